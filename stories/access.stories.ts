import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { ParleyChatInterface } from '../src/index.ts';
import { saying } from './support/answers.ts';
import { rich } from './support/conversations.ts';
import { element, expectFocus, inside } from './support/inside.ts';

const tag = 'parley-chat-interface';

const answer = `It turns at **14:20**. The north slipway can be used all day.

\`\`\`ts
const tide = { turns: '14:20' };
\`\`\`

| Slip | Open |
|---|---|
| North | all day |

Mind the gulls.`;

/** What a chat is for those who use it without eyes or without a mouse. */
const meta: Meta<ParleyChatInterface> = { title: 'Hands and ears', component: tag };
export default meta;

type Story = StoryObj<ParleyChatInterface>;

/** Beside the chat: what a screen reader is given to say, while the answer comes. Ask something. */
export const ReadAloud: Story = {
  render: () => html`
    <parley-chat-interface heading="Harbour office" .respond=${saying(answer)}></parley-chat-interface>
    <ol class="story-heard" aria-label="What is heard"></ol>
  `,
  async play({ canvasElement }) {
    const chat = inside(canvasElement, tag, 'parley-chatbot');
    const heard = canvasElement.querySelector('ol');
    const region = chat.getByRole('status');
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const line = document.createElement('li');
        line.textContent = node.textContent;
        heard?.append(line);
      }
    }).observe(region, { childList: true });
    const box = inside(canvasElement, tag, 'parley-multimodal-textbox');
    await userEvent.type(box.getByRole('textbox'), 'When does the tide turn?{Enter}');
    await waitFor(() => expect(heard?.lastElementChild).toHaveTextContent('End of answer'));
    await expect(heard).toHaveTextContent('Code block, 1 line, TypeScript');
    await expect(heard).toHaveTextContent('Table, 2 columns, 1 row');
  },
};

/** Arrow keys go from message to message, Tab into one, Escape back to it. */
export const BetweenMessages: Story = {
  render: () => html`<parley-chat-interface .messages=${rich}></parley-chat-interface>`,
  async play({ canvasElement }) {
    const chat = inside(canvasElement, tag, 'parley-chatbot');
    const [message] = await chat.findAllByRole('article');
    if (!message) throw new Error('There is no message.');
    message.focus();
    expectFocus(message);
    await expect(getComputedStyle(message).outlineStyle).toBe('solid');
    await expect(element(canvasElement, tag)).toHaveFocus();
  },
};
