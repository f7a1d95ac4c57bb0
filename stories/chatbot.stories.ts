import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ParleyChatbot } from '../src/index.ts';

const conversation = [
  { role: 'user', content: 'What is a parley?' },
  {
    role: 'assistant',
    content: `A **parley** is a talk between two sides that would rather not fight.

1. Somebody asks for it, by a flag or a drum.
2. Both sides stop what they are doing.
3. They talk, and nobody is harmed *for as long as it lasts*.`,
  },
  { role: 'user', content: 'And in code?' },
  {
    role: 'assistant',
    content:
      "```ts\nchat.respond = async function* ({ text }) {\n  yield 'You said: ';\n  yield text;\n};\n```",
  },
];

/** Shows a conversation in the messages format, and asks by events for what its readers want done. */
const meta: Meta<ParleyChatbot> = {
  title: 'Chatbot',
  component: 'parley-chatbot',
  tags: ['autodocs'],
  args: {
    messages: conversation as never,
    layout: 'bubble',
    status: 'idle',
    retryable: true,
    undoable: true,
    likeable: true,
    editable: 'user',
  },
  render: (args) => html`
    <parley-chatbot
      style="block-size: 32rem"
      .messages=${args.messages}
      .status=${args.status}
      .layout=${args.layout}
      .label=${args.label ?? ''}
      .placeholder=${args.placeholder ?? ''}
      .retryable=${args.retryable}
      .undoable=${args.undoable}
      .likeable=${args.likeable}
      .editable=${args.editable}
    ></parley-chatbot>
  `,
};
export default meta;

type Story = StoryObj<ParleyChatbot>;

export const Bubbles: Story = {};

/** Full-width rows, with a mark and a name. */
export const Panel: Story = { args: { layout: 'panel' } };

/** Nothing yet: the placeholder is Markdown. */
export const Empty: Story = {
  args: { messages: [], placeholder: '## Good morning\n\nWhat are we working on?' },
};

/** Asked, and nothing has come. */
export const Pending: Story = { args: { messages: conversation.slice(0, 1) as never, status: 'pending' } };

/** The answer is growing: a caret stands at its end. */
export const Streaming: Story = {
  args: { messages: conversation.slice(0, 2) as never, status: 'generating' },
};

/** Pictures of other servers load when their reader asks for them; files that are no pictures are cards. */
export const Files: Story = {
  args: {
    messages: [
      {
        role: 'user',
        content: [
          {
            path: 'report.pdf',
            url: '/report.pdf',
            orig_name: 'report.pdf',
            size: 482_113,
            mime_type: 'application/pdf',
          },
          'Is this picture in the report?\n\n![A chart](https://pictures.example/chart.png)',
        ],
      },
      { role: 'assistant', content: 'I cannot open it from here, but its *name* says so.' },
    ] as never,
  },
};
