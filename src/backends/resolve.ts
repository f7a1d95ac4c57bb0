import type { BackendOptions, Protocol, Responder } from '../model/backend.js';

/** The adapter for a protocol; each is loaded on first use. */
export async function resolveBackend(protocol: Protocol, options: BackendOptions): Promise<Responder> {
  if (protocol === 'demo') return (await import('./demo.js')).demo;
  return (await import('./openai.js')).openai(options);
}

export { readResponse } from './read.js';
