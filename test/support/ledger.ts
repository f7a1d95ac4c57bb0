/** What is still there of what was started while it was kept. */
export interface Leftover {
  readonly kind: 'listener' | 'timer' | 'frame' | 'observer' | 'address';
  readonly what: string;
  /** What a listener listens to, or what is observed. */
  readonly targets: readonly unknown[];
}

interface Observer {
  observe(target: Node): void;
  unobserve?(target: Node): void;
  disconnect(): void;
}
type Observers = 'ResizeObserver' | 'MutationObserver' | 'IntersectionObserver';

/**
 * Keeps account of listeners, timers, frames, observers and addresses of blobs, from `open` to `close`: by standing in for
 * the platform's own functions, which it calls.
 */
export class Ledger {
  readonly #open = new Map<unknown, Leftover>();
  readonly #undo: (() => void)[] = [];

  static open(): Ledger {
    const ledger = new Ledger();
    ledger.#keepListeners();
    ledger.#keepTimers('setTimeout', 'clearTimeout', 'timer');
    ledger.#keepTimers('setInterval', 'clearInterval', 'timer');
    ledger.#keepTimers('requestAnimationFrame', 'cancelAnimationFrame', 'frame');
    for (const name of ['ResizeObserver', 'MutationObserver', 'IntersectionObserver'] as const)
      ledger.#keepObservers(name);
    ledger.#keepAddresses();
    return ledger;
  }

  get leftovers(): Leftover[] {
    return [...this.#open.values()];
  }

  close(): void {
    for (const step of this.#undo.splice(0).reverse()) step();
  }

  #replace<Owner extends object, Key extends keyof Owner>(owner: Owner, key: Key, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, key);
    Object.defineProperty(owner, key, { value, configurable: true, writable: true });
    this.#undo.push(() => {
      if (before) Object.defineProperty(owner, key, before);
      else delete owner[key];
    });
  }

  #keepListeners(): void {
    const open = this.#open;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const keys = new WeakMap<EventTarget, Map<unknown, Map<string, object>>>();
    const keyOf = (target: EventTarget, type: string, listener: unknown, options: unknown): object => {
      const capture =
        typeof options === 'object' && options !== null ? 'capture' in options && options.capture : options;
      const byListener = entry(keys, target, () => new Map());
      const byName = entry(byListener, listener, () => new Map());
      return entry(byName, `${type} ${Boolean(capture)}`, () => ({}));
    };
    this.#replace(
      EventTarget.prototype,
      'addEventListener',
      function (this: EventTarget | undefined, ...args: Parameters<typeof addEventListener>) {
        const target = this ?? window;
        const [type, listener, options] = args;
        addEventListener.apply(target, args);
        const { once, signal } = typeof options === 'object' ? options : {};
        if (listener === null || signal?.aborted) return;
        const key = keyOf(target, type, listener, options);
        open.set(key, { kind: 'listener', what: `${type} on ${nameOf(target)}`, targets: [target] });
        if (once) addEventListener.call(target, type, () => open.delete(key), { once });
        if (signal) addEventListener.call(signal, 'abort', () => open.delete(key), { once: true });
      },
    );
    this.#replace(
      EventTarget.prototype,
      'removeEventListener',
      function (this: EventTarget | undefined, ...args: Parameters<typeof removeEventListener>) {
        const target = this ?? window;
        const [type, listener, options] = args;
        removeEventListener.apply(target, args);
        open.delete(keyOf(target, type, listener, options));
      },
    );
  }

  #keepTimers(
    start: 'setTimeout' | 'setInterval' | 'requestAnimationFrame',
    stop: 'clearTimeout' | 'clearInterval' | 'cancelAnimationFrame',
    kind: 'timer' | 'frame',
  ): void {
    const open = this.#open;
    const [started, stopped] = [window[start], window[stop]];
    this.#replace(window, start, (callback: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const run = (...args: unknown[]) => {
        if (start !== 'setInterval') open.delete(`${kind} ${id}`);
        callback(...args);
      };
      const id: number = Reflect.apply(started, window, [run, ...rest]);
      open.set(`${kind} ${id}`, { kind, what: `${start} ${rest.join()}`.trim(), targets: [] });
      return id;
    });
    // A timer may be cleared as an interval, and the other way round.
    this.#replace(window, stop, (id: number) => {
      stopped.call(window, id);
      open.delete(`${kind} ${id}`);
    });
  }

  #keepObservers(name: Observers): void {
    const open = this.#open;
    const Observer: new (callback: never, options?: never) => Observer = window[name];
    const Kept = class extends Observer {
      readonly #targets: Node[] = [];
      override observe(target: Node, ...rest: []): void {
        super.observe(target, ...rest);
        this.#targets.push(target);
        open.set(this, { kind: 'observer', what: name, targets: this.#targets });
      }
      override unobserve(target: Node): void {
        super.unobserve?.(target);
        this.#targets.splice(this.#targets.indexOf(target), 1);
        if (this.#targets.length === 0) open.delete(this);
      }
      override disconnect(): void {
        super.disconnect();
        this.#targets.length = 0;
        open.delete(this);
      }
    };
    this.#replace(window, name, Kept);
  }

  #keepAddresses(): void {
    const open = this.#open;
    const { createObjectURL, revokeObjectURL } = URL;
    this.#replace(URL, 'createObjectURL', (blob: Blob) => {
      const url = createObjectURL.call(URL, blob);
      open.set(url, { kind: 'address', what: url, targets: [] });
      return url;
    });
    this.#replace(URL, 'revokeObjectURL', (url: string) => {
      revokeObjectURL.call(URL, url);
      open.delete(url);
    });
  }
}

interface MapLike<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function entry<Key, Value>(map: MapLike<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function nameOf(target: EventTarget): string {
  if (target instanceof Element) return `<${target.localName}>`;
  return target === window ? 'window' : Object.prototype.toString.call(target);
}
