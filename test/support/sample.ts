// What is too much for every run is sampled by a seed, and done in full by `npm run test:long`. It works in Node and in
// the page alike: `PARLEY_SEED` says which sample, and reaches the page with the addresses of the servers.

interface Given {
  readonly seed?: string | number;
  readonly long?: string | boolean;
  /** How much of what is usual: less in an engine that takes long. */
  readonly share?: number;
}

const given: Given =
  'testRun' in globalThis
    ? (globalThis.testRun as Given)
    : { seed: process.env.PARLEY_SEED, long: process.env.PARLEY_LONG };

/** All of it is wanted. */
export const long = Boolean(given.long);

/** A number from which all that is random in a test is made. */
export const seed = Number(given.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(seed)) throw new Error(`PARLEY_SEED is no whole number: ${given.seed}`);

const share = given.share ?? 1;

/** `usual` of them, in their own order; all of them under `test:long`, or where there are no more. */
export function sample<Case>(all: readonly Case[], usual: number): readonly Case[] {
  const count = Math.ceil(usual * share);
  if (long || all.length <= count) return say(all, all.length);
  const random = numbers();
  const left = all.map((_, place) => place);
  const chosen = Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
  const places = new Set(chosen);
  return say(
    all.filter((_, place) => places.has(place)),
    all.length,
  );
}

/** For `fc.assert`: how often a property is tried, `usual` or under `test:long` `thorough` times, and from which seed. */
export function runs(usual: number, thorough: number): { readonly numRuns: number; readonly seed: number } {
  const numRuns = long ? thorough : Math.ceil(usual * share);
  console.log(`seed ${seed}: ${numRuns} runs`);
  return { numRuns, seed };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbers(): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

function say<Case>(chosen: readonly Case[], of: number): readonly Case[] {
  console.log(`seed ${seed}: ${chosen.length} of ${of}`);
  return chosen;
}
