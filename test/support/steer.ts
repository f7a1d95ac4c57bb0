// The page's end of the servers that run beside the tests of elements.

import type { Beyond } from './drivers.js';
import { afterThis } from './fixture.js';

/** A request as it arrived. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What the steered server does next with one request. */
export type Step =
  | { readonly do: 'asked' | 'drop' | 'gone' }
  | { readonly do: 'begin'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'end'; readonly text: string };

declare global {
  /** What the runner hands to each page (web-test-runner.config.mjs). */
  var testRun: {
    readonly beyond: readonly Beyond[];
    readonly servers: { readonly steered: string; readonly model: string };
  };
}

/** Addresses: a server that does what a test says, and one of other people's (aimock). */
export const servers = globalThis.testRun.servers;

let count = 0;

/** A server of the test's own. */
export function steered() {
  count += 1;
  const url = `${servers.steered}/${Date.now()}-${count}`;
  let next = 0;
  return {
    url,
    src: `${url}/v1`,
    /** The paths of all requests so far. */
    async arrived(): Promise<readonly string[]> {
      return (await fetch(`${url}/arrived`)).json();
    },
    /** The next question, when it has arrived. */
    async asked(): Promise<Question> {
      const place = next;
      next += 1;
      const send = (step: Step) => post(`${url}/steer`, { place, step });
      // Connections are few, and one that a failed test leaves open would be missed by the next.
      afterThis(() => void send({ do: 'drop' }).catch(() => {}));
      return questionOf((await send({ do: 'asked' })) as Asked, send);
    },
  };
}

export type Question = ReturnType<typeof questionOf>;

function questionOf(asked: Asked, send: (step: Step) => Promise<unknown>) {
  return {
    ...asked,
    /** The status and the headers go out. */
    begin: (
      status = 200,
      headers: Readonly<Record<string, string>> = { 'content-type': 'text/event-stream' },
    ) => send({ do: 'begin', status, headers }),
    write: (text: string) => send({ do: 'write', text }),
    end: (text = '') => send({ do: 'end', text }),
    /** The connection breaks. */
    drop: () => send({ do: 'drop' }),
    /** Whether the answer was complete when its connection closed; waits for that. */
    async gone(): Promise<{ complete: boolean }> {
      return (await send({ do: 'gone' })) as { complete: boolean };
    },
  };
}

/** Says what aimock answers to questions with these words, in small pieces; or with which error. */
export async function modelAnswers(userMessage: string, response: object): Promise<void> {
  await post(`${servers.model}/__aimock/fixtures`, {
    fixtures: [{ match: { userMessage }, response, chunkSize: 6 }],
  });
}

/** The questions with these words that have reached aimock, as messages. */
export async function modelWasAsked(userMessage: string): Promise<readonly (readonly unknown[])[]> {
  const journal: { body?: { messages?: readonly { content: unknown }[] } | null }[] = await (
    await fetch(`${servers.model}/__aimock/journal`)
  ).json();
  return journal
    .map(({ body }) => body?.messages ?? [])
    .filter((messages) => JSON.stringify(messages.at(-1)?.content ?? '').includes(userMessage));
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
