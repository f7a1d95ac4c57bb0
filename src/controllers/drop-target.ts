import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Options {
  readonly enabled: () => boolean;
  readonly onFiles: (files: File[]) => void;
}

/** Takes files that are dropped on its host; text, links and folders are none of its business. */
export class DropTarget implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #depth = 0; // Enter and leave fire for each element inside.

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Are files held over the host? */
  get active(): boolean {
    return this.#depth > 0;
  }

  hostConnected(): void {
    for (const type of types) this.#host.addEventListener(type, this);
  }

  hostDisconnected(): void {
    for (const type of types) this.#host.removeEventListener(type, this);
    this.#depth = 0;
  }

  handleEvent(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Else the browser would open the file in place of the page, also where we do not take it.
    event.preventDefault();
    if (!this.#options.enabled()) return;
    if (event.type === 'dragenter') this.#enter(1);
    if (event.type === 'dragleave') this.#enter(-1);
    if (event.type !== 'drop') return;
    this.#enter(-this.#depth);
    const files = filesIn(event.dataTransfer);
    if (files.length > 0) this.#options.onFiles(files);
  }

  #enter(step: number): void {
    this.#depth = Math.max(0, this.#depth + step);
    this.#host.requestUpdate();
  }
}

const types = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

function filesIn({ items }: DataTransfer): File[] {
  return [...items].flatMap((item) => {
    const file = item.kind === 'file' && !item.webkitGetAsEntry()?.isDirectory ? item.getAsFile() : null;
    return file ? [file] : [];
  });
}
