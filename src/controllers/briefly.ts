import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Says something in a node of its host for a while, or until the host leaves the page. */
export class Briefly implements ReactiveController {
  readonly #milliseconds: number;
  readonly #said = new Map<
    Node,
    { readonly before: string | null; readonly timer: ReturnType<typeof setTimeout> }
  >();

  constructor(host: ReactiveControllerHost, milliseconds: number) {
    this.#milliseconds = milliseconds;
    host.addController(this);
  }

  say(node: Node, words: string): void {
    this.#restore(node);
    if (!node.isConnected) return;
    const timer = setTimeout(() => this.#restore(node), this.#milliseconds);
    this.#said.set(node, { before: node.textContent, timer });
    node.textContent = words;
  }

  hostDisconnected(): void {
    for (const node of this.#said.keys()) this.#restore(node);
  }

  #restore(node: Node): void {
    const said = this.#said.get(node);
    if (!said) return;
    clearTimeout(said.timer);
    node.textContent = said.before;
    this.#said.delete(node);
  }
}
