import { html, nothing } from 'lit';
import { blobOf, fileKind, fileName, formatBytes } from '../../model/file.js';
import { type FileData, type FilePart, filesOf, type Message } from '../../model/message.js';
import type { UrlUse, UrlVerdict } from '../../model/url.js';
import { richIcons } from '../../styles/rich-icons.js';
import { fileMark, fileNameTemplate } from './file-name.js';
import type { ConversationView } from './view.js';

/** A picture, a player, or a card to download from; what may not load by itself waits for a click. */
export function filePart({ file, alt_text }: FilePart, view: ConversationView) {
  const kind = fileKind(file);
  if (kind === 'file') return card(file, view);
  const verdict = addressOf(file, kind === 'image' ? 'image' : 'media', view);
  if (verdict.kind === 'refused') return card(file, view);
  if (verdict.kind === 'ask') return onRequest(file, verdict, view);
  const name = fileName(file);
  if (kind === 'audio') {
    return html`<audio class="player" controls preload="metadata" src=${verdict.href} aria-label=${name}></audio>`;
  }
  if (kind === 'video') {
    return html`<video class="player" controls playsinline preload="metadata" src=${verdict.href} aria-label=${name}></video>`;
  }
  return html`<img
    class="picture"
    src=${verdict.href}
    alt=${alt_text ?? name}
    decoding="async"
    referrerpolicy="no-referrer"
  />`;
}

/**
 * `blob` wins over `url`, `url` over `path`; a bare path means nothing to a browser until `fileUrl` has resolved it.
 * `byPage`: the page's own code names the file, and no message.
 */
export function addressOf(
  file: FileData,
  use: UrlUse,
  { gate, urlOf, fileUrl }: ConversationView,
  byPage = false,
): UrlVerdict {
  const blob = blobOf(file);
  if (blob) return gate(urlOf(blob, use === 'file' ? 'download' : undefined), use, true);
  if (file.url) return gate(file.url, use, byPage);
  return gate(file.path && fileUrl ? fileUrl(file.path) : null, use, true);
}

/** Where a file can be kept from: its address, its name, and the host that is asked for it. */
export function downloadOf(file: FileData, view: ConversationView) {
  // What plays or shows has an address already, and needs no other to be kept.
  const verdict = addressOf(file, blobOf(file) && fileKind(file) !== 'file' ? 'media' : 'file', view);
  if (verdict.kind === 'refused') return undefined;
  return {
    href: verdict.href,
    name: fileName(file),
    host: verdict.kind === 'ask' ? verdict.host : undefined,
  };
}

/** For the row of what can be done with a message. */
export function downloadLink({ content }: Message, name: string, view: ConversationView) {
  const [file] = filesOf(content);
  const target = file ? downloadOf(file, view) : undefined;
  if (!target) return nothing;
  return html`<a
    class="icon-button download"
    href=${target.href}
    download=${target.name}
    target=${target.host ? '_blank' : nothing}
    rel="noopener noreferrer"
    referrerpolicy="no-referrer"
    aria-label=${name}
    title=${view.strings.download}
    >${richIcons.download}</a
  >`;
}

function onRequest(file: FileData, { href, host }: { href: string; host: string }, view: ConversationView) {
  const { strings, onAllow } = view;
  const name = fileName(file);
  return html`<span class="blocked">
    ${richIcons.picture}
    <span><bdi>${strings.fileBlocked(name, host)}</bdi></span>
    <button type="button" class="text-button" aria-label="${strings.show}: ${name}" @click=${() => onAllow(href)}>
      ${strings.show}
    </button>
  </span>`;
}

function card(file: FileData, view: ConversationView) {
  const { strings, locale } = view;
  const name = fileName(file);
  const target = downloadOf(file, view);
  const size = file.size ?? file.blob?.size;
  const host = target?.host;
  // Each isolated: in a text that runs right to left they would else change places.
  const facts = [size === undefined ? '' : formatBytes(size, locale), host ?? ''].filter(
    (fact) => fact !== '',
  );
  const inside = html`${fileMark(name)}
    <span class="file-text">
      ${fileNameTemplate(name)}
      <span class="file-facts">${
        target
          ? facts.map((fact, i) => html`${i > 0 ? ' · ' : nothing}<bdi>${fact}</bdi>`)
          : strings.fileRefused
      }</span>
    </span>`;
  if (!target) return html`<span class="file-card">${inside}</span>`;
  return html`<a
    class="file-card"
    href=${target.href}
    download=${name}
    target=${host ? '_blank' : nothing}
    rel="noopener noreferrer"
    referrerpolicy="no-referrer"
    ><span class="visually-hidden">${strings.download} </span>${inside} ${richIcons.download}</a
  >`;
}
