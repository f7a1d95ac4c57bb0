import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { type ParleyChatInterface, ResponseError } from '../src/index.ts';
import { endless, failingOnce, saying } from './support/answers.ts';
import { arabic, rich, short, withFiles } from './support/conversations.ts';
import { drop, hold } from './support/drag.ts';
import { avatars, csv } from './support/files.ts';
import { element, inside } from './support/inside.ts';
import { props } from './support/props.ts';

const tag = 'parley-chat-interface';
const answer = 'The tide turns at **14:20**. The north slipway can be used all day.';

const conversation = (canvas: HTMLElement) => inside(canvas, tag, 'parley-chatbot');
const box = (canvas: HTMLElement) => inside(canvas, tag, 'parley-multimodal-textbox');

/** As its user does: types, and presses Enter. */
async function ask(canvas: HTMLElement, text = 'When does the tide turn?'): Promise<void> {
  await userEvent.type(box(canvas).getByRole('textbox'), `${text}{Enter}`);
}

/** Among the paragraphs, since what is spoken says the same. */
async function answered(canvas: HTMLElement): Promise<void> {
  await conversation(canvas).findByText(/can be used all day/, { selector: 'p' });
}

/** A whole chat in one element. */
const meta: Meta<ParleyChatInterface> = {
  title: 'Chat interface',
  component: tag,
  tags: ['autodocs'],
  args: { heading: 'Harbour office', respond: saying(answer) },
  render: (args) => html`<parley-chat-interface class="story-fill" ${props(args)}></parley-chat-interface>`,
};
export default meta;

type Story = StoryObj<ParleyChatInterface>;

/** Without a responder the demo answers, with no network and no key: ask for code, a table or a plan. */
export const Demo: Story = { args: { heading: 'Parley', respond: undefined, protocol: 'demo' } };

/** A conversation that goes on. */
export const Conversation: Story = { args: { messages: short } };

/** An answer with all that Markdown has. */
export const RichAnswer: Story = { args: { messages: rich } };

export const WithFiles: Story = { args: { messages: withFiles } };

/** A function of the page's own answers. A string that is yielded is appended. */
export const OwnResponder: Story = {
  async play({ canvasElement }) {
    await ask(canvasElement);
    await answered(canvasElement);
    await expect(await box(canvasElement).findByRole('button', { name: 'Send' })).toBeVisible();
  },
};

/** Asked, and nothing has come. */
export const Waiting: Story = {
  args: { respond: endless('') },
  async play({ canvasElement }) {
    await ask(canvasElement);
    await expect(await conversation(canvasElement).findByRole('img', { name: 'Answering…' })).toBeVisible();
    await expect(box(canvasElement).getByRole('button', { name: 'Stop' })).toBeVisible();
  },
};

/** An answer that is coming. */
export const Answering: Story = {
  args: { respond: endless('The tide turns at **14:20**, and the north') },
  async play({ canvasElement }) {
    await ask(canvasElement);
    await expect(await conversation(canvasElement).findByText('14:20')).toBeVisible();
  },
};

/** Stopped before anything came: the question can be asked again. */
export const Stopped: Story = {
  ...Waiting,
  async play({ canvasElement }) {
    await ask(canvasElement);
    await userEvent.click(await box(canvasElement).findByRole('button', { name: 'Stop' }));
    await expect(await conversation(canvasElement).findByRole('note')).toHaveTextContent('Stopped.');
  },
};

/** Stopped halfway: what had arrived stays, with all that can be done to an answer. */
export const StoppedHalfway: Story = {
  ...Answering,
  async play({ canvasElement }) {
    await ask(canvasElement);
    await conversation(canvasElement).findByText('14:20');
    await userEvent.click(box(canvasElement).getByRole('button', { name: 'Stop' }));
    await expect(
      await conversation(canvasElement).findByRole('button', { name: 'Retry: message from Assistant' }),
    ).toBeVisible();
  },
};

/** What had arrived stays; the row says what happened, and offers Retry. */
export const Failing: Story = {
  args: { respond: failingOnce(answer) },
  async play({ canvasElement }) {
    await ask(canvasElement);
    await expect(await conversation(canvasElement).findByRole('alert')).toBeVisible();
  },
};

/** The row's Retry asks again, and the row goes. */
export const Recovering: Story = {
  args: { respond: failingOnce(answer) },
  async play({ canvasElement }) {
    await ask(canvasElement);
    await userEvent.click(await conversation(canvasElement).findByRole('button', { name: 'Retry' }));
    await answered(canvasElement);
    await expect(conversation(canvasElement).queryByRole('alert')).toBeNull();
  },
};

/** A server that says when it wants to be asked again. */
export const ServerBusy: Story = {
  args: {
    messages: short.slice(0, 2),
    respond: () => {
      throw new ResponseError('status', 'Too many requests', { status: 429, retryAfter: 20 });
    },
  },
  async play({ canvasElement }) {
    await ask(canvasElement);
    await expect(await conversation(canvasElement).findByText(/Try again in 20 seconds/)).toBeVisible();
  },
};

/** Retry asks the last question again. */
export const Retry: Story = {
  args: { messages: short },
  async play({ canvasElement }) {
    await userEvent.click(
      conversation(canvasElement).getByRole('button', { name: 'Retry: message from Assistant' }),
    );
    await answered(canvasElement);
    await expect(element(canvasElement, tag).messages).toHaveLength(4);
  },
};

/** Undo takes the last question back into the box. */
export const Undo: Story = {
  args: { messages: short },
  async play({ canvasElement }) {
    await userEvent.click(
      conversation(canvasElement).getByRole('button', { name: 'Undo: message from Assistant' }),
    );
    await waitFor(() =>
      expect(box(canvasElement).getByRole('textbox')).toHaveValue('And how would I ask for one in code?'),
    );
    await expect(element(canvasElement, tag).messages).toHaveLength(2);
  },
};

/** A question that is edited is asked anew; what came after it goes. */
export const Edit: Story = {
  args: { messages: short },
  async play({ canvasElement }) {
    const [first] = conversation(canvasElement).getAllByRole('button', { name: 'Edit: message from You' });
    if (first) await userEvent.click(first);
    const editor = await conversation(canvasElement).findByRole('textbox', { name: 'Edit your message' });
    await userEvent.type(editor, ' And when does the tide turn?{Enter}');
    await answered(canvasElement);
    await expect(element(canvasElement, tag).messages).toHaveLength(2);
  },
};

/** While files are held over it, the whole chat is the target. */
export const DragTarget: Story = {
  args: { messages: short },
  play({ canvasElement }) {
    hold(element(canvasElement, tag), csv);
  },
};

/** Files dropped anywhere on the chat go into its box. */
export const Dropped: Story = {
  async play({ canvasElement }) {
    drop(element(canvasElement, tag), csv);
    await expect(await box(canvasElement).findByRole('button', { name: `Remove ${csv.name}` })).toBeVisible();
  },
};

/** The page brings its own chatbot, textbox, header and footer; what it sets on them holds. */
export const Slots: Story = {
  args: { heading: '', messages: short },
  render: (args) => html`
    <parley-chat-interface class="story-fill" ${props(args)}>
      <header slot="header" style="padding: 0.75rem 1.25rem">
        <strong>Harbour office</strong> · open until 18:00
      </header>
      <parley-chatbot slot="chatbot" layout="panel" .avatars=${avatars}></parley-chatbot>
      <parley-multimodal-textbox slot="textbox" placeholder="Ask the harbour master…"></parley-multimodal-textbox>
      <span slot="footer">Answers may be wrong. Look at the gauge.</span>
    </parley-chat-interface>
  `,
};

/** Everything from right to left, in Arabic. */
export const RightToLeft: Story = {
  args: { heading: 'مكتب الميناء', messages: arabic },
  render: (args) => html`
    <div dir="rtl" lang="ar">
      <parley-chat-interface class="story-fill" ${props(args)}></parley-chat-interface>
    </div>
  `,
};

/** What was cleared can come back, until the conversation goes on. */
export const Cleared: Story = {
  args: { messages: short },
  async play({ canvasElement }) {
    const chatbot = inside(canvasElement, tag, 'parley-chatbot');
    await userEvent.click(await chatbot.findByRole('button', { name: 'Clear conversation' }));
    await inside(canvasElement, tag).findByRole('button', { name: 'Undo' });
  },
};

const languages = { de: 'Senden', ja: '送信', 'zh-Hans': '发送', hi: 'भेजें' };

/** Its words are those of the language around it: one of twelve, each fetched when it is needed. */
export const Languages: Story = {
  args: { heading: '', messages: short.slice(0, 2) },
  render: (args) => html`
    <div class="story-parts">
      ${Object.keys(languages).map(
        (lang) =>
          html`<div lang=${lang}><parley-chat-interface ${props(args)}></parley-chat-interface></div>`,
      )}
    </div>
  `,
  async play({ canvasElement }) {
    for (const [lang, name] of Object.entries(languages)) {
      const chat = canvasElement.querySelector<HTMLElement>(`[lang="${lang}"]`);
      if (!chat) throw new Error(`There is no chat in ${lang}.`);
      await element(chat, tag).updateComplete;
      await expect(await box(chat).findByRole('button', { name })).toBeVisible();
    }
  },
};

/** A phone of 320 px. */
export const Phone: Story = {
  args: { messages: short },
  render: (args) => html`
    <div class="story-phone"><parley-chat-interface ${props(args)}></parley-chat-interface></div>
  `,
};
