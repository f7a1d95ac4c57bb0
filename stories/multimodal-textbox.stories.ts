import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import type { ParleyMultimodalTextbox } from '../src/index.ts';
import { drop, hold, paste } from './support/drag.ts';
import { csv, pdf, pictureFile } from './support/files.ts';
import { element, expectFocus, inside } from './support/inside.ts';
import { props } from './support/props.ts';

const tag = 'parley-multimodal-textbox';

/** Where a message is written. Paste or drop a picture; Enter sends. */
const meta: Meta<ParleyMultimodalTextbox> = {
  title: 'Multimodal textbox',
  component: tag,
  tags: ['autodocs'],
  args: { busy: false, disabled: false },
  render: (args) => html`
    <div class="story-box"><parley-multimodal-textbox ${props(args)}></parley-multimodal-textbox></div>
  `,
};
export default meta;

type Story = StoryObj<ParleyMultimodalTextbox>;

export const Empty: Story = {};

/** Shift and Enter begin a new line; the box grows with its text. */
export const Typed: Story = {
  async play({ canvasElement }) {
    const box = inside(canvasElement, tag).getByRole('textbox');
    await userEvent.type(box, 'Two berths, please:{Shift>}{Enter}{/Shift}one for Friday, one for Sunday.');
    await expect(element(canvasElement, tag).value.text).toBe(
      'Two berths, please:\none for Friday, one for Sunday.',
    );
  },
};

/** A long text scrolls inside the box. */
export const LongText: Story = {
  args: { value: { text: 'The quay is wet and the wind is from the west.\n'.repeat(14).trim(), files: [] } },
};

/** `send` carries text and files; unless it is prevented, the box empties. */
export const Send: Story = {
  async play({ canvasElement }) {
    const sent = fn();
    const textbox = element(canvasElement, tag);
    textbox.addEventListener('send', ({ detail }) => sent(detail.text));
    const box = inside(canvasElement, tag).getByRole('textbox');
    await userEvent.type(box, 'Is there a berth for tonight?{Enter}');
    await expect(sent.mock.calls).toEqual([['Is there a berth for tonight?']]);
    await expect(box).toHaveValue('');
    expectFocus(box);
  },
};

/** Files wait above the text: pictures as they are, others by name and size. */
export const WithFiles: Story = {
  loaders: [async () => ({ files: [await pictureFile('harbour'), await pictureFile('lighthouse')] })],
  render: (args, { loaded }) => {
    const given = loaded.files.map((blob: File) => ({ blob, orig_name: blob.name }));
    const value = { text: 'Which of these is nearer?', files: [...given, { blob: csv }, pdf] };
    return html`
      <div class="story-box"><parley-multimodal-textbox ${props({ ...args, value })}></parley-multimodal-textbox></div>
    `;
  },
};

/** A file can be taken out again. */
export const RemoveFile: Story = {
  args: { value: { text: 'How did it go?', files: [{ blob: csv, orig_name: csv.name }, pdf] } },
  async play({ canvasElement }) {
    const textbox = inside(canvasElement, tag);
    await userEvent.click(textbox.getByRole('button', { name: `Remove ${csv.name}` }));
    await expect(element(canvasElement, tag).value.files).toEqual([pdf]);
    expectFocus(textbox.getByRole('textbox'));
  },
};

/** Files that are held over the box. */
export const DragTarget: Story = {
  play({ canvasElement }) {
    hold(element(canvasElement, tag), csv);
  },
};

/** Files that are dropped on it. */
export const Dropped: Story = {
  async play({ canvasElement }) {
    drop(element(canvasElement, tag), csv);
    await expect(
      await inside(canvasElement, tag).findByRole('button', { name: `Remove ${csv.name}` }),
    ).toBeVisible();
  },
};

/** A picture out of the clipboard. */
export const Pasted: Story = {
  async play({ canvasElement }) {
    const textbox = inside(canvasElement, tag);
    paste(textbox.getByRole('textbox'), await pictureFile('mountains'));
    await expect(await textbox.findByRole('img', { name: 'mountains.jpg' })).toBeVisible();
  },
};

/** Only pictures up to 100 kB: all else is named, with its reason, and the note goes when the next thing is done. */
export const Rejection: Story = {
  args: { fileTypes: ['image'], maxFileSize: 100_000 },
  async play({ canvasElement }) {
    const rejected = fn();
    element(canvasElement, tag).addEventListener('files-reject', ({ detail }) => rejected(detail.files));
    const large = new File([new Uint8Array(180_000)], 'panorama.png', { type: 'image/png' });
    drop(element(canvasElement, tag), csv, large);
    await expect(rejected.mock.calls).toEqual([
      [
        [
          { file: csv, reason: 'type' },
          { file: large, reason: 'size' },
        ],
      ],
    ]);
    await expect(await inside(canvasElement, tag).findByText(/cannot be attached here/)).toBeVisible();
  },
};

/** An answer is coming: Send has become Stop, and typing goes on. */
export const Busy: Story = {
  args: { busy: true },
  async play({ canvasElement }) {
    const stopped = fn();
    element(canvasElement, tag).addEventListener('stop', stopped);
    const textbox = inside(canvasElement, tag);
    await userEvent.type(textbox.getByRole('textbox'), 'And for tomorrow?{Enter}');
    await expect(textbox.getByRole('textbox')).toHaveValue('And for tomorrow?');
    await userEvent.click(textbox.getByRole('button', { name: 'Stop' }));
    await expect(stopped).toHaveBeenCalledOnce();
  },
};

export const Disabled: Story = {
  args: { disabled: true, value: { text: 'The office is closed.', files: [{ blob: csv }] } },
};

/** In a form it gives its name, the text, and each file; it never submits the form. */
export const InForm: Story = {
  args: { name: 'question', value: { text: 'How did it go?', files: [{ blob: csv }] } },
  render: (args) => html`
    <form class="story-box" aria-label="Question">
      <parley-multimodal-textbox ${props(args)}></parley-multimodal-textbox>
    </form>
  `,
  async play({ canvasElement }) {
    const form = canvasElement.querySelector('form') ?? undefined;
    const [text, file] = new FormData(form).getAll('question');
    await expect(text).toBe('How did it go?');
    await expect(file).toHaveProperty('name', csv.name);
  },
};

/** In Arabic, on 320 px. */
export const RightToLeft: Story = {
  args: { value: { text: '', files: [{ blob: csv }, pdf] } },
  render: (args) => html`
    <div class="story-phone" style="block-size: auto; padding: 0.5rem" dir="rtl" lang="ar">
      <parley-multimodal-textbox ${props(args)}></parley-multimodal-textbox>
    </div>
  `,
};
