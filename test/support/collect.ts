/** All that comes, until the end. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

/** What came before it went wrong, and the error. Throws if nothing goes wrong. */
export async function collectUntilError<T>(source: AsyncIterable<T>): Promise<{ came: T[]; error: unknown }> {
  const came: T[] = [];
  try {
    for await (const each of source) came.push(each);
  } catch (error) {
    return { came, error };
  }
  throw new Error('It came to its end without an error.');
}

/** A promise, and the function that fulfils it. */
export function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
