import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import type { ParleyChatbot } from '../src/index.ts';
import { dated, examples, named, short, withReplies } from './support/conversations.ts';
import { avatars } from './support/files.ts';
import { element, inside } from './support/inside.ts';
import { props } from './support/props.ts';

/** What a chatbot shows beside the words: something to begin with, replies, names, times, and its own size. */
const meta: Meta<ParleyChatbot> = {
  title: 'Chatbot/Around the words',
  component: 'parley-chatbot',
  tags: ['autodocs'],
  args: {
    messages: short,
    layout: 'bubble',
    retryable: true,
    undoable: true,
    likeable: true,
    editable: 'user',
  },
  render: (args) => html`<parley-chatbot class="story-fill" ${props(args)}></parley-chatbot>`,
};
export default meta;

type Story = StoryObj<ParleyChatbot>;

/** A message may have a name of its own, and then stands by itself. Without a picture it has initials. */
export const Names: Story = { args: { messages: named, avatars: { assistant: avatars.assistant } } };

export const NamesInPanels: Story = { args: { messages: named, layout: 'panel' } };

/** A message that has a time shows it with what can be done to it; a line stands between days. */
export const Times: Story = {
  args: { messages: dated },
  async play({ canvasElement }) {
    await inside(canvasElement, 'parley-chatbot').findByText(/\b7\b.*2019/);
  },
};

/** In panels the time stands beside the name. */
export const TimesInPanels: Story = { ...Times, args: { messages: dated, layout: 'panel' } };

/** Less space between things: `--parley-density: 0.75`. */
export const Compact: Story = {
  args: { messages: short, label: 'Harbour office' },
  render: (args) => html`
    <parley-chatbot class="story-fill" style="--parley-density: 0.75" ${props(args)}></parley-chatbot>
  `,
};

/** As high as what is in it, up to a limit: `--parley-height: auto; --parley-max-height: 24rem`. */
export const GrowsToALimit: Story = {
  args: { messages: short.slice(0, 2) },
  render: (args) => html`
    <div class="story-box">
      <parley-chatbot
        class="story-frame"
        style="--parley-height: auto; --parley-max-height: 24rem"
        ${props(args)}
      ></parley-chatbot>
    </div>
  `,
};

/** The grip at the end is dragged, or moved by the arrow keys. */
export const Resizable: Story = {
  args: { messages: short, label: 'Harbour office', resizable: true },
  render: (args) => html`
    <div class="story-box"><parley-chatbot class="story-frame" ${props(args)}></parley-chatbot></div>
  `,
  async play({ canvasElement }) {
    const chatbot = element(canvasElement, 'parley-chatbot');
    const grip = await inside(canvasElement, 'parley-chatbot').findByRole('separator', {
      name: 'Change the height',
    });
    const before = chatbot.offsetHeight;
    grip.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect(chatbot.offsetHeight).toBeGreaterThan(before);
    await expect(grip).toHaveAttribute('aria-valuenow', `${chatbot.offsetHeight}`);
  },
};

/** Something to begin with: a picture of the page's own, letters, or the files that go along. */
export const Examples: Story = {
  args: { messages: [], placeholder: '## Good morning\n\nAsk about berths, tides or the weather.', examples },
  async play({ canvasElement }) {
    const chosen = fn();
    element(canvasElement, 'parley-chatbot').addEventListener('example-select', ({ detail }) =>
      chosen(detail),
    );
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(
      await chatbot.findByRole('button', { name: 'Select example 1: When is high water today?' }),
    );
    await expect(chosen.mock.calls).toEqual([
      [{ index: 0, value: { text: 'When is high water today?', files: [] } }],
    ]);
  },
};

/** The same on 320 px. */
export const ExamplesOnAPhone: Story = {
  args: { ...Examples.args },
  render: (args) => html`
    <div class="story-phone"><parley-chatbot style="block-size: 100%" ${props(args)}></parley-chatbot></div>
  `,
};

/** An answer may offer replies: what is pressed is reported, and the page sends it. */
export const SuggestedReplies: Story = {
  args: { messages: withReplies },
  async play({ canvasElement }) {
    const chosen = fn();
    element(canvasElement, 'parley-chatbot').addEventListener(
      'option-select',
      ({ detail: { index, value } }) => chosen(index, value),
    );
    const chatbot = inside(canvasElement, 'parley-chatbot');
    await userEvent.click(await chatbot.findByRole('button', { name: 'The north slipway' }));
    await expect(chosen.mock.calls).toEqual([[0, 'I take the north slipway.']]);
  },
};

export const SuggestedRepliesInPanels: Story = { args: { messages: withReplies, layout: 'panel' } };
