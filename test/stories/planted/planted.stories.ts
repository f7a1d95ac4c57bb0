import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

/** Stories with one fault each, for the test of the test. */
const meta: Meta = { title: 'Planted', render: () => html`<p>Fine</p>` };
export default meta;

export const Fine: StoryObj = {};

export const Throws: StoryObj = {
  render: () => {
    throw new Error('cannot be drawn');
  },
};

export const PlayFails: StoryObj = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement.textContent).toContain('Better');
  },
};

export const Rejects: StoryObj = {
  play: () => {
    Promise.reject(new Error('nobody handled this'));
  },
};

export const Pale: StoryObj = {
  render: () => html`<p style="color: light-dark(#eee, #fff); background: light-dark(#fff, #000)">Pale</p>`,
};

export const PaleInTheDark: StoryObj = {
  render: () => html`<p style="color: light-dark(#000, #222); background: light-dark(#fff, #000)">Pale</p>`,
};

export const NamelessButton: StoryObj = { render: () => html`<button type="button"></button>` };

export const Warns: StoryObj = {
  play: () => {
    console.warn('a warning');
  },
};

export const LooksElsewhere: StoryObj = {
  render: () => html`<img src="https://elsewhere.test/spy.gif" alt="A spy" />`,
};
