import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ParleyChatInterface } from '../src/index.ts';

/** A whole chat in one element. Ask something: the demo answers inside the page. */
const meta: Meta<ParleyChatInterface> = {
  title: 'Chat interface',
  component: 'parley-chat-interface',
  tags: ['autodocs'],
  args: { heading: 'Parley', protocol: 'demo' },
  render: ({ heading, protocol, respond }) => html`
    <parley-chat-interface
      style="block-size: 36rem"
      heading=${heading}
      protocol=${protocol}
      .respond=${respond}
    ></parley-chat-interface>
  `,
};
export default meta;

type Story = StoryObj<ParleyChatInterface>;

/** Answers with no network and no key: ask for code, a table or a plan, or attach a file. */
export const Demo: Story = {};

/** Answers by a function of the page's own. A string that is yielded is appended. */
export const OwnResponder: Story = {
  args: {
    respond: async function* ({ text }) {
      for (const word of `You said: ${text}`.split(/(?<= )/)) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        yield word;
      }
    },
  },
};

/** What had arrived stays; the row says what happened and offers Retry. */
export const Failing: Story = {
  args: {
    respond: async function* () {
      yield 'This is how far the answer came before';
      throw new Error('the model ran out of memory.');
    },
  },
};
