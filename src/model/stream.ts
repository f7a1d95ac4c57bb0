/**
 * The chunks of a stream, one by one; a stream that is left early is cancelled, so that its server sees the connection
 * close; so is one whose signal is aborted, also while nothing comes. (Safari cannot iterate a stream by itself.)
 */
export async function* chunksOf<Chunk>(
  stream: ReadableStream<Chunk>,
  signal?: AbortSignal,
): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  const cancel = () => reader.cancel().catch(() => {}); // It may be closed, or broken, already.
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
