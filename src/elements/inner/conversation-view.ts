import type { ObjectUrls } from '../../controllers/object-urls.js';
import type { Strings } from '../../i18n/strings.js';
import { filesOf, type Message } from '../../model/message.js';
import { gateUrl, type UrlPolicy, type UrlUse, type UrlVerdict } from '../../model/url.js';
import { addCodeHeaders } from './code-block.js';
import type { ConversationView } from './view.js';

interface Settings {
  readonly strings: Strings;
  readonly urlPolicy: UrlPolicy | undefined;
  readonly fileUrl: ((path: string) => string) | undefined;
  readonly origins: readonly string[];
  /** Addresses that the reader has asked for. */
  readonly allowed: ReadonlySet<string>;
  readonly urls: ObjectUrls;
  readonly onAllow: (href: string) => void;
}

export function conversationView(host: HTMLElement, settings: Settings): ConversationView {
  const { strings, fileUrl, urls, onAllow } = settings;
  const gate = (url: string | null, use: UrlUse, trusted = false): UrlVerdict => {
    const verdict = gateUrl(url, use, {
      base: host.baseURI,
      policy: settings.urlPolicy,
      origins: settings.origins,
      trusted,
    });
    return verdict.kind === 'ask' && settings.allowed.has(verdict.href)
      ? { ...verdict, kind: 'allowed' }
      : verdict;
  };
  return {
    strings,
    locale: host.closest<HTMLElement>('[lang]')?.lang || undefined,
    gate,
    urlOf: (blob, use) => urls.of(use === 'download' ? downloadOf(blob) : blob),
    fileUrl,
    onAllow,
    markdown: { breaks: true, gate, strings, onBlock: (block) => addCodeHeaders(block, strings) },
  };
}

const downloads = new WeakMap<Blob, Blob>();

/** The same bytes without their type: opened from its address, a page would run with the rights of ours. */
function downloadOf(blob: Blob): Blob {
  const plain = downloads.get(blob) ?? new Blob([blob], { type: 'application/octet-stream' });
  downloads.set(blob, plain);
  return plain;
}

/** All blobs that a list of messages may have addresses for. */
export function blobsOf(messages: readonly Message[]): Set<Blob> {
  const blobs = new Set<Blob>();
  for (const { content } of messages) {
    if (typeof content === 'string') continue;
    for (const { blob } of filesOf(content)) {
      if (blob) blobs.add(blob).add(downloads.get(blob) ?? blob);
    }
  }
  return blobs;
}
