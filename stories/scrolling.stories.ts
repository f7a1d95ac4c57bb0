import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { type LoadOlderEvent, type ParleyChatbot, parseMessages } from '../src/index.ts';
import { endless, saying } from './support/answers.ts';
import { long } from './support/conversations.ts';
import { element, inside } from './support/inside.ts';
import { props } from './support/props.ts';

const chatTag = 'parley-chat-interface';
const history = long.slice(0, 60);
const question = 'Which berths can be reached at low water?';

/**
 * A new question goes to the top of the view, and its answer grows below it; once that overflows, the view follows its
 * end. Whoever scrolls up is left where they are, whatever comes.
 */
const meta: Meta<ParleyChatbot> = {
  title: 'Chatbot/Scrolling',
  component: 'parley-chatbot',
  args: { messages: history },
  render: (args) => html`<parley-chatbot class="story-fill" ${props(args)}></parley-chatbot>`,
};
export default meta;

type Story = StoryObj<ParleyChatbot>;

const logIn = (canvas: HTMLElement) => inside(canvas, 'parley-chatbot').getByRole('log');
const logInChat = (canvas: HTMLElement) => inside(canvas, chatTag, 'parley-chatbot').getByRole('log');
const rest = (log: HTMLElement) => log.scrollHeight - log.clientHeight - log.scrollTop;
const below = (log: HTMLElement, message: HTMLElement) =>
  message.getBoundingClientRect().top - log.getBoundingClientRect().top;

async function ask(canvas: HTMLElement): Promise<void> {
  const box = inside(canvas, chatTag, 'parley-multimodal-textbox').getByRole('textbox');
  await userEvent.type(box, `${question}{Enter}`);
}

/** As a reader does: up from the end, and a while for the button to show. */
async function scrollUp(canvas: HTMLElement): Promise<void> {
  const log = logIn(canvas);
  await waitFor(() => expect(rest(log)).toBeLessThan(2));
  log.scrollTop -= 600;
  await inside(canvas, 'parley-chatbot').findByRole('button', { name: 'Scroll down' });
}

/** The question stands at the top, and its answer has room below it: nothing moves while that grows. */
export const Pinned: Story = {
  render: () => html`
    <parley-chat-interface
      class="story-fill"
      ${props({ messages: history, respond: endless('Berths **1 to 12**, on the north quay,') })}
    ></parley-chat-interface>
  `,
  async play({ canvasElement }) {
    await ask(canvasElement);
    const log = logInChat(canvasElement);
    const chatbot = inside(canvasElement, chatTag, 'parley-chatbot');
    await chatbot.findByText('1 to 12');
    const message = chatbot.getByText(question).closest('article');
    if (message) await waitFor(() => expect(below(log, message)).toBeLessThan(32));
  },
};

/** The answer is longer than the view: its end stays in sight. */
export const Following: Story = {
  render: () => html`
    <parley-chat-interface
      class="story-fill"
      ${props({ messages: history, respond: saying(`${'Follow the quay, and keep the water on your left.\n\n'.repeat(20)}You have arrived.`) })}
    ></parley-chat-interface>
  `,
  async play({ canvasElement }) {
    await ask(canvasElement);
    await inside(canvasElement, chatTag, 'parley-chatbot').findByText(/arrived/, { selector: 'p' });
    await waitFor(() => expect(rest(logInChat(canvasElement))).toBeLessThan(2));
  },
};

/** A reader who has scrolled up is told how much is new, and is not moved. */
export const NewMessages: Story = {
  async play({ canvasElement }) {
    await scrollUp(canvasElement);
    const log = logIn(canvasElement);
    const { scrollTop } = log;
    const news = ['The tide has turned.', 'Berth 7 is free.', 'The office closes in an hour.'];
    const more = parseMessages(news.map((content) => ({ role: 'assistant', content })));
    element(canvasElement, 'parley-chatbot').messages = [...history, ...more];
    await inside(canvasElement, 'parley-chatbot').findByRole('button', {
      name: 'Scroll down: 3 new messages',
    });
    await expect(log.scrollTop).toBe(scrollTop);
  },
};

/** All that the page has; of it twenty are shown at first, and twenty more are put before them. */
const kept = long.slice(-40);

function prepend({ currentTarget }: LoadOlderEvent): void {
  Object.assign(currentTarget ?? {}, { messages: kept });
}

/** At the top the page puts older messages before; the reader stays at the message they saw. */
export const OlderMessages: Story = {
  args: { messages: kept.slice(-20) },
  render: (args) => html`
    <parley-chatbot class="story-fill" ${props(args)} @load-older=${prepend}></parley-chatbot>
  `,
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const log = logIn(canvasElement);
    await waitFor(() => expect(rest(log)).toBeLessThan(2));
    const [first] = chatbot.getAllByRole('article');
    log.scrollTop = 0;
    await waitFor(() => expect(chatbot.getAllByRole('article').length).toBe(kept.length));
    if (first) await waitFor(() => expect(below(log, first)).toBeLessThan(48));
    await expect(log.scrollTop).toBeGreaterThan(200);
  },
};

/** A page leads to a message: `scrollToMessage(id)`. */
export const ToAMessage: Story = {
  async play({ canvasElement }) {
    const chatbot = element(canvasElement, 'parley-chatbot');
    const message = history[20];
    if (!message) return;
    await chatbot.scrollToMessage(message.id);
    const [found] = inside(canvasElement, 'parley-chatbot').getAllByText(
      'How far is berth 11 from the harbour office?',
    );
    if (found) await expect(below(logIn(canvasElement), found)).toBeLessThan(64);
  },
};
