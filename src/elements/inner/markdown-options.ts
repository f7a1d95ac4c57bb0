import type { Strings } from '../../i18n/strings.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import type { LiteralTags } from '../../markdown/tag-names.js';
import { adoptStyles } from './adopt-styles.js';
import { addBlockTools } from './block-tools.js';

interface Dialect {
  readonly lineBreaks: boolean;
  readonly allowTags: LiteralTags;
}

/** How text is shown in an element of ours: with buttons on its blocks, and styles for what comes later. */
export function markdownOptions(
  host: HTMLElement,
  strings: Strings,
  { lineBreaks, allowTags }: Dialect,
  more: Pick<MarkdownOptions, 'allowed' | 'gate' | 'plugins'>,
): MarkdownOptions {
  const adopt: MarkdownOptions['onPlugin'] = (part) => adoptStyles(host.shadowRoot, part);
  return {
    ...more,
    breaks: Boolean(lineBreaks),
    allowTags,
    strings,
    onBlock: (block) => addBlockTools(block, strings),
    onPlugin: adopt,
    onEngine: adopt,
  };
}
