import type { Surroundings } from './harden.js';
import type { Plugged } from './plugged.js';
import type { AnyPlugin, MarkdownPlugin } from './plugin.js';
import type { Dialect } from './syntax.js';

type Styled = Pick<MarkdownPlugin, 'styles'>;

export interface MarkdownOptions extends Surroundings, Dialect {
  /** Adds what is ours to a finished block: a header on code, say. It may only build DOM. */
  readonly onBlock?: (block: DocumentFragment) => void;
  readonly plugins?: readonly AnyPlugin[];
  /** A plug-in is about to be used: its styles are wanted. */
  readonly onPlugin?: (plugin: Styled) => void;
  /** The engine is about to be used, as for what few texts hold: that has styles, too. */
  readonly onEngine?: (engine: Styled) => void;
  /** For the renderer: what plug-ins do, when they are there. */
  readonly plugged?: Plugged | undefined;
  /** For tests: all blocks are made by way of HTML, which gives the same. */
  readonly path?: 'html';
}
