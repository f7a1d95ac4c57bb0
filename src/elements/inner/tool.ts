import { outlines } from '../../styles/icons.js';

type Outline = keyof typeof outlines;

/** What a button on a block does. */
export type Tool = 'wrap-lines' | 'copy-code' | 'download-code' | 'copy-table';

const svg = 'http://www.w3.org/2000/svg';
const pen = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
};

/** Built by DOM calls: a block may come where templates are refused. What it does is found when it is pressed. */
export function toolButton(tool: Tool, name: string, outline: Outline): HTMLButtonElement {
  const button = element('button', 'icon-button');
  button.type = 'button';
  button.dataset.tool = tool;
  button.title = name;
  button.setAttribute('aria-label', name);
  const icon = document.createElementNS(svg, 'svg');
  for (const [name, value] of Object.entries(pen)) icon.setAttribute(name, value);
  icon.append(document.createElementNS(svg, 'path'));
  button.append(icon);
  draw(button, outline);
  return button;
}

/** Gives a button another icon. */
export function draw(button: Element, outline: Outline): void {
  button.querySelector('path')?.setAttribute('d', outlines[outline]);
}

export function element<Tag extends 'div' | 'span' | 'button'>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
