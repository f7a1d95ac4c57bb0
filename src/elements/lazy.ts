import type { LazyPlugin } from '../markdown/plugin.js';
import type { Responder } from '../model/backend.js';
import type { ResponseReader } from '../session/consume.js';
import { loadAnswering } from '../session/session.js';
import { LazyModule } from './inner/lazy-module.js';

/** What takes an answer step by step, before it is needed; it is asked for once more when it is. */
const expectSteps = () => void loadAnswering().catch(() => {});

/** What the first load does without: fetched when a first answer is asked for. */
export function loadBackends() {
  expectSteps();
  return import('../backends/resolve.js');
}

/** A generator is seen to answer step by step before it does. */
export function expectAnswer(respond: Responder | undefined): void {
  if (Object.prototype.toString.call(respond).endsWith('GeneratorFunction]')) expectSteps();
}

/** What draws messages that are more than text, and tells their reasoning from it. */
export const rich = new LazyModule(() => import('./inner/rich.js'));

/** What moves the focus from message to message. */
export const loadMessageKeys = () => import('./inner/message-keys.js');

/** What reads an answer aloud, when there is one. */
export const speech = new LazyModule(() => import('./inner/speech.js'));

/** What decides which messages of a long conversation are drawn at once. */
export const loadWindowing = () => import('./inner/windowing.js');

export const readResponse: ResponseReader = async function* (response, signal) {
  const backends = await loadBackends();
  yield* backends.readResponse(response, signal);
};

/** What may be said next: examples where there is nothing yet, and replies under an answer. */
export const suggestions = new LazyModule(() => import('./inner/suggestions.js'));

/** When messages were said, where one of them says so; and what changes an element's height. */
export const dates = new LazyModule(() => import('./inner/dates.js'));
export const resizeGrip = new LazyModule(() => import('./inner/resize-grip.js'));

/** For those who have left the end of a conversation. */
export const away = new LazyModule(() => import('./inner/away.js'));

/** Milliseconds that a page has to itself before what may be wanted next is fetched. */
export const patience = 1000;

/** What a press does. */
export const deeds = new LazyModule(() => import('./inner/deeds.js'));

/** What Markdown is taught when a text first needs it. */
export const plugins: readonly LazyPlugin[] = [
  {
    name: 'footnotes',
    wants: (source) => source.includes('[^'),
    load: async () => (await import('../plugins/footnotes.js')).footnotes,
  },
  {
    name: 'alerts',
    wants: (source) => source.includes('[!'),
    load: async () => (await import('../plugins/alerts.js')).alerts,
  },
];
