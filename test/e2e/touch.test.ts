import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { withDemoPage } from '../support/page.ts';

const { open } = withDemoPage();

/** A finger on the conversation, downwards with more than nothing. */
async function swipe(page: Page, yDistance: number): Promise<void> {
  const box = await page.getByRole('log').boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const client = await page.context().newCDPSession(page);
  const gesture = { gestureSourceType: 'touch', speed: 3000, preventFling: true } as const;
  await client.send('Input.synthesizeScrollGesture', { x, y, yDistance, ...gesture });
  await client.detach();
}

/** A line that comes with every frame, until Stop. */
function streamForEver(): void {
  const chat = document.querySelector('parley-chat-interface');
  Object.assign(chat ?? {}, {
    async *respond(_message: unknown, { signal }: { signal: AbortSignal }) {
      for (let line = 0; !signal.aborted; line += 1) {
        await new Promise(requestAnimationFrame);
        yield `Line ${line}\n\n`;
      }
    },
  });
}

/** By how much what stands in the middle of the view moves in 60 frames. */
function driftInView(log: HTMLElement): Promise<number> {
  const middle = log.getBoundingClientRect().top + log.clientHeight / 2;
  const read = [...log.querySelectorAll('.prose p')].find((p) => p.getBoundingClientRect().top > middle);
  const start = read?.getBoundingClientRect().top ?? Number.NaN;
  return new Promise((resolve) => {
    let [frames, drift] = [0, 0];
    const look = () => {
      drift = Math.max(drift, Math.abs((read?.getBoundingClientRect().top ?? Number.NaN) - start));
      frames += 1;
      if (frames < 60) requestAnimationFrame(look);
      else resolve(drift);
    };
    look();
  });
}

test('a finger leaves the end of an answer that streams, and comes back to it', async () => {
  const { page, chat, troubles } = await open();
  await page.evaluate(streamForEver);
  await chat.ask('Go on');
  await chat.answers.first().getByText('Line 60', { exact: true }).waitFor();

  await swipe(page, 250);
  const button = page.getByRole('button', { name: /^Scroll down/ });
  await button.waitFor();
  assert.ok((await chat.log.evaluate(driftInView)) <= 1, 'what is read stays');

  await chat.stop.click();
  await chat.over();
  await swipe(page, -30_000);
  await button.waitFor({ state: 'detached' });
  assert.deepEqual(troubles, []);
});
