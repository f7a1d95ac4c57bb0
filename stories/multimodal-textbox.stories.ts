import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ParleyMultimodalTextbox } from '../src/index.ts';

/** Where a message is written. Paste or drop a picture; Enter sends. */
const meta: Meta<ParleyMultimodalTextbox> = {
  title: 'Multimodal textbox',
  component: 'parley-multimodal-textbox',
  tags: ['autodocs'],
  args: { busy: false, disabled: false },
  render: (args) => html`
    <div style="padding: 2rem">
      <parley-multimodal-textbox
        .value=${args.value}
        .busy=${args.busy}
        .disabled=${args.disabled}
        .fileTypes=${args.fileTypes}
        .maxFileSize=${args.maxFileSize}
      ></parley-multimodal-textbox>
    </div>
  `,
};
export default meta;

type Story = StoryObj<ParleyMultimodalTextbox>;

export const Empty: Story = {};

/** Files that the user added wait above the text. */
export const WithFiles: Story = {
  args: {
    value: {
      text: 'What do these say?',
      files: [
        {
          blob: new File(['month,units\nMay,3\n'], 'sales.csv', { type: 'text/csv' }),
          orig_name: 'sales.csv',
        },
        { path: 'notes.pdf', orig_name: 'notes.pdf', size: 91_422, mime_type: 'application/pdf' },
      ],
    },
  },
};

/** An answer is coming: Send has become Stop, and typing goes on. */
export const Busy: Story = { args: { busy: true } };

/** Only pictures up to 100 kB: all else is named, with its reason. */
export const Limited: Story = { args: { fileTypes: ['image'], maxFileSize: 100_000 } };

export const Disabled: Story = { args: { disabled: true } };
