import { beginsWith } from '../../model/begins.js';

/** Keeps an element showing a text as it is: nothing in it is Markdown, or HTML. */
export class PlainText {
  readonly #text = new Text();

  constructor(target: Element) {
    const box = document.createElement('div');
    box.className = 'plain';
    box.append(this.#text);
    target.append(box);
  }

  /** What is selected in a text that grows stays so. */
  render(text: string): void {
    const { data } = this.#text;
    if (beginsWith(text, data)) this.#text.appendData(text.slice(data.length));
    else this.#text.data = text;
  }

  stop(): void {}
}
