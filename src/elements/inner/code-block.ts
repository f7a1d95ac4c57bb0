import type { Strings } from '../../i18n/strings.js';
import { element, toolButton } from './tool.js';

/** Gives each code block a header with its language, and buttons that wrap, copy and download it. */
export function addCodeTools(block: DocumentFragment, strings: Strings): void {
  for (const pre of block.querySelectorAll('pre')) {
    const frame = element('div', 'code-block');
    frame.dataset.parleyWrap = '';
    frame.dir = 'ltr'; // Code reads left to right in any language.
    pre.replaceWith(frame);
    pre.tabIndex = 0; // It scrolls, by keyboard too.
    frame.append(header(pre, strings), pre);
  }
}

function header(pre: HTMLPreElement, strings: Strings): HTMLElement {
  const bar = element('div', 'code-header');
  bar.dataset.parleyUi = 'tools';
  const language = element('span', 'code-language');
  language.textContent = languageOf(pre);
  const wrap = toolButton('wrap-lines', strings.wrapLines, 'wrap');
  wrap.setAttribute('aria-pressed', 'false');
  const copy = toolButton('copy-code', strings.copyCode, 'copy');
  const download = toolButton('download-code', strings.downloadCode, 'download');
  bar.append(language, wrap, copy, download);
  return bar;
}

const languageOf = (pre: Element) =>
  /language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1] ?? '';
