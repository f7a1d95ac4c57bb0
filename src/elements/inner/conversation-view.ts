import type { ReactiveControllerHost } from 'lit';
import type { ObjectUrls } from '../../controllers/object-urls.js';
import type { Strings } from '../../i18n/strings.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { blobOf } from '../../model/file.js';
import { filesOf, type Message } from '../../model/message.js';
import { gateUrl, type UrlUse, type UrlVerdict } from '../../model/url.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { dates, plugins } from '../lazy.js';
import { LazyPart } from './lazy-part.js';
import { markdownOptions } from './markdown-options.js';
import { report } from './report.js';
import type { ConversationView, Rich } from './view.js';

type Shown = 'urlPolicy' | 'fileUrl' | 'renderMarkdown' | 'lineBreaks' | 'allowTags';

interface Settings extends Readonly<Pick<ChatbotSettings, Shown>> {
  readonly strings: Strings;
  readonly locale: string | undefined;
  /** Does a message say when it was said? */
  readonly dated: boolean;
  /** Origins from which messages may load by themselves, beside the page's. */
  readonly origins: readonly string[];
  readonly rich: Rich | undefined;
}

/** Makes the view of a conversation, and makes it anew only when it has changed: a new one draws every message again. */
export class ViewMaker {
  readonly #host: HTMLElement;
  readonly #urls: ObjectUrls;
  readonly #onAllow: () => void;
  /** Addresses that the reader has asked for. */
  readonly #allowed = new Set<string>();
  readonly #dates;
  #view: ConversationView | undefined;
  #markdown: MarkdownOptions | undefined;
  #viewOf: readonly unknown[] = [];
  #markdownOf: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, urls: ObjectUrls, onAllow: () => void) {
    this.#host = host;
    this.#urls = urls;
    this.#onAllow = onAllow;
    this.#dates = new LazyPart(host, 'messages', dates, ({ Dates }) => new Dates());
  }

  make(settings: Settings): ConversationView {
    const { strings, urlPolicy, origins, lineBreaks, allowTags } = settings;
    // Frameworks make a list anew each time.
    const markdownOf = [strings, urlPolicy, origins.join(), lineBreaks, `${allowTags}`];
    if (!this.#markdown || differ(markdownOf, this.#markdownOf))
      this.#markdown = this.#makeMarkdown(settings);
    this.#markdownOf = markdownOf;
    const viewOf = [
      this.#markdown,
      settings.renderMarkdown,
      settings.locale,
      settings.dated && this.#dates.part,
      settings.rich,
      settings.fileUrl,
      this.#allowed.size,
      this.#urls.generation,
    ];
    if (!this.#view || differ(viewOf, this.#viewOf)) this.#view = this.#makeView(settings, this.#markdown);
    this.#viewOf = viewOf;
    return this.#view;
  }

  /** Apart from the rest, since a new one builds all text again: selections and what has been opened would be lost. */
  #makeMarkdown(settings: Settings): MarkdownOptions {
    return markdownOptions(this.#host, settings.strings, settings, {
      gate: (url, use) => this.#gate(settings, url, use),
      allowed: this.#allowed,
      plugins,
    });
  }

  #makeView(settings: Settings, markdown: MarkdownOptions): ConversationView {
    return {
      strings: settings.strings,
      dates: settings.dated ? this.#dates.part : undefined,
      locale: settings.locale,
      markdown,
      asWritten: settings.renderMarkdown === false,
      gate: (url, use, trusted) => {
        const verdict = this.#gate(settings, url, use, trusted);
        const asked = verdict.kind === 'ask' && this.#allowed.has(verdict.href);
        return asked ? { ...verdict, kind: 'allowed' } : verdict;
      },
      urlOf: (blob, use) => this.#urls.of(use === 'download' ? downloadOf(blob) : blob),
      fileUrl: (path) => this.#resolve(settings, path),
      onAllow: (href) => {
        this.#allowed.add(href);
        this.#onAllow();
      },
      rich: settings.rich,
    };
  }

  /** The page's own code: where it throws, the file becomes a card, and the conversation goes on. */
  #resolve({ fileUrl }: Settings, path: string): string | null {
    try {
      return fileUrl?.(path) ?? null;
    } catch (cause) {
      // After the drawing that we are in.
      queueMicrotask(() => report(this.#host, { source: 'fileUrl', message: String(cause), cause }));
      return null;
    }
  }

  #gate({ urlPolicy, origins }: Settings, url: string | null, use: UrlUse, trusted = false): UrlVerdict {
    return gateUrl(url, use, {
      base: this.#host.baseURI,
      page: location.href,
      policy: urlPolicy,
      origins,
      trusted,
    });
  }
}

function differ(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.some((each, i) => each !== b[i]);
}

const downloads = new WeakMap<Blob, Blob>();

/** The same bytes without their type: opened from its address, a page would run with the rights of ours. */
function downloadOf(blob: Blob): Blob {
  const plain = downloads.get(blob) ?? new Blob([blob], { type: 'application/octet-stream' });
  downloads.set(blob, plain);
  return plain;
}

/** All blobs that a list of messages, and what else is shown, may have addresses for. */
export function blobsOf(messages: readonly Message[], others: readonly Blob[] = []): Set<Blob> {
  const blobs = new Set(others);
  for (const { content } of messages) {
    if (typeof content === 'string') continue;
    for (const file of filesOf(content)) {
      const blob = blobOf(file);
      if (blob) blobs.add(blob).add(downloads.get(blob) ?? blob);
    }
  }
  return blobs;
}
