import { allMade } from '../../markdown/later.js';
import { LazyRenderer } from '../../markdown/lazy-renderer.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { fileName } from '../../model/file.js';
import { isShown } from '../../model/history.js';
import { filesOf, type Message, textOf } from '../../model/message.js';
import { isThought } from '../../model/thoughts.js';
import { nameOf } from './author.js';
import { cleanHtml } from './clean-html.js';
import type { ConversationView } from './view.js';

/** Markdown as it looks, for documents and mails: safe, and without what is only for here. */
export async function richText(text: string, options: MarkdownOptions): Promise<string> {
  const box = document.createElement('div');
  box.append(...(await rendered(text, options)));
  return box.getHTML();
}

/** What was said, each under the name of who said it. */
export function plainTalk(messages: readonly Message[], view: ConversationView): string {
  return said(messages)
    .map((message) => `${nameOf(message, view)}:\n\n${contentAsText(message)}`)
    .join('\n\n');
}

/** The same, as it looks. */
export async function richTalk(
  messages: readonly Message[],
  view: ConversationView,
  watermark: string,
): Promise<string> {
  const box = document.createElement('div');
  for (const message of said(messages)) {
    const name = document.createElement('strong');
    name.textContent = nameOf(message, view);
    box.append(paragraph(name), ...(await rendered(textOf(message.content), view.markdown)));
    const files = filesIn(message);
    if (files !== '') box.append(paragraph(files));
  }
  box.append(...(await rendered(watermark, view.markdown)));
  return box.getHTML();
}

function paragraph(content: Node | string): HTMLElement {
  const made = document.createElement('p');
  made.append(content);
  return made;
}

/** Steps on the way to an answer are none of it. */
const said = (messages: readonly Message[]) =>
  messages.filter((message) => isShown(message) && !isThought(message) && contentAsText(message) !== '');

/** Its words, then its files by name. */
const contentAsText = (message: Message) =>
  [textOf(message.content), filesIn(message)].filter((part) => part !== '').join('\n\n');

const filesIn = ({ content }: Message) =>
  filesOf(content)
    .map((file) => `[${fileName(file)}]`)
    .join(' ');

async function rendered(
  text: string,
  { onBlock: _, ...options }: MarkdownOptions,
): Promise<readonly ChildNode[]> {
  const box = document.createElement('div');
  const renderer = new LazyRenderer(box, options);
  renderer.render(text);
  await allMade(renderer.ready);
  renderer.stop();
  cleanHtml(box);
  return [...box.childNodes];
}
