import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { MarkdownPlugin, ParleyMarkdown } from '../src/index.ts';
import { element } from './support/inside.ts';

/**
 * What Markdown can be taught. A plug-in is an object: it reads syntax of its own (`block`, `inline`) and renders that, it
 * changes blocks that have been made (`decorate`), or fills them with what takes time (`fill`).
 *
 * **Write a plug-in.** This one reads `:ctrl:` between words. `start` says where one may begin, `tokenize` reads it, and
 * `render` builds it by DOM calls; HTML would go through the sanitiser.
 *
 * ```ts
 * import type { MarkdownPlugin } from 'parley-elements';
 *
 * const keys: MarkdownPlugin = {
 *   name: 'keys',
 *   inline: {
 *     start: (source) => source.indexOf(':'),
 *     tokenize(source, { inline }) {
 *       const [raw, name] = /^:([a-z]+):/.exec(source) ?? [];
 *       return raw && name ? { raw, content: inline(name) } : undefined;
 *     },
 *   },
 *   render({ content }, make) {
 *     const key = document.createElement('kbd');
 *     key.append(make.content(content));
 *     return key;
 *   },
 * };
 *
 * markdown.plugins = [...markdown.plugins, keys];
 * ```
 *
 * A package that is large comes when it is needed: the plug-in as a whole, as `{ name, wants, load }`, or what fills an
 * element once no later text can change it:
 *
 * ```ts
 * const diagrams: MarkdownPlugin = {
 *   name: 'diagrams',
 *   fill: {
 *     selector: 'code.language-diagram',
 *     make: async ({ textContent }) => (await import('some-diagrams')).draw(textContent),
 *   },
 * };
 * ```
 *
 * Whatever fails, the source stays, and can be read. What is shown has to depend on the text alone, and not on the pieces in
 * which it came. A block whose end is missing goes up to the end of the text.
 */
const meta: Meta<ParleyMarkdown> = {
  title: 'Markdown/Plug-ins',
  component: 'parley-markdown',
  tags: ['autodocs'],
  render: ({ text, plugins }) => html`
    <div style="max-inline-size: 44rem; padding: 2rem">
      ${
        plugins
          ? html`<parley-markdown .text=${text} .plugins=${plugins}></parley-markdown>`
          : html`<parley-markdown .text=${text}></parley-markdown>`
      }
    </div>
  `,
};
export default meta;

type Story = StoryObj<ParleyMarkdown>;

/** A number leads to its note, and the note back to each place that refers to it. */
export const Footnotes: Story = {
  args: {
    text: `Lanterns[^light] glow because of their paper[^2], and glow again[^light].

[^light]: A lantern is a *light* in a case.
[^2]: Paper lets light through.

    It does so evenly, when it is thin.`,
  },
  async play({ canvasElement }) {
    const { shadowRoot } = element(canvasElement, 'parley-markdown');
    const reference = await waitFor(() => {
      const found = shadowRoot?.querySelector<HTMLElement>('.footnote-ref a');
      expect(found).not.toBeNull();
      return found;
    });
    if (reference) await userEvent.click(reference);
    expect(shadowRoot?.activeElement?.textContent).toContain('A lantern is');
  },
};

/** Quotes that say what they are, as GitHub has them. */
export const Alerts: Story = {
  args: {
    text: `> [!NOTE]
> Leave the **top open**, or the candle goes out.

> [!TIP]
> Washi is the easiest paper.

> [!IMPORTANT]
> Fold \`twice\`.

> [!WARNING]
> The frame gets warm.

> [!CAUTION]
> Never leave it alone.`,
  },
};

const keys: MarkdownPlugin = {
  name: 'keys',
  inline: {
    start: (source) => source.indexOf(':'),
    tokenize(source, { inline }) {
      const [raw, name] = /^:([a-z]+):/.exec(source) ?? [];
      return raw && name ? { raw, content: inline(name) } : undefined;
    },
  },
  render({ content }, make) {
    const key = document.createElement('kbd');
    key.append(make.content(content));
    return key;
  },
};

/** The example above. */
export const YourOwn: Story = {
  name: 'One of your own',
  args: { text: 'Press :ctrl: and :c:, but not `:in:` code.', plugins: [keys] },
};
