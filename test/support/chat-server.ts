import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { after, before } from 'node:test';
import { type Served, serve } from './server.ts';

/** A real server for the tests of one file; each test says how it answers. */
export function withServer() {
  let server: Served;
  let listener: RequestListener = (_, response) => response.writeHead(404).end();
  before(async () => {
    server = await serve((request, response) => listener(request, response));
  });
  after(() => server.close());
  return {
    get url() {
      return server.url;
    },
    answer(next: RequestListener) {
      listener = next;
    },
    /** Answers with this body, as it is. */
    body(
      type: string,
      body: string | Uint8Array,
      status = 200,
      headers: Readonly<Record<string, string>> = {},
    ) {
      listener = (request, response) => {
        request.resume();
        response.writeHead(status, { 'content-type': type, ...headers }).end(body);
      };
    },
    /** Answers with this beginning of an event stream, and then nothing more: the response is left open. */
    open(beginning: string): Promise<ServerResponse> {
      return new Promise((resolve) => {
        listener = (request, response) => {
          request.resume();
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write(beginning, () => resolve(response));
        };
      });
    },
  };
}

/** The body of a request, as text. */
export async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** The other side has gone: the connection of this response was closed before its end. */
export async function gone(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await once(response, 'close');
}

/** One event with a piece of an answer, as servers of OpenAI's protocol send it. */
export const delta = (content: string) => event({ choices: [{ delta: { content } }] });

export const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

export const done = 'data: [DONE]\n\n';
