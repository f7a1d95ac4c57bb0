import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Addresses for the blobs that an element shows. Whoever makes one revokes it: here, and nowhere else. */
export class ObjectUrls implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #urls = new Map<Blob, string>();
  /** Rises when addresses have been revoked, so that what was drawn with them is drawn again. */
  generation = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  of(blob: Blob): string {
    const url = this.#urls.get(blob) ?? URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }

  /** Revokes the addresses of all other blobs. */
  keep(blobs: ReadonlySet<Blob>): void {
    for (const [blob, url] of this.#urls) {
      if (blobs.has(blob)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(blob);
    }
  }

  hostConnected(): void {
    if (this.generation > 0) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // An element that is moved is back before this runs.
    queueMicrotask(() => this.hostUpdated());
  }

  /** Also what is drawn while it is away leaves no address behind. */
  hostUpdated(): void {
    if (this.#host.isConnected || this.#urls.size === 0) return;
    this.keep(new Set());
    this.generation += 1;
  }
}
