import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { textOf } from './chat-server.ts';
import { type Served, serve } from './server.ts';
import type { Asked, Step } from './steer.ts';

interface Exchange {
  readonly asked: Asked;
  readonly response: ServerResponse;
}

/**
 * A chat server for tests that run in a page. Each uses a path of its own, `/name/v1`, and says at `/name/steer` what is
 * to be sent, byte by byte. What is not a question is not found, unless it is below `/name/late/`, and is listed at
 * `/name/arrived` like all the rest.
 */
export function serveSteered(): Promise<Served> {
  const exchanges = new Map<string, Exchange[]>();
  const arrivals = new EventEmitter().setMaxListeners(0);

  async function exchange(name: string, place: number): Promise<Exchange> {
    for (;;) {
      const found = exchanges.get(name)?.[place];
      if (found) return found;
      await once(arrivals, name);
    }
  }

  return serve(async (request, response) => {
    // The header is named, since a `*` does not stand for `Authorization`.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '*',
    );
    response.setHeader('access-control-expose-headers', '*');
    const path = request.url ?? '/';
    const name = path.split('/')[1] ?? '';
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const body = await textOf(request);
    if (path === `/${name}/arrived`) {
      response.end(JSON.stringify((exchanges.get(name) ?? []).map(({ asked }) => asked.path)));
      return;
    }
    if (path === `/${name}/steer`) {
      const { place, step }: { place: number; step: Step } = JSON.parse(body);
      response.end(JSON.stringify(await take(step, await exchange(name, place))));
      return;
    }
    const asked = { path: path.slice(name.length + 1), headers: flat(request.headers), body: parsed(body) };
    exchanges.set(name, [...(exchanges.get(name) ?? []), { asked, response }]);
    arrivals.emit(name);
    if (request.method !== 'POST' && !asked.path.startsWith('/late/')) response.writeHead(404).end();
  });
}

/** Does what a test says; what it returns is for the test. */
async function take(step: Step, { asked, response }: Exchange): Promise<unknown> {
  if (step.do === 'begin') response.writeHead(step.status, step.headers).flushHeaders();
  if (step.do === 'write') await new Promise((resolve) => response.write(step.text, resolve));
  if (step.do === 'end') response.end(step.text);
  if (step.do === 'drop') response.destroy();
  if (step.do === 'gone' && !response.destroyed) await once(response, 'close');
  return step.do === 'gone' ? { complete: response.writableFinished } : asked;
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function parsed(body: string): unknown {
  return body === '' ? undefined : JSON.parse(body);
}
