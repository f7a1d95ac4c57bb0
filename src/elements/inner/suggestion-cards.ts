import { html, nothing } from 'lit';
import type { Example } from '../../model/example.js';
import { fileKind, fileName } from '../../model/file.js';
import type { FileData, Option } from '../../model/message.js';
import { addressOf } from './file.js';
import { fileMark } from './file-name.js';
import { picture } from './picture.js';
import type { ConversationView } from './view.js';

/** Where there is no conversation yet: cards to begin one with. */
export function exampleCards(
  examples: readonly Example[],
  view: ConversationView,
  onSelect: (example: Example) => void,
) {
  if (examples.length === 0) return nothing;
  return html`<div class="examples" part="examples" role="group" aria-label=${view.strings.examples}>
    ${examples.map((example) => {
      const title = example.title || example.value.files.map(fileName).join(', ');
      return html`<button
        type="button"
        class="example"
        part="example"
        aria-label=${view.strings.selectExample(example.index + 1, title)}
        @click=${() => onSelect(example)}
      >
        ${example.icon ? iconTemplate(example.icon, view) : thumbnails(example.value.files, view)}
        <span class="example-title"><bdi>${title}</bdi></span>
      </button>`;
    })}
  </div>`;
}

function iconTemplate(icon: FileData, view: ConversationView) {
  if (icon.mime_type === 'text' && !icon.url && !icon.path && !icon.blob)
    return html`<span class="example-icon" data-drawn="Aa"></span>`;
  const verdict = addressOf(icon, 'image', view, true);
  if (verdict.kind !== 'allowed') return nothing;
  return html`<span class="example-icon" aria-hidden="true">${picture(verdict.href)}</span>`;
}

const most = 4; // Files that show; how many more there are is said on the last.

function thumbnails(files: readonly FileData[], view: ConversationView) {
  if (files.length === 0) return nothing;
  const more = files.length - most;
  return html`<span class="thumbs" aria-hidden="true">
    ${files.slice(0, most).map((file, place) => {
      const verdict = fileKind(file) === 'image' ? addressOf(file, 'image', view, true) : undefined;
      return html`<span class="thumb">
        ${verdict?.kind === 'allowed' ? picture(verdict.href) : fileMark(fileName(file))}
        ${more > 0 && place === most - 1 ? html`<span class="more" data-drawn="+${more}"></span>` : nothing}
      </span>`;
    })}
  </span>`;
}

/** Under an answer: what its reader may want to say to it. */
export function replyButtons(
  options: readonly Option[],
  view: ConversationView,
  onSelect: (index: number, option: Option) => void,
) {
  return html`<div class="options" part="options" role="group" aria-label=${view.strings.replies}>
    ${options.map(
      (option, index) => html`<button
        type="button"
        class="option"
        part="option"
        @click=${() => onSelect(index, option)}
      ><bdi>${option.label || option.value}</bdi></button>`,
    )}
  </div>`;
}
