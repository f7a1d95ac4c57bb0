import type { MarkdownPlugin, PluginToken, Shown } from '../markdown/plugin.js';

interface NoteToken extends PluginToken {
  /** What the note says, as Markdown. */
  readonly text: string;
}

/**
 * `[^1]` and `[^name]`, and `[^1]: text` anywhere between blocks, with further paragraphs indented. The notes that are
 * asked for stand at the end, numbered in the order of their first references.
 */
export const footnotes: MarkdownPlugin = {
  name: 'footnotes',
  block: {
    start: (source) => source.search(nextDefinition),
    tokenize(source, { isTop }) {
      const [mark, label] = (isTop && definition.exec(source)) || [];
      if (mark === undefined || label === undefined) return undefined;
      const raw = source.slice(0, endOfNote(source, mark.length));
      const text = raw.slice(mark.length).replace(/\n(?: {1,4}|\t)/g, '\n');
      return { raw, defines: `^${label}`, text } satisfies NoteToken;
    },
  },
  render({ refersTo = '', content }, make) {
    const made = make.content(content);
    const reference = document.createElement('sup');
    reference.className = 'footnote-ref';
    reference.dataset.label = refersTo;
    const link = document.createElement('a');
    link.setAttribute('role', 'doc-noteref');
    reference.append(link);
    made.append(reference);
    return made;
  },
  finish(shown) {
    const notes = notesOf.get(shown.target) ?? new Notes(shown.target);
    notesOf.set(shown.target, notes);
    return notes.update(shown);
  },
  styles: `
    .footnote-ref {
      font-size: 0.75em;
      line-height: 0;
      font-variant-numeric: tabular-nums;
    }
    .footnote-ref a {
      padding-inline: 0.1em;
      text-decoration: none;
    }
    .footnotes {
      margin-block-start: var(--_6);
      padding-block-start: var(--_3);
      border-block-start: 1px solid var(--_line);
      color: var(--_muted);
      font-size: var(--_font-small);
      line-height: var(--_line-small);
    }
    .footnotes li {
      margin-inline: calc(-1 * var(--_1)) var(--_1);
      padding-inline: var(--_1);
    }
    .footnotes li:focus,
    .footnote-ref a:focus {
      border-radius: var(--_radius-small);
      background: var(--_accent-soft);
      outline-offset: 0;
    }
    .footnotes li > :last-child {
      margin-block-end: var(--_1);
    }
    .footnotes .footnote-back {
      margin-inline-start: 0.4em;
    }
  `,
};

const label = String.raw`\[\^([^\s[\]]{1,200})\]:`;
const definition = new RegExp(String.raw`^ {0,3}${label}[ \t]*`);
const nextDefinition = new RegExp(String.raw`\n {0,3}${label}`);
/** A line without indentation that does not go on with the paragraph in front of it. */
const interrupts = new RegExp(
  String.raw`^ {0,3}(?:[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|$)|[>|<]|\`{3}|~{3}|${label}|([-*_])(?:[ \t]*\2){2,}[ \t]*$)`,
);

/** A note goes on with lines of its paragraph, and behind blank lines with what is indented. */
function endOfNote(source: string, from: number): number {
  let end = lineEnd(source, from);
  let isBlank = false;
  for (let at = end; at < source.length; ) {
    const next = lineEnd(source, at);
    const line = source.slice(at, next).trimEnd();
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (line !== '' && !isIndented && (isBlank || interrupts.test(line))) break;
    isBlank = line === '';
    at = next;
    if (!isBlank) end = next;
  }
  return end;
}

const lineEnd = (source: string, from: number) => source.indexOf('\n', from) + 1 || source.length;

/** What refers to a note. */
interface Note {
  readonly number: number;
  readonly references: HTMLElement[];
}

const notesOf = new WeakMap<Element, Notes>();
let count = 0;

/** The notes below one text. What stays the same in them is not touched. */
class Notes {
  readonly #prefix: string;
  readonly #section = document.createElement('section');
  readonly #list = document.createElement('ol');
  readonly #items = new Map<string, { readonly item: HTMLElement; readonly key: string }>();

  constructor(target: Element) {
    count += 1;
    this.#prefix = `parley-${count}-fn`;
    this.#section.className = 'footnotes';
    this.#section.setAttribute('role', 'doc-endnotes');
    this.#section.append(this.#list);
    // In a shadow root no link leads to a place by its name.
    target.addEventListener('click', (event) => follow(target, event));
  }

  update(shown: Shown): HTMLElement | undefined {
    const { target, strings, definitions } = shown;
    const notes = new Map<string, Note>();
    const inText = [...referencesIn(target)].filter((each) => !this.#section.contains(each));
    collect(inText, notes, definitions);
    // Grows while it is gone through: notes refer to notes.
    for (const [label, { number }] of notes) {
      const item = this.#itemOf(label, shown);
      set(item, 'id', `${this.#prefix}-${number}`);
      if (this.#list.children[number - 1] !== item)
        this.#list.insertBefore(item, this.#list.children[number - 1] ?? null);
      collect(referencesIn(item), notes, definitions);
    }
    while (this.#list.children.length > notes.size) this.#list.lastElementChild?.remove();
    for (const [label, note] of notes) this.#join(this.#items.get(label)?.item, note, shown);
    for (const label of [...this.#items.keys()]) if (!notes.has(label)) this.#items.delete(label);
    set(this.#section, 'aria-label', strings.footnotes);
    return notes.size > 0 ? this.#section : undefined;
  }

  #itemOf(label: string, { definitions, open, version, make }: Shown): HTMLElement {
    const { text = '' } = (definitions.get(label) ?? {}) as Partial<NoteToken>;
    const key = `${version} ${open === label} ${text}`;
    const known = this.#items.get(label);
    if (known?.key === key) return known.item;
    const item = known?.item ?? document.createElement('li');
    item.tabIndex = -1;
    item.replaceChildren(make(text, open === label));
    this.#items.set(label, { item, key });
    return item;
  }

  /** Numbers what refers to a note, and leads back from the note to each of these. */
  #join(item: HTMLElement | undefined, { number, references }: Note, { strings }: Shown): void {
    const note = `${this.#prefix}-${number}`;
    const backs = references.map((reference, i) => {
      const link = reference.querySelector('a');
      const id = `${note}-ref-${i + 1}`;
      if (link && link.textContent !== `${number}`) link.textContent = `${number}`;
      if (link)
        for (const [name, value] of [
          ['id', id],
          ['href', `#${note}`],
          ['aria-label', strings.footnote(number)],
        ] as const)
          set(link, name, value);
      return backLink(id, i, strings.backToText(number, i + 1));
    });
    if (!item) return;
    const old = [...item.querySelectorAll('.footnote-back')];
    if (old.length === backs.length && old.every((each, i) => each.isEqualNode(backs[i] ?? null))) return;
    for (const each of old) each.remove();
    const last = item.lastElementChild;
    (last instanceof HTMLParagraphElement ? last : item).append(...backs);
  }
}

const referencesIn = (element: Element) => element.querySelectorAll<HTMLElement>('.footnote-ref');

function collect(
  references: Iterable<HTMLElement>,
  notes: Map<string, Note>,
  definitions: ReadonlyMap<string, PluginToken>,
): void {
  for (const reference of references) {
    const label = reference.dataset.label ?? '';
    const note = notes.get(label) ?? { number: notes.size + 1, references: [] };
    if (!definitions.has(label)) reference.replaceWith(`[${label}]`);
    else notes.set(label, note).get(label)?.references.push(reference);
  }
}

function backLink(id: string, i: number, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'footnote-back';
  link.href = `#${id}`;
  link.setAttribute('role', 'doc-backlink');
  link.setAttribute('aria-label', name);
  link.textContent = `↩\uFE0E${i > 0 ? ` ${i + 1}` : ''}`;
  return link;
}

function follow(target: Element, event: Event): void {
  const link =
    event.target instanceof Element ? event.target.closest('.footnote-ref a, .footnote-back') : null;
  if (!link) return;
  event.preventDefault();
  const goal = target.querySelector<HTMLElement>(link.getAttribute('href') ?? '');
  goal?.focus();
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
