import { Later, repair } from './later.js';

/** What shows a text that grows, changes what is shown already, and takes raw HTML and plug-ins. */
export const engine = new Later(() => import('./renderer.js'));

/** When all that is given at once has been given. */
export const nextTask = () => new Promise<unknown>((done) => setTimeout(done));

/** Fetches what a growing text takes, if one is still coming in the next task: what is given at once does not grow. */
export async function expectGrowth(isComing: () => boolean): Promise<void> {
  await nextTask();
  if (isComing()) await Promise.all([engine.load(), repair.load()]);
}
