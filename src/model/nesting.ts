import { isText } from './guards.js';
import { runsOf } from './history.js';
import { type Message, partsOf, type ThoughtFields } from './message.js';
import { callsIn, isThought } from './thoughts.js';

/**
 * Which is inside which, by ids: the nearest with the wanted id, before or after. No id twice in a row, no missing parent
 * and no circle does harm: what belongs nowhere stands by itself.
 */
export function parentsOf<Node extends Pick<ThoughtFields, 'id' | 'parent_id'>>(
  nodes: readonly Node[],
): Map<Node, Node> {
  const parents = new Map<Node, Node>();
  for (const order of [nodes, nodes.toReversed()]) {
    const seen = new Map<string, Node>();
    for (const node of order) {
      const parent = node.parent_id === undefined ? undefined : seen.get(`${node.parent_id}`);
      if (parent && !parents.has(node)) parents.set(node, parent);
      if (node.id !== undefined) seen.set(`${node.id}`, node);
    }
  }
  cutCircles(parents);
  return parents;
}

export function cutCircles<Node>(parents: Map<Node, Node>): void {
  const settled = new Set<Node>();
  for (const start of [...parents.keys()]) {
    const path = new Set<Node>();
    let at: Node | undefined = start;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    // Back where we have been: each link of this round goes.
    while (at !== undefined && path.has(at)) {
      const next: Node | undefined = parents.get(at);
      parents.delete(at);
      at = next;
    }
    for (const node of path) settled.add(node);
  }
}

/**
 * What is shown inside another message: a thought inside its parent, where both stand in one run of one side; a result
 * inside the answer that called its tool. By the outermost message, in the order of the list.
 */
export function nestedIn(messages: readonly Message[]): ReadonlyMap<Message, readonly Message[]> {
  const nested = new Map<Message, Message[]>();
  if (!messages.some(({ role, metadata }) => role === 'tool' || metadata?.parent_id !== undefined))
    return nested;
  const hosts = new Map([...resultHosts(messages), ...runsOf(messages).flatMap(thoughtHosts)]);
  cutCircles(hosts);
  const outermost = new Map<Message, Message>();
  for (const message of messages) {
    const path: Message[] = [];
    let at = message;
    for (let host = hosts.get(at); host && !outermost.has(at); host = hosts.get(at)) {
      path.push(at);
      at = host;
    }
    const home = outermost.get(at) ?? at;
    for (const each of path) outermost.set(each, home);
    if (home === message) continue;
    const inside = nested.get(home);
    if (inside) inside.push(message);
    else nested.set(home, [message]);
  }
  return nested;
}

function thoughtHosts(run: readonly Message[]): [Message, Message][] {
  const nodes = run.flatMap((message) => [
    ...(isThought(message) ? [{ message, ...message.metadata }] : []),
    // Another message may stand inside a part; a part stands in its own message.
    ...partsOf(message.content)
      .filter((part) => part.type === 'thought')
      .map(({ id }) => ({ message, id, parent_id: undefined })),
  ]);
  return [...parentsOf(nodes)].flatMap(([{ message }, parent]) =>
    parent.message === message ? [] : [[message, parent.message]],
  );
}

function resultHosts(messages: readonly Message[]): [Message, Message][] {
  const callers = new Map<string, Message>();
  const hosts: [Message, Message][] = [];
  for (const message of messages) {
    if (message.role === 'assistant') for (const { id } of callsIn(message)) callers.set(`${id}`, message);
    if (message.role !== 'tool') continue;
    // Some servers give no ids: then the first call that waits is meant.
    const id = isText(message.tool_call_id) ? message.tool_call_id : callers.keys().next().value;
    const caller = callers.get(id ?? '');
    if (caller) hosts.push([message, caller]);
    if (id !== undefined && id !== message.tool_call_id) callers.delete(id);
  }
  return hosts;
}
