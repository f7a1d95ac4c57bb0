import type { Message, UserInput } from '../../src/index.ts';
import '../../src/index.ts';
import { throwDice } from './dice.ts';

/**
 * A chat put together by hand: a bare chatbot shows what it is given and asks for the rest, a bare textbox asks for what is
 * written in it to be sent, and the history is this page's own.
 */
function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const found = document.querySelector(tag);
  if (!found) throw new Error(`The page has no <${tag}>.`);
  return found;
}

const chatbot = element('parley-chatbot');
const box = element('parley-multimodal-textbox');
const output = element('output');

/** The answer that is coming. */
let answering = new AbortController();

function stop(): void {
  answering.abort();
  chatbot.status = 'idle';
  box.busy = false;
}

/** Shows a history that ends with a question, and answers it. */
async function answer(history: readonly Message[]): Promise<void> {
  stop();
  answering = new AbortController();
  const { signal } = answering;
  chatbot.messages = history;
  chatbot.status = 'pending';
  box.busy = true;
  let content = '';
  for await (const piece of throwDice(textOf(history.at(-1)), signal)) {
    if (signal.aborted) return;
    content += piece;
    chatbot.messages = [...history, { role: 'assistant', content }];
    chatbot.status = 'generating';
  }
  if (!signal.aborted) stop();
}

function ask({ text, files }: UserInput): void {
  const content = files.length > 0 ? [...files, text] : text;
  chatbot.messages = [...chatbot.messages, { role: 'user', content }];
  answer(chatbot.messages);
}

function textOf(message: Message | undefined): string {
  const { content = '' } = message ?? {};
  if (typeof content === 'string') return content;
  return content.map((part) => (part.type === 'text' ? part.text : '')).join(' ');
}

box.addEventListener('send', ({ detail }) => ask(detail.value));
box.addEventListener('stop', stop);
chatbot.addEventListener('example-select', ({ detail }) => ask(detail.value));

chatbot.addEventListener('retry', ({ detail: { index } }) => answer(chatbot.messages.slice(0, index + 1)));

chatbot.addEventListener('edit', ({ detail: { index, message } }) =>
  answer([...chatbot.messages.slice(0, index), message]),
);

chatbot.addEventListener('undo', ({ detail: { index, value } }) => {
  chatbot.messages = chatbot.messages.slice(0, index);
  box.value = value;
  box.focus();
});

chatbot.addEventListener('like', ({ detail: { index, liked } }) => {
  const throws = chatbot.messages.slice(0, index + 1).filter(({ role }) => role === 'assistant');
  const opinion = liked === null ? 'have no opinion on' : liked ? 'like' : 'do not like';
  output.textContent = `You ${opinion} throw ${throws.length}.`;
});
