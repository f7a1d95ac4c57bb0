import type { Token, Tokens } from 'marked';
import { blocksOfPlugin } from './syntax.js';

/** The run of inline text at the very end, to which what comes next will be added. */
export function openRun(tokens: readonly Token[], source: string): Token[] | undefined {
  const last = tokens.at(-1) as Tokens.Generic | undefined;
  const lineEnded = source.endsWith('\n');
  switch (last?.type) {
    case 'paragraph':
    case 'text':
      return last.tokens;
    case 'heading':
      return lineEnded ? undefined : last.tokens;
    case 'blockquote':
      return openRun(last.tokens ?? [], source);
    case 'plugin':
      return openRun(blocksOfPlugin(last) ?? [], source);
    case 'list':
      return openRun((last as Tokens.List).items.at(-1)?.tokens ?? [], source);
    case 'table': {
      const { header, rows } = last as Tokens.Table;
      return lineEnded ? undefined : (rows.at(-1) ?? header).findLast(({ text }) => text !== '')?.tokens;
    }
    default:
      return undefined;
  }
}
