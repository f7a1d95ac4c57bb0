import { history, type Said } from './workload.js';

/** What is measured: anything that shows a conversation. */
export interface Adapter {
  mount(root: HTMLElement): void | Promise<void>;
  set(messages: readonly Said[]): void;
  append(message: Said): void;
  /** When all is shown as it will be, for those that do not do that at once. */
  shown?(): Promise<unknown>;
  /** An answer begins, … */
  start(): void;
  /** … grows by a piece, … */
  grow(piece: string, text: string): void;
  /** … and is done. */
  end(text: string): void;
}

export interface Delivery {
  /** What is there before it is measured. */
  readonly before: string;
  readonly pieces: readonly string[];
  /** When the next piece comes. */
  readonly per: 'frame' | 'task';
}

export interface Delivered {
  readonly frames: readonly number[];
}

const frame = () => new Promise(requestAnimationFrame);
const task = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });

/** Two frames: what was asked for has been painted. */
async function painted(): Promise<void> {
  await frame();
  await frame();
  await task();
}

/** What the runner calls, in the page. */
export class Bench {
  readonly #adapter: Adapter;
  readonly #longTasks: number[] = [];
  #text = '';

  constructor(adapter: Adapter) {
    this.#adapter = adapter;
    const observer = new PerformanceObserver((list) => {
      this.#longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
  }

  async mount(): Promise<void> {
    await this.#mount();
    await painted();
  }

  /** Begins with one message, as a page does that has one. Gives the time when that was painted. */
  async mountWith(message: Said): Promise<number> {
    await this.#mount();
    await this.set([message]);
    return performance.now();
  }

  async set(messages: readonly Said[]): Promise<void> {
    this.#adapter.set(messages);
    await painted();
  }

  /** All is shown as it will be, and painted. */
  async shown(): Promise<void> {
    await this.#adapter.shown?.();
    await painted();
  }

  async append(message: Said): Promise<number> {
    const start = performance.now();
    this.#adapter.append(message);
    await frame();
    await task();
    return performance.now() - start;
  }

  async begin(before: string): Promise<void> {
    this.#adapter.start();
    this.#text = before;
    if (before) this.#adapter.grow(before, before);
    // What is fetched for a first answer is not what a piece costs.
    await this.shown();
    await this.forget();
  }

  /** The long tasks up to now. */
  async forget(): Promise<void> {
    await painted();
    this.#longTasks.length = 0;
  }

  async deliver({ pieces, per }: Pick<Delivery, 'pieces' | 'per'>): Promise<Delivered> {
    const next = per === 'frame' ? frame : task;
    const frames: number[] = [];
    let last = performance.now();
    for (const piece of pieces) {
      this.#text += piece;
      this.#adapter.grow(piece, this.#text);
      await next();
      frames.push(performance.now() - last);
      last = performance.now();
    }
    this.#adapter.end(this.#text);
    await painted();
    return { frames };
  }

  async #mount(): Promise<void> {
    await this.#adapter.mount(document.querySelector<HTMLElement>('#root') ?? document.body);
  }

  /** The long tasks since the last answer began. They are told a little late. */
  async longTasks(): Promise<readonly number[]> {
    await new Promise((done) => setTimeout(done, 100));
    return this.#longTasks;
  }
}

declare global {
  interface Window {
    bench?: Bench;
    firstPainted?: Promise<number>;
  }
}

export function register(adapter: Adapter): void {
  const bench = new Bench(adapter);
  window.bench = bench;
  // In the page, at once: what the runner does takes its time.
  const [message] = location.search === '?first' ? history(1) : [];
  if (message) window.firstPainted = bench.mountWith(message);
}
