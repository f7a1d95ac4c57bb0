import { MessageCopyEvent, type MessageDetail } from '../../events.js';
import { textOf } from '../../model/message.js';
import type { MessageList } from '../../model/message-list.js';
import type { ChatbotSettings } from '../chatbot-settings.js';
import { loadCopyByCommand, loadTranscript } from '../lazy-deeds.js';
import type { Feedback } from './feedback.js';
import type { ConversationView } from './view.js';

/** Copies a message, or all of them: its Markdown as it is, and, for where that is wanted, as it looks. */
export class Copying {
  readonly #host: ChatbotSettings;
  readonly #list: MessageList;
  readonly #view: () => ConversationView;
  readonly #feedback: Feedback;

  constructor(host: ChatbotSettings, list: MessageList, view: () => ConversationView, feedback: Feedback) {
    this.#host = host;
    this.#list = list;
    this.#view = view;
    this.#feedback = feedback;
  }

  async copyMessage(detail: MessageDetail, button: HTMLElement): Promise<void> {
    const view = this.#view();
    const { watermark } = this.#host;
    const text = marked(textOf(detail.message.content), watermark);
    const copied = this.#copy(button, text, async () => {
      const { richText } = await loadTranscript();
      return richText(text, view.markdown);
    });
    if (await copied) this.#host.dispatchEvent(new MessageCopyEvent(detail));
  }

  async copyAll(button: HTMLElement): Promise<void> {
    const view = this.#view();
    const { watermark } = this.#host;
    const messages = this.#list.messages.map((message) => this.#list.read(message));
    const transcript = loadTranscript();
    const plain = transcript.then((loaded) => marked(loaded.plainTalk(messages, view), watermark));
    await this.#copy(button, plain, async () => (await transcript).richTalk(messages, view, watermark));
  }

  /** Says whether it has reached the clipboard: beside the button, aloud, and to its caller. */
  async #copy(
    button: HTMLElement,
    plain: string | Promise<string>,
    rich: () => Promise<string>,
  ): Promise<boolean> {
    const { copied, copyFailed } = this.#view().strings;
    try {
      await writeClipboard(plain, rich);
      this.#feedback.show(button, copied, 'done');
      return true;
    } catch {
      this.#feedback.show(button, copyFailed, 'failed');
      return false;
    }
  }
}

const marked = (text: string, watermark: string) => (watermark === '' ? text : `${text}\n\n${watermark}`);

/** Text and rich text; where that cannot be, the text alone. */
async function writeClipboard(plain: string | Promise<string>, rich: () => Promise<string>): Promise<void> {
  const { clipboard } = navigator;
  if (!clipboard) {
    const { copyByCommand } = await loadCopyByCommand();
    return copyByCommand(await plain);
  }
  if ('ClipboardItem' in globalThis && clipboard.write) {
    // Promised at once, in the press itself: later, some browsers would not let us.
    const kinds = { 'text/plain': blobOf('text/plain', plain), 'text/html': blobOf('text/html', rich()) };
    for (const blob of Object.values(kinds)) blob.catch(() => {}); // A clipboard that refuses asks for neither.
    try {
      return await clipboard.write([new ClipboardItem(kinds)]);
    } catch {
      // What follows says whether nothing can be copied, or only not this.
    }
  }
  return clipboard.writeText(await plain);
}

async function blobOf(type: string, text: string | Promise<string>): Promise<Blob> {
  return new Blob([await text], { type });
}
