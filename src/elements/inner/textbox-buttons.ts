import { html, nothing } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import { acceptList } from '../../model/file.js';
import { icons } from '../../styles/icons.js';

interface Attach {
  readonly strings: Strings;
  readonly fileTypes: readonly string[] | undefined;
  readonly fileCount: 'single' | 'multiple' | 'directory';
  readonly disabled: boolean;
  readonly onFiles: (files: File[]) => void;
}

/** The plus, and the browser's own picker behind it. */
export function attachButton({ strings, fileTypes, fileCount, disabled, onFiles }: Attach) {
  const openPicker = (event: Event) => {
    const picker = (event.currentTarget as Element).nextElementSibling;
    if (picker instanceof HTMLInputElement) picker.click();
  };
  const onPick = (event: Event) => {
    event.stopPropagation();
    const picker = event.target as HTMLInputElement;
    const files = [...(picker.files ?? [])];
    picker.value = ''; // So that the same file can be picked again.
    onFiles(files);
  };
  return html`<button
      type="button"
      class="icon-button attach"
      aria-label=${strings.attach}
      title=${strings.attach}
      ?disabled=${disabled}
      @click=${openPicker}
    >
      ${icons.plus}
    </button>
    <input
      type="file"
      hidden
      accept=${fileTypes?.length ? acceptList(fileTypes).join(',') : nothing}
      ?multiple=${fileCount !== 'single'}
      ?webkitdirectory=${fileCount === 'directory'}
      @input=${(event: Event) => event.stopPropagation()}
      @change=${onPick}
    />`;
}

interface Send {
  readonly strings: Strings;
  readonly busy: boolean;
  readonly sendable: boolean;
  readonly onPress: (event: MouseEvent) => void;
}

/** One button for both, so that the focus stays where it was when an answer begins or ends. */
export function sendButton({ strings, busy, sendable, onPress }: Send) {
  const label = busy ? strings.stop : strings.send;
  return html`<button
    type="button"
    part="send"
    class=${busy ? 'send stop' : 'send'}
    aria-label=${label}
    title=${label}
    aria-disabled=${!busy && !sendable}
    @click=${onPress}
  >
    ${busy ? icons.stop : icons.send}
  </button>`;
}
