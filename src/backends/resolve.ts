import type { Responder } from '../model/backend.js';

/** The protocols that can be named in `protocol`. */
export type Protocol = 'openai' | 'demo';

export type Headers = Readonly<Record<string, string>>;

export interface BackendOptions {
  /** Where the server is: the address before `/chat/completions`. */
  readonly src: string;
  readonly model?: string | undefined;
  /** Sent with each request; as a function it is asked each time, for a key that changes. */
  readonly headers?: Headers | (() => Headers | Promise<Headers>) | undefined;
}

/** The adapter for a protocol; each is loaded on first use. */
export async function resolveBackend(protocol: Protocol, options: BackendOptions): Promise<Responder> {
  if (protocol === 'demo') return (await import('./demo.js')).demo;
  return (await import('./openai.js')).openai(options);
}

export { readResponse } from './read.js';
