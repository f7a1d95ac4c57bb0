import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { type ParleyChatbot, parseMessages } from '../src/index.ts';
import { arabic, blocked, gallery, long, rich, short, unbroken, withFiles } from './support/conversations.ts';
import { avatars } from './support/files.ts';
import { element, expectFocus, inside } from './support/inside.ts';
import { props } from './support/props.ts';

/** Shows a conversation in the messages format, and asks by events for what its readers want done. */
const meta: Meta<ParleyChatbot> = {
  title: 'Chatbot',
  component: 'parley-chatbot',
  tags: ['autodocs'],
  args: {
    messages: short,
    layout: 'bubble',
    status: 'idle',
    retryable: true,
    undoable: true,
    likeable: true,
    editable: 'user',
  },
  render: (args) => html`<parley-chatbot class="story-fill" ${props(args)}></parley-chatbot>`,
};
export default meta;

type Story = StoryObj<ParleyChatbot>;

function last<Each>(list: readonly Each[]): Each {
  const found = list.at(-1);
  if (found === undefined) throw new Error('There is none.');
  return found;
}

/** The user's words are tinted and stand at the end side; answers have the full measure. */
export const Bubbles: Story = {};

/** Full-width rows, with a mark and a name. */
export const Panel: Story = { args: { layout: 'panel' } };

/** Pictures of the page's own beside the two sides. */
export const Avatars: Story = { args: { avatars } };

/** The same in panels, with a heading above the conversation. */
export const AvatarsInPanels: Story = { args: { avatars, layout: 'panel', label: 'Harbour office' } };

/** Nothing yet. */
export const Empty: Story = { args: { messages: [] } };

/** Nothing yet, and words of the page's own: Markdown. */
export const Placeholder: Story = {
  args: { messages: [], placeholder: '## Good morning\n\nAsk about **berths**, tides or the weather.' },
};

/** Asked, and nothing has come. */
export const Pending: Story = { args: { messages: short.slice(0, 1), status: 'pending' } };

/** The answer is growing: a caret stands at its end, and what would change the conversation waits. */
export const Streaming: Story = {
  args: {
    messages: parseMessages([
      { role: 'user', content: 'What is a parley?' },
      { role: 'assistant', content: 'A **parley** is a talk between two sides that would rather not fi' },
    ]),
    status: 'generating',
  },
};

/** Code that is still being written. */
export const StreamingCode: Story = {
  args: {
    messages: parseMessages([
      { role: 'user', content: 'And in code?' },
      {
        role: 'assistant',
        content: 'Like this:\n\n```ts\nchat.respond = async function* ({ text }) {\n  yield',
      },
    ]),
    status: 'generating',
  },
};

/** Headings, tables, code, lists, quotes and links. */
export const RichAnswer: Story = { args: { messages: rich } };

export const RichAnswerInPanels: Story = { args: { messages: rich, layout: 'panel' } };

const tagged = parseMessages([
  { role: 'user', content: 'Which berth?\nAnd until when?' },
  {
    role: 'assistant',
    content:
      '<plan>\nLook at the **tide table** first.\n</plan>\n\nBerth <answer>4</answer>,\nuntil <b>noon</b>.',
  },
]);

/** Tags that HTML does not know are shown as they were written, and what they hold is Markdown. */
export const UnknownTags: Story = { args: { messages: tagged } };

/** None are shown: what they hold is. */
export const UnknownTagsLeftOut: Story = { args: { messages: tagged, allowTags: false } };

/** The text as it came, with its white space, and never as HTML. */
export const WithoutMarkdown: Story = {
  args: { messages: tagged, renderMarkdown: false },
  play({ canvasElement }) {
    expect(element(canvasElement, 'parley-chatbot')).toHaveProperty('renderMarkdown', false);
    expect(inside(canvasElement, 'parley-chatbot').getByText(/<b>noon<\/b>/)).toBeVisible();
  },
};

/** Files that go in and out: a picture shows, all else is a card to download. */
export const Files: Story = { args: { messages: withFiles } };

/** Several pictures are tiles of one size. */
export const Pictures: Story = { args: { messages: gallery } };

/** What lies on other servers loads when its reader asks for it: to look at it is to be seen. */
export const BlockedPicture: Story = { args: { messages: blocked } };

/** Nothing leaves its box: words break, code and tables scroll. */
export const Unbroken: Story = { args: { messages: unbroken } };

/** A long history stands at its end. Who scrolls up stays there, until the button brings them back. */
export const LongHistory: Story = {
  args: { messages: long },
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const log = chatbot.getByRole('log');
    const rest = () => log.scrollHeight - log.clientHeight - log.scrollTop;
    await waitFor(() => expect(rest()).toBeLessThan(2));
    log.scrollTop -= 600;
    await userEvent.click(await chatbot.findByRole('button', { name: 'Scroll down' }));
    await waitFor(() => expect(rest()).toBeLessThan(2));
  },
};

/** A reader who has scrolled up. */
export const ScrolledUp: Story = {
  args: { messages: long },
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const log = chatbot.getByRole('log');
    await waitFor(() => expect(log.scrollHeight - log.clientHeight - log.scrollTop).toBeLessThan(2));
    log.scrollTop -= 600;
    await chatbot.findByRole('button', { name: 'Scroll down' });
  },
};

/** Arabic, with the page's own translation of what is spoken and shown. Code still reads left to right. */
export const RightToLeft: Story = {
  args: { messages: arabic },
  render: (args) => html`
    <div dir="rtl" lang="ar"><parley-chatbot class="story-fill" ${props(args)}></parley-chatbot></div>
  `,
};

export const RightToLeftInPanels: Story = { ...RightToLeft, args: { ...RightToLeft.args, layout: 'panel' } };

/** On 320 px everything is there. */
export const Phone: Story = {
  args: { messages: rich },
  render: (args) => html`
    <div class="story-phone"><parley-chatbot style="block-size: 100%" ${props(args)}></parley-chatbot></div>
  `,
};

/** A question in its own place, to be changed: Enter sends it, Escape gives up. */
export const Editing: Story = {
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(last(chatbot.getAllByRole('button', { name: 'Edit: message from You' })));
    expectFocus(await chatbot.findByRole('textbox', { name: 'Edit your message' }));
  },
};

/** `edit` says which message, what it was and what it shall be. */
export const Edit: Story = {
  async play({ canvasElement }) {
    const edited = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('edit', ({ detail }) => edited(detail));
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const [first] = chatbot.getAllByRole('button', { name: 'Edit: message from You' });
    if (first) await userEvent.click(first);
    const box = await chatbot.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your message' });
    box.select();
    await userEvent.keyboard('What is a truce?{Enter}');
    const [question] = short;
    await expect(edited.mock.calls).toEqual([
      [
        {
          index: 0,
          value: 'What is a truce?',
          previousValue: 'What is a parley?',
          message: { ...question, content: 'What is a truce?' },
        },
      ],
    ]);
  },
};

/** `like` says which answer, and what is thought of it; the same button again takes it back. */
export const Like: Story = {
  async play({ canvasElement }) {
    const liked = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('like', ({ detail }) =>
      liked(detail.index, detail.liked),
    );
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const [first, last] = chatbot.getAllByRole('button', { name: 'Like: message from Assistant' });
    if (!first || !last) throw new Error('Both answers can be liked.');
    await userEvent.click(first);
    await userEvent.click(first);
    await userEvent.click(last);
    await waitFor(() => expect(last).toHaveAttribute('aria-pressed', 'true'));
    await expect(liked.mock.calls).toEqual([
      [1, true],
      [1, null],
      [3, true],
    ]);
  },
};

/** The page's own words for feedback are behind one flag; “Like” and “Dislike” would be thumbs. */
export const FeedbackOptions: Story = {
  args: { feedbackOptions: ['Like', 'Dislike', 'Not true', 'Too long', 'Unkind'] },
  async play({ canvasElement }) {
    const liked = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('like', ({ detail }) => liked(detail.liked));
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const flag = last(chatbot.getAllByRole('button', { name: 'Give feedback: message from Assistant' }));
    await userEvent.click(flag);
    await userEvent.click(await chatbot.findByRole('menuitemradio', { name: 'Too long' }));
    await waitFor(() => expect(flag).toHaveAttribute('aria-pressed', 'true'));
    await expect(liked.mock.calls).toEqual([['Too long']]);
    await userEvent.click(flag);
    await chatbot.findByRole('menuitemradio', { name: 'Too long', checked: true });
  },
};

/** With `feedbackComment` a few words are asked for, and none are needed. */
export const FeedbackComment: Story = {
  args: { feedbackComment: true },
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(last(chatbot.getAllByRole('button', { name: 'Dislike: message from Assistant' })));
    expectFocus(await chatbot.findByRole('textbox', { name: 'Comment (optional)' }));
    await userEvent.keyboard('It yields twice.');
  },
};

/** `buttons` of the page's own stand above the conversation, beside those that copy and clear it. */
export const Buttons: Story = {
  args: {
    label: 'Harbour office',
    clearable: true,
    buttons: [
      'copy',
      'copy-all',
      { id: 'export', value: 'Export' },
      { id: 'ship', value: 'Ship', icon: avatars.assistant },
    ],
  },
  async play({ canvasElement }) {
    const clicked = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('button-click', ({ detail }) =>
      clicked(detail.id),
    );
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(chatbot.getByRole('button', { name: 'Export' }));
    await userEvent.click(chatbot.getByRole('button', { name: 'Ship' }));
    await waitFor(() => expect(clicked.mock.calls).toEqual([['export'], ['ship']]));
  },
};

/** Each message by itself, where `groupConsecutiveMessages` is off. */
export const Ungrouped: Story = {
  args: {
    layout: 'panel',
    groupConsecutiveMessages: false,
    messages: parseMessages([
      { role: 'user', content: 'Is the harbour open?' },
      { role: 'user', content: 'And is there a berth?' },
      { role: 'assistant', content: 'It opens at six.' },
      { role: 'assistant', content: 'There are two, at the north quay.' },
    ]),
  },
};

/** A message that is edited keeps its files, and each of them can be taken out. */
export const EditingFiles: Story = {
  args: { messages: withFiles },
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    const [first] = await chatbot.findAllByRole('button', { name: 'Edit: message from You' });
    if (first) await userEvent.click(first);
    expectFocus(await chatbot.findByRole('textbox', { name: 'Edit your message' }));
  },
};

/** While an answer comes, an edit waits, and keeps what has been typed. */
export const EditingWaits: Story = {
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(last(chatbot.getAllByRole('button', { name: 'Edit: message from You' })));
    await chatbot.findByRole('textbox', { name: 'Edit your message' });
    await userEvent.keyboard(', and when?');
    element(canvasElement, 'parley-chatbot').status = 'pending';
    await waitFor(() => expect(chatbot.getByRole('button', { name: 'Send' })).toBeDisabled());
    await expect(chatbot.getByRole('textbox')).toHaveValue('And how would I ask for one in code?, and when?');
  },
};

/** `message-select` says which message was clicked, or chosen by Enter. */
export const Selectable: Story = {
  args: { selectable: true },
  async play({ canvasElement }) {
    const selected = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('message-select', ({ detail }) =>
      selected(detail.index),
    );
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(chatbot.getByText('What is a parley?'));
    await waitFor(() => expect(selected.mock.calls).toEqual([[0]]));
  },
};

/** `retry` names the question before the answer. A bare chatbot changes nothing by itself. */
export const Retry: Story = {
  async play({ canvasElement }) {
    const asked = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('retry', ({ detail }) => asked(detail));
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(chatbot.getByRole('button', { name: 'Retry: message from Assistant' }));
    const [, , question] = short;
    await waitFor(() =>
      expect(asked.mock.calls).toEqual([
        [
          {
            index: 2,
            value: question?.content,
            message: question,
          },
        ],
      ]),
    );
  },
};

/** Themes change tokens only. */
export const Themed: Story = {
  render: (args) => html`
    <style>
      .themed {
        --parley-accent: light-dark(oklch(47% 0.11 160), oklch(78% 0.12 160));
        --parley-accent-soft: light-dark(oklch(94% 0.04 160), oklch(30% 0.05 160));
        --parley-surface: light-dark(oklch(98.5% 0.008 95), oklch(20% 0.012 160));
        --parley-raised: light-dark(oklch(95.5% 0.012 95), oklch(25% 0.014 160));
        --parley-radius: 0.375rem;
        --parley-radius-bubble: 0.5rem;
      }
    </style>
    <parley-chatbot class="story-fill themed" ${props(args)}></parley-chatbot>
  `,
};
