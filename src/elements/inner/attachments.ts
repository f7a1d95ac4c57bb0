import { html, nothing } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { fileKind, fileName, formatBytes } from '../../model/file.js';
import type { FileData } from '../../model/message.js';
import { icons } from '../../styles/icons.js';
import { fileMark, fileNameTemplate } from './file-name.js';

interface View {
  readonly strings: Strings;
  readonly locale: string | undefined;
  readonly disabled: boolean;
  readonly urlOf: (blob: Blob) => string;
  readonly onRemove: (index: number) => void;
}

/** The files that will go with the message: pictures as they are, others by name and size. */
export function attachmentList(files: readonly FileData[], view: View) {
  if (files.length === 0) return nothing;
  const { strings, disabled, onRemove } = view;
  return html`<ul class="attachments" aria-label=${strings.attached}>
    ${files.map((file, index) => {
      const label = strings.remove(fileName(file));
      return html`<li class="attachment">
        ${preview(file, view)}
        <button
          type="button"
          class="remove"
          aria-label=${label}
          title=${label}
          ?disabled=${disabled}
          @click=${() => onRemove(index)}
        >
          ${icons.close}
        </button>
      </li>`;
    })}
  </ul>`;
}

function preview(file: FileData, { urlOf, locale }: View) {
  const name = fileName(file);
  if (file.blob && fileKind(file) === 'image')
    return html`<img src=${urlOf(file.blob)} alt=${name} title=${name} />`;
  const size = file.size ?? file.blob?.size;
  return html`<span class="described">
    ${fileMark(name)}
    <span class="file-text">
      ${fileNameTemplate(name)} ${size === undefined ? nothing : html`<bdi>${formatBytes(size, locale)}</bdi>`}
    </span>
  </span>`;
}
