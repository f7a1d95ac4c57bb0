import type { MarkdownPlugin, PluginToken } from '../markdown/plugin.js';

const kinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
type Kind = (typeof kinds)[number];

interface AlertToken extends PluginToken {
  readonly kind: Kind;
}

/** `> [!NOTE]`, and TIP, IMPORTANT, WARNING and CAUTION, as GitHub has them: a quote that says what it is. */
export const alerts: MarkdownPlugin = {
  name: 'alerts',
  block: {
    tokenize(source, { isTop, quote, blocks }) {
      const kind = isTop ? kindOf(source) : undefined;
      const quoted = kind && quote(source);
      if (!quoted) return undefined;
      const end = quoted.text.indexOf('\n');
      const text = end < 0 ? '' : quoted.text.slice(end + 1);
      return { raw: quoted.raw, kind, content: blocks(text) } satisfies AlertToken;
    },
  },
  render({ kind, content }: AlertToken, { strings, content: make }) {
    const box = document.createElement('div');
    box.className = `alert alert-${kind}`;
    box.role = 'note';
    const title = document.createElement('p');
    title.className = 'alert-title';
    title.dataset.parleyUi = '';
    title.append(icon(shapes[kind]), strings[kind]);
    box.append(title, make(content));
    return box;
  },
  styles: `
    .alert {
      margin-block: 0 var(--_3);
      padding: var(--_2) var(--_3);
      border-inline-start: var(--_rule) solid var(--_tone);
      border-start-end-radius: var(--_radius-small);
      border-end-end-radius: var(--_radius-small);
    }
    .alert > :last-child {
      margin-block-end: 0;
    }
    .alert .alert-title {
      display: flex;
      align-items: center;
      gap: var(--_2);
      margin-block-end: var(--_1);
      color: var(--_tone);
      font-size: var(--_font-small);
      font-weight: var(--_weight-strong);
    }
    .alert-title svg {
      flex: none;
      inline-size: var(--_icon);
      block-size: var(--_icon);
    }
    .alert-note,
    .alert-important {
      --_tone: var(--_accent);
    }
    .alert-tip {
      --_tone: var(--_success);
    }
    .alert-warning,
    .alert-caution {
      --_tone: var(--_danger);
    }
    .alert-important {
      background: var(--_accent-soft);
    }
    .alert-caution {
      background: var(--_danger-soft);
    }
  `,
};

/** Where a quote begins with the name of a kind, and nothing else stands in that line. */
function kindOf(source: string): Kind | undefined {
  const [, name = ''] = /^ {0,3}> {0,4}\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(source) ?? [];
  return kinds.find((kind) => kind === name.toLowerCase());
}

// For 16 px, in one line weight. Each has a shape of its own: colour alone tells nothing to many.
const shapes: Readonly<Record<Kind, string>> = {
  note: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 7.4V11M8 5v.1',
  tip: 'M6 12.2V11C4.7 10.2 4 9 4 7.3a4 4 0 0 1 8 0C12 9 11.3 10.2 10 11v1.2ZM6.6 14.2h2.8',
  important: 'M2.5 3h11v8.2H8.6L5.8 13.7v-2.5H2.5ZM8 5v2.5M8 9.2v.1',
  warning: 'M8 2.5 14.3 13.3H1.7ZM8 6.5v3.2M8 11.4v.1',
  caution: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5ZM8 5v3.4M8 10.9v.1',
};

function icon(shape: string): SVGElement {
  const svg = 'http://www.w3.org/2000/svg';
  const image = document.createElementNS(svg, 'svg');
  const pen = {
    viewBox: '0 0 16 16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(pen)) image.setAttribute(name, value);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', shape);
  path.setAttribute('stroke-linejoin', 'round');
  path.setAttribute('stroke-linecap', 'round');
  image.append(path);
  return image;
}
