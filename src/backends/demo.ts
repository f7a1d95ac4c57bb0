import type { ResponderContext } from '../model/backend.js';
import { formatBytes } from '../model/file.js';
import type { UserInput } from '../model/message.js';
import { answerTo } from './demo-answers.js';
import { describeFile } from './demo-files.js';
import { escapeMarkdown } from './escape.js';

const pace = 16; // Milliseconds between two pieces: about what a quick model gives.

/** Answers inside the page, with no network: looks at the files, or shows what an answer can look like. */
export async function* demo(
  { text, files }: UserInput,
  { history, signal }: ResponderContext,
): AsyncGenerator<string> {
  await pause(250, signal);
  if (files.length === 0) {
    yield* typed(answerTo(text, history.length === 0), signal);
    return;
  }
  const total = files.reduce((sum, { size, blob }) => sum + (size ?? blob?.size ?? 0), 0);
  const counted = files.length === 1 ? 'one file' : `${files.length} files`;
  yield* typed(
    `I received ${counted}, ${formatBytes(total, 'en')} in all. It stayed in this page.\n\n`,
    signal,
  );
  for (const file of files) yield* typed(`${await describeFile(file)}\n\n`, signal);
  if (text === '') return;
  const quote = text
    .split('\n')
    .map((line) => `> ${escapeMarkdown(line)}`)
    .join('\n');
  yield* typed(`${quote}\n\nA real model would now answer this with the files at hand.`, signal);
}

/** A few words at a time, as models stream; never half of a surrogate pair. */
async function* typed(text: string, signal: AbortSignal): AsyncGenerator<string> {
  for (const [piece] of text.matchAll(/\s*\S{1,12}/gu)) {
    yield piece;
    await pause(pace, signal);
  }
  yield /\s*$/.exec(text)?.[0] ?? '';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const give = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', give);
      resolve();
    }, ms);
    signal.addEventListener('abort', give, { once: true });
  });
}
