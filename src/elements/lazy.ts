import type { ResponseReader } from '../session/consume.js';

/** What the first load does without: fetched when a first answer is asked for. */
export const loadBackends = () => import('../backends/resolve.js');

export const readResponse: ResponseReader = async function* (response, signal) {
  const backends = await loadBackends();
  yield* backends.readResponse(response, signal);
};
