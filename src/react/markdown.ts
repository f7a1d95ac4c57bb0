import { ParleyMarkdown as Element } from '../elements/markdown.js';
import type { MarkdownProps } from '../elements/props.js';
import { wrap } from './wrap.js';

export const ParleyMarkdown = wrap<Element, MarkdownProps, unknown>('parley-markdown', Element, {});
