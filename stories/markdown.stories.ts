import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ParleyMarkdown } from '../src/index.ts';

const text = `# Paper lanterns

A lantern needs **three** things: *paper*, a frame, and \`light\`.

| Paper | Weight | Glow |
| --- | ---: | :---: |
| Washi | 30 g | warm |
| Vellum | 90 g | cool |

- [x] cut the frame
- [ ] fold the paper

> Leave the top open, or the candle goes out.

\`\`\`js
const glow = (paper) => paper.weight < 50;
\`\`\`

<script>alert('never')</script> and [a link](https://commonmark.org).`;

/** Markdown in, safe and formatted out. */
const meta: Meta<ParleyMarkdown> = {
  title: 'Markdown',
  component: 'parley-markdown',
  tags: ['autodocs'],
  args: { text, streaming: false },
  render: ({ text, streaming }) => html`
    <div style="max-inline-size: 44rem; padding: 2rem">
      <parley-markdown .text=${text} .streaming=${streaming}></parley-markdown>
    </div>
  `,
};
export default meta;

type Story = StoryObj<ParleyMarkdown>;

export const Everything: Story = {};

/** More will come: what is there is formatted already. */
export const Streaming: Story = { args: { text: text.slice(0, 160), streaming: true } };
