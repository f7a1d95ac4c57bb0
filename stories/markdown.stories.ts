import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import type { ParleyMarkdown } from '../src/index.ts';
import { element } from './support/inside.ts';
import { scrubber } from './support/scrubber.ts';

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

/** At each moment of a stream the text is formatted as it is about to be. Play it, or move through it. */
export const Scrub: Story = {
  name: 'Scrub through a stream',
  render: ({ text }) => scrubber(text, Math.round(text.length / 2)),
  async play({ args, canvasElement }) {
    const canvas = within(canvasElement);
    const markdown = element(canvasElement, 'parley-markdown');
    const slider = canvas.getByRole('slider');
    fireEvent.input(slider, { target: { value: '120' } });
    expect(markdown).toHaveProperty('text', args.text.slice(0, 120));
    expect(markdown).toHaveProperty('streaming', true);
    await userEvent.click(canvas.getByRole('button', { name: 'Play' }));
    await waitFor(() => expect(markdown.text.length).toBeGreaterThan(150));
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }));
    fireEvent.input(slider, { target: { value: `${args.text.length}` } });
    expect(markdown).toHaveProperty('streaming', false);
  },
};
