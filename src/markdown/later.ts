const parts: Later<unknown>[] = [];

/** A part of the engine that most texts do without: it is fetched once for the page, when a text first needs it. */
export class Later<Part> {
  /** How often it was needed and was not there. */
  misses = 0;
  readonly #fetch: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<void> | undefined;
  #warned = false;

  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch;
    parts.push(this);
  }

  get isThere(): boolean {
    return this.#part !== undefined;
  }

  /** For what cannot be done without it. `undefined`: it is not there, and has been missed. */
  get part(): Part | undefined {
    if (!this.#part) this.misses += 1;
    return this.#part;
  }

  /** Being fetched, or there. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  /** Settles when it is there, or cannot be had: then the next to need it tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      this.#part = await this.#fetch();
    } catch (cause) {
      this.#loading = undefined;
      if (!this.#warned) console.warn('parley-elements: some text stays as it was written.', cause);
      this.#warned = true;
    }
  }
}

/** What stands for raw HTML, and for characters by rare names. */
export const html = new Later(() => import('./html.js'));
/** What half-typed Markdown at the end of a stream is about to be. */
export const repair = new Later(() => import('./repair.js'));

/** Watches what is missed from now on. */
export function missing(): () => readonly Later<unknown>[] {
  const before = parts.map(({ misses }) => misses);
  return () => parts.filter(({ misses }, i) => misses !== before[i]);
}

/** Fetches all that some text may need. */
export async function loadAll(): Promise<void> {
  await Promise.all(parts.map((part) => part.load()));
}

const others = new Set<Promise<unknown>>();

/** Something else that is being fetched for what is on the page. */
export async function fetching(what: Promise<unknown>): Promise<void> {
  others.add(what);
  try {
    await what;
  } finally {
    others.delete(what);
  }
}

/** The same, when what is on the page does not wait for what is being fetched any more. */
export async function allMade<Result>(first: Promise<Result>): Promise<Result> {
  const result = await first;
  // What has come may need something more.
  for (let waiting = pending(); waiting.length > 0; waiting = pending()) await Promise.all(waiting);
  return result;
}

const pending = () => [
  ...others,
  ...parts.flatMap(({ isThere, loading }) => (loading && !isThere ? [loading] : [])),
];
