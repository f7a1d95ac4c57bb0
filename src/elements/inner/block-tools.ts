import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { loadDownload, loadTableMenu } from '../lazy.js';
import { addCodeTools, codeOf } from './code-block.js';
import { Feedback } from './copy.js';
import { addTableTools } from './table-tools.js';
import type { Tool } from './tool.js';

/** Adds the buttons to what is in a block. */
export function addBlockTools(block: DocumentFragment, strings: Strings): void {
  addCodeTools(block, strings);
  addTableTools(block, strings);
}

/**
 * Does what the buttons on blocks say. One listener for all of them, which looks at the block when a button is pressed:
 * while an answer comes, what is in a block changes under its buttons.
 */
export class BlockTools implements ReactiveController {
  readonly #strings: () => Strings;
  readonly #feedback: Feedback;
  #departures = 0;
  readonly #uses: Readonly<Record<Tool, (button: HTMLButtonElement, click: Event) => void>> = {
    'wrap-lines': (button) => {
      // Kept on the header, which stays as it is while its block grows.
      button.ariaPressed = `${button.parentElement?.toggleAttribute('data-wrapped') ?? false}`;
    },
    'copy-code': (button) => this.#copy(button, () => navigator.clipboard.writeText(codeOf(button).code)),
    'download-code': (button) => this.#download(button),
    'copy-table': (button, click) => this.#offerTable(button, click),
  };

  constructor(
    host: ReactiveControllerHost,
    strings: () => Strings,
    /** Speaks the words, and the empty ones after a while. */
    announce: (words: string) => void,
  ) {
    this.#strings = strings;
    this.#feedback = new Feedback(announce);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#departures += 1;
    this.#feedback.end();
  }

  /** To be called on clicks in what holds the blocks. */
  readonly onClick = (click: Event): void => {
    const { target } = click;
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-tool]') : null;
    const tool = button?.dataset.tool;
    if (button && isTool(tool, this.#uses)) this.#uses[tool](button, click);
  };

  async #copy(button: HTMLButtonElement, attempt: () => Promise<void>): Promise<void> {
    const { copied, copyFailed } = this.#strings();
    try {
      await attempt();
      this.#feedback.show(button, copied, 'done');
    } catch {
      this.#feedback.show(button, copyFailed, 'failed');
    }
  }

  async #download(button: HTMLButtonElement): Promise<void> {
    try {
      const { downloadCode } = await loadDownload();
      downloadCode(codeOf(button));
    } catch {
      this.#feedback.show(button, this.#strings().downloadFailed, 'failed');
    }
  }

  async #offerTable(button: HTMLButtonElement, click: Event): Promise<void> {
    if (button.popoverTargetElement) return; // From the second press on the browser opens and closes the menu.
    click.preventDefault(); // It would close it in this one, too, where the menu is there at once.
    const departures = this.#departures;
    try {
      const { openTableMenu } = await loadTableMenu();
      if (departures === this.#departures)
        openTableMenu(button, this.#strings(), (attempt) => this.#copy(button, attempt));
    } catch {
      this.#feedback.show(button, this.#strings().copyFailed, 'failed');
    }
  }
}

const isTool = (name: string | undefined, uses: Readonly<Record<Tool, unknown>>): name is Tool =>
  name !== undefined && Object.hasOwn(uses, name);
