import { Lexer } from 'marked';

/** What a machine of any speed has to do for a text. */
export interface Work {
  /** Characters handed to marked, as often as it is handed them. */
  readonly lexed: number;
  /** Nodes put into the document or taken out of it, and texts that were written anew. */
  readonly nodes: number;
}

/** Counts what happens below `target` and in marked while it runs. */
export function workOf(target: Element, run: () => void): Work {
  let lexed = 0;
  const { blockTokens, inlineTokens } = Lexer.prototype;
  Lexer.prototype.blockTokens = function (this: Lexer, source: string, ...rest: never[]) {
    lexed += source.length;
    return blockTokens.call(this, source, ...rest);
  };
  Lexer.prototype.inlineTokens = function (this: Lexer, source: string, ...rest: never[]) {
    lexed += source.length;
    return inlineTokens.call(this, source, ...rest);
  };
  const observer = new MutationObserver(() => {});
  observer.observe(target, { subtree: true, childList: true, characterData: true });
  try {
    run();
    return { lexed, nodes: observer.takeRecords().reduce((sum, record) => sum + nodesIn(record), 0) };
  } finally {
    observer.disconnect();
    Object.assign(Lexer.prototype, { blockTokens, inlineTokens });
  }
}

const nodesIn = ({ addedNodes, removedNodes }: MutationRecord) =>
  1 + [...addedNodes, ...removedNodes].reduce((sum, node) => sum + allNodes(node), 0);

/** A node and all that is in it. */
export function allNodes(root: Node): number {
  const walker = document.createTreeWalker(root);
  let count = 1;
  while (walker.nextNode()) count += 1;
  return count;
}
