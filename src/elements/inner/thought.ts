import { html, nothing } from 'lit';
import type { Content } from '../../model/message.js';
import { partsOf } from '../../model/message.js';
import type { Piece, Thought } from '../../model/outline.js';
import type { Words } from '../../model/words.js';
import { richIcons } from '../../styles/rich-icons.js';
import type { ConversationView, MessageView } from './view.js';

/**
 * A step on the way to an answer: one quiet line, behind which the rest is. Open until it is done, as in Gradio, unless
 * its reader has opened or closed it: that stays.
 */
export function thought(
  step: Thought,
  view: ConversationView,
  { toggled, onToggle }: MessageView,
  inside: (pieces: readonly Piece[]) => unknown,
) {
  const { strings } = view;
  const { key, status, log, duration } = step;
  const open = toggled.get(key) ?? status !== 'done';
  const onOpened = ({ target }: Event) => {
    // Also said when we have opened it ourselves.
    const now = target instanceof HTMLDetailsElement && target.open;
    if (now !== (toggled.get(key) ?? open)) onToggle(key, now);
  };
  return html`<details class="thought" part="thought" data-id=${step.message ?? nothing} ?open=${open} @toggle=${onOpened}>
    <summary>
      ${richIcons.chevron}
      <bdi class="thought-title">${step.title || strings.reasoning}</bdi>
      ${log ? html`<bdi class="thought-log">${log}</bdi>` : nothing}
      ${duration === undefined ? nothing : html`<bdi>${formatDuration(duration, view.locale)}</bdi>`}
      ${status === 'pending' ? html`<i class="spinner"></i><span class="visually-hidden">${strings.inProgress}</span>` : nothing}
    </summary>
    <div class="thought-body">
      ${inside(view.asWritten ? step.pieces : step.pieces.map(readably))}
      ${step.results.map(
        (result) => html`<div class="thought-label">${strings.result}</div>
          ${inside(piecesOf(result, view))}`,
      )}
    </div>
  </details>`;
}

function piecesOf(result: Content, { asWritten }: ConversationView): Piece[] {
  return partsOf(result).flatMap((part): Piece[] => {
    if (part.type === 'thought') return [];
    const piece = part.type === 'text' ? { ...part, growing: false } : part;
    return [asWritten ? piece : readably(piece)];
  });
}

/** What tools are given and give back is JSON, most of the time: in lines of its own, also while it is coming. */
function readably(piece: Piece): Piece {
  return piece.type === 'text' ? { ...piece, text: jsonAsMarkdown(piece) } : piece;
}

function jsonAsMarkdown({ text, growing }: Words): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return codeBlock(JSON.stringify(JSON.parse(text), null, 2), 'json');
  } catch {
    return growing && /^\s*(?:\{|\[\s*[[{"])/.test(text) ? codeBlock(text, 'json') : text;
  }
}

/** Whatever is in the code does not end it. */
export function codeBlock(code: string, language: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** `2.5 s`, in the reader's own way of writing it. */
function formatDuration(seconds: number, locale: string | undefined): string {
  const short = seconds > 0 && seconds < 0.1;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: short ? 'millisecond' : 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  });
  // English writes the number and its unit as one word.
  return format.format(short ? seconds * 1000 : seconds).replace(/(\d)(?=[a-z])/i, '$1\u00a0');
}
