import type { Strings } from '../../i18n/strings.js';
import { loadDownload, loadTableMenu } from '../lazy-deeds.js';
import type { Feedback } from './feedback.js';
import type { Doer } from './presses.js';
import type { Tool } from './tool.js';

type Use = (button: HTMLButtonElement, click: Event, stays: AbortSignal) => void;

/**
 * Does what the buttons on blocks say. It looks at the block when a button is pressed: while an answer comes, what is in a
 * block changes under its buttons.
 */
export class BlockDeeds implements Doer {
  readonly #strings: () => Strings;
  readonly #feedback: Feedback;
  readonly #uses: Readonly<Record<Tool, Use>> = {
    'wrap-lines': (button) => {
      // Kept on the header, which stays as it is while its block grows.
      button.ariaPressed = `${button.parentElement?.toggleAttribute('data-wrapped') ?? false}`;
    },
    'copy-code': (button) => this.#copy(button, () => navigator.clipboard.writeText(codeOf(button).code)),
    'download-code': (button) => this.#download(button),
    'copy-table': (button, click, stays) => this.#offerTable(button, click, stays),
  };

  constructor(strings: () => Strings, feedback: Feedback) {
    this.#strings = strings;
    this.#feedback = feedback;
  }

  press(button: HTMLButtonElement, click: Event, stays: AbortSignal): undefined {
    const { tool } = button.dataset;
    if (isTool(tool, this.#uses)) this.#uses[tool](button, click, stays);
  }

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

  async #offerTable(button: HTMLButtonElement, click: Event, stays: AbortSignal): Promise<void> {
    if (button.popoverTargetElement) return; // From the second press on the browser opens and closes the menu.
    click.preventDefault(); // It would close it in this one, too, where the menu is there at once.
    try {
      const { openTableMenu } = await loadTableMenu();
      if (!stays.aborted) openTableMenu(button, this.#strings(), (attempt) => this.#copy(button, attempt));
    } catch {
      this.#feedback.show(button, this.#strings().copyFailed, 'failed');
    }
  }
}

const isTool = (name: string | undefined, uses: Readonly<Record<Tool, unknown>>): name is Tool =>
  name !== undefined && Object.hasOwn(uses, name);

/** The code under the button, as it is now, and its language. */
function codeOf(button: Element): { readonly code: string; readonly language: string } {
  const block = button.closest('.code-block');
  const language = block?.querySelector('.code-language')?.textContent ?? '';
  // Without the line end after the last line, which would run the code where it is pasted into a shell.
  return { code: block?.querySelector('pre')?.textContent.replace(/\n$/, '') ?? '', language };
}
