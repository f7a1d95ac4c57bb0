import type { Briefly } from '../../controllers/briefly.js';
import type { Strings } from '../../i18n/strings.js';

/** Milliseconds for which it is said how copying went. */
export const copyFeedback = 2000;

/** Gives each code block a header with its language and a button that copies it. */
export function addCodeHeaders(block: DocumentFragment, strings: Strings, feedback: Briefly): void {
  for (const pre of block.querySelectorAll('pre')) {
    const frame = element('div', 'code-block');
    frame.dataset.parleyWrap = '';
    frame.dir = 'ltr'; // Code reads left to right in any language.
    pre.replaceWith(frame);
    pre.tabIndex = 0; // It scrolls, by keyboard too.
    frame.append(header(pre, strings, feedback), pre);
  }
}

function header(pre: HTMLPreElement, strings: Strings, feedback: Briefly): HTMLElement {
  const bar = element('div', 'code-header');
  bar.dataset.parleyUi = '';
  const language = /language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1] ?? '';
  const name = element('span', 'code-language');
  name.textContent = language;
  const button = element('button', 'text-button quiet');
  button.type = 'button';
  button.textContent = strings.copyCode;
  button.addEventListener('click', async () => feedback.say(button, await copy(codeIn(pre), strings)));
  bar.append(name, button);
  return bar;
}

/** Without the line end after the last line, which would run the code where it is pasted into a shell. */
const codeIn = (pre: HTMLPreElement) => pre.textContent.replace(/\n$/, '');

/** Says what happened: a copy that failed must not look like one that worked. */
async function copy(text: string, strings: Strings): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return strings.copied;
  } catch {
    return strings.copyFailed;
  }
}

function element<Tag extends 'div' | 'span' | 'button'>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
