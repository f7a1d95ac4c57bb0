import { readFileSync } from 'node:fs';
import { pathological as grown } from '../test/corpora/pathological.js';
import type { Measured } from './browser.js';
import type { Delivery } from './page.js';
import { endless, history, pieces, prose } from './workload.js';

/** One figure, and how it is got from a page with an empty chat on it. Less is better in all of them. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Which adapters it means something for; all, unless it says so. */
  readonly only?: readonly string[];
  /** The page shows a message by itself, in place of an empty chat. */
  readonly begins?: 'first';
  measure(on: Measured): Promise<number>;
}

const kilobyte = 1024;
const chats = ['naive', 'ours'];
const engines = ['ours-markdown'];

/** Lets an answer grow and gives what that cost, with the time of each frame. */
async function grow(on: Measured, { before, pieces, per }: Delivery) {
  await on.page.evaluate((text) => window.bench?.begin(text), before);
  let frames: readonly number[] = [];
  const cpu = await on.cpu(async () => {
    const done = await on.page.evaluate((what) => window.bench?.deliver(what), { pieces, per });
    frames = done?.frames ?? [];
  });
  const longTasks = (await on.page.evaluate(() => window.bench?.longTasks())) ?? [];
  return { cpu, frames, longTasks };
}

/** What is painted first, … */
const set = (on: Measured, count: number) =>
  on.page.evaluate((messages) => window.bench?.set(messages), history(count));

/** … and all of it. */
async function setAll(on: Measured, count: number) {
  await set(on, count);
  await on.page.evaluate(() => window.bench?.shown());
}

/** A piece in each frame, behind a text of some length. */
function perPiece(what: string, make: (length: number) => string, kilobytes: number, count = 60): Row {
  return {
    name: `a piece, at ${kilobytes} KB of ${what}`,
    unit: 'ms',
    only: what === 'prose' ? undefined : ['naive', 'ours', 'ours-markdown', 'bare', 'smd'],
    async measure(on) {
      const text = make(kilobytes * kilobyte + 12 * count);
      const before = text.slice(0, kilobytes * kilobyte);
      const { cpu } = await grow(on, { before, pieces: pieces(text.slice(before.length)), per: 'frame' });
      return cpu.task / count;
    },
  };
}

const paced = { before: prose(50 * kilobyte), per: 'frame' } as const;
const more = pieces(`\n\n${prose(3600, 8)}`);
const slow = 25; // Milliseconds: a frame of 60 in a second has been left out.

const streams: readonly Row[] = [
  {
    name: 'paced stream at 50 KB, a frame',
    unit: 'ms',
    measure: async (on) => (await grow(on, { ...paced, pieces: more })).cpu.task / more.length,
  },
  {
    name: '… frames dropped',
    unit: '%',
    async measure(on) {
      const { frames } = await grow(on, { ...paced, pieces: more });
      return (100 * frames.filter((each) => each > slow).length) / frames.length;
    },
  },
  {
    name: '… long tasks',
    unit: '',
    measure: async (on) => (await grow(on, { ...paced, pieces: more })).longTasks.length,
  },
  {
    name: 'flood of 200 KB, a piece in each task',
    unit: 'ms',
    only: ['naive-raf', 'ours', 'ours-markdown', 'smd'],
    measure: async (on) =>
      (await grow(on, { before: '', pieces: pieces(prose(200 * kilobyte)), per: 'task' })).cpu.task,
  },
];

const named = (count: number) => `${count.toLocaleString('en')} messages`;

const intoHistory = (count: number): Row => ({
  name: `stream of 10 KB into ${named(count)}`,
  unit: 'ms',
  async measure(on) {
    await setAll(on, count);
    return (await grow(on, { before: '', pieces: pieces(prose(10 * kilobyte)), per: 'frame' })).cpu.task;
  },
});

const ofHistory = (count: number): readonly Row[] => [
  intoHistory(count),
  {
    name: `append to ${named(count)}, painted`,
    unit: 'ms',
    async measure(on) {
      await setAll(on, count);
      const [message] = history(1);
      return message ? ((await on.page.evaluate((one) => window.bench?.append(one), message)) ?? 0) : 0;
    },
  },
  {
    name: `${named(count)} set at once, the first screen`,
    unit: 'ms',
    measure: async (on) => (await on.cpu(() => set(on, count))).task,
  },
  {
    name: `${named(count)} set at once, all of them`,
    unit: 'ms',
    measure: async (on) => (await on.cpu(() => setAll(on, count))).task,
  },
  {
    name: `${named(count)} set at once, the longest task after the first screen`,
    unit: 'ms',
    only: ['ours'],
    async measure(on) {
      await set(on, count);
      await on.page.evaluate(() => window.bench?.forget());
      await on.page.evaluate(() => window.bench?.shown());
      return Math.max(0, ...((await on.page.evaluate(() => window.bench?.longTasks())) ?? []));
    },
  },
];

const histories: readonly Row[] = [
  intoHistory(10),
  ...ofHistory(1000),
  ...ofHistory(10_000),
  {
    name: 'heap of a message, its text left out',
    unit: 'KB',
    only: chats,
    async measure(on) {
      const count = 1000;
      const before = await on.heap();
      await setAll(on, count);
      const text = history(count).reduce((sum, { content }) => sum + content.length, 0);
      return ((await on.heap()) - before - text) / count / kilobyte;
    },
  },
  {
    name: 'first message painted, from the navigation on',
    unit: 'ms',
    begins: 'first',
    measure: async (on) => (await on.page.evaluate(() => window.firstPainted)) ?? 0,
  },
];

interface Repeated {
  readonly id: string;
  readonly repeat: string;
  readonly n: number;
}

const repeated: readonly Repeated[] = JSON.parse(
  readFileSync(new URL('../test/corpora/pathological.json', import.meta.url), 'utf8'),
);
const despairing = [
  ...repeated.map(({ id, repeat, n }) => [id, repeat.repeat(n)] as const),
  ...Object.entries(grown),
];

/** All that a text costs which comes as one: 250 ms should do for any. */
const pathological = despairing.map(
  ([name, text]): Row => ({
    name: `pathological: ${name}`,
    unit: 'ms',
    only: engines,
    measure: async (on) => (await grow(on, { before: '', pieces: [text], per: 'frame' })).cpu.task,
  }),
);

const huge: Row = {
  name: '10 MB in pieces of 64 KB, the longest task',
  unit: 'ms',
  only: engines,
  async measure(on) {
    const text = prose(10_000 * kilobyte);
    const parts = text.match(/[\s\S]{1,65536}/g) ?? [];
    return Math.max(0, ...(await grow(on, { before: '', pieces: parts, per: 'frame' })).longTasks);
  },
};

export const rows: readonly Row[] = [
  ...[10, 50, 200].map((kilobytes) => perPiece('prose', prose, kilobytes)),
  ...Object.entries(endless).flatMap(([what, make]) =>
    [10, 200].map((kilobytes) => perPiece(what, make, kilobytes)),
  ),
  ...streams,
  ...histories,
  ...pathological,
  huge,
];
