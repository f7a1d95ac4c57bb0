import { sendKeys } from '@web/test-runner-commands';
import type { ParleyChatInterface } from '../../src/elements/chat-interface.js';
import { allByRole, byRole, drawn, nextEvent, readable } from './fixture.js';

const inside = <Tag extends 'parley-chatbot' | 'parley-multimodal-textbox'>(
  chat: ParleyChatInterface,
  tag: Tag,
) => (chat.querySelector(tag) ?? chat.shadowRoot?.querySelector(tag)) as HTMLElementTagNameMap[Tag];
export const chatbotOf = (chat: ParleyChatInterface) => inside(chat, 'parley-chatbot');
export const boxOf = (chat: ParleyChatInterface) => inside(chat, 'parley-multimodal-textbox');
export const fieldOf = (chat: ParleyChatInterface) => byRole(boxOf(chat), 'textbox');
export const shown = (chat: ParleyChatInterface) => allByRole(chatbotOf(chat), 'article').map(readable);
export const said = (chat: ParleyChatInterface) => chat.messages.map(({ role, content }) => [role, content]);
export const failure = (chat: ParleyChatInterface) =>
  allByRole(chatbotOf(chat), 'alert').map(readable).join();

/** Types and presses Enter, as its user does. */
export async function ask(chat: ParleyChatInterface, text: string): Promise<void> {
  boxOf(chat).focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
}

/** Asks, and waits for the answer to be over and drawn. */
export async function answered(chat: ParleyChatInterface, text = 'q'): Promise<void> {
  const over = nextEvent(chat, 'response-end');
  await ask(chat, text);
  await over;
  await painted(chat);
}

export async function painted(chat: ParleyChatInterface): Promise<void> {
  await drawn(chat);
  for (const element of [chatbotOf(chat), boxOf(chat)]) await drawn(element);
}

export async function press(chat: ParleyChatInterface, name: string): Promise<void> {
  const button = [chatbotOf(chat), boxOf(chat)]
    .flatMap((element) => allByRole(element, 'button', name))
    .at(-1);
  if (!button) throw new Error(`There is no button “${name}”.`);
  button.click();
  await painted(chat);
}
