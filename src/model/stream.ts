/**
 * The chunks of a stream, one by one; a stream that is left early is cancelled, so that its server sees the connection
 * close. (Safari cannot iterate a stream by itself.)
 */
export async function* chunksOf<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.cancel().catch(() => {}); // It is closed, or broken, already.
  }
}

/** UTF-8 bytes as text, whole characters only; a piece of one at a broken end becomes U+FFFD. */
export async function* textOfStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of chunksOf(stream)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
