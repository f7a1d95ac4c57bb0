import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import {
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  fixture,
  nextFrame,
  readable,
  replace,
  until,
} from '../support/fixture.js';

const history = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `m${n}`,
    role: n % 2 === 0 ? 'user' : 'assistant',
    content: `**message** number ${n}.`,
  }));
const said = (count: number) => history(count).map(({ content }) => content.replaceAll('*', ''));
const shown = (chatbot: ParleyChatbot) => allByRole(chatbot, 'article').map(readable);
/** What a reader's search in the page would find. */
function finds(words: string): boolean {
  getSelection()?.removeAllRanges();
  return 'find' in window && typeof window.find === 'function' && window.find(words);
}
const log = (chatbot: ParleyChatbot) => byRole(chatbot, 'log');

/** A chatbot with a long history, before its browser has had an idle moment. `rest()` gives it such moments. */
async function opened(count: number): Promise<{ chatbot: ParleyChatbot; rest: () => void }> {
  const waiting = new Map<number, IdleRequestCallback>();
  let handles = 0;
  replace(globalThis, 'requestIdleCallback', (run) => {
    handles += 1;
    waiting.set(handles, run);
    return handles;
  });
  replace(globalThis, 'cancelIdleCallback', (handle) => waiting.delete(handle));
  const rest = () => {
    for (const [handle, run] of [...waiting]) {
      waiting.delete(handle);
      run({ didTimeout: false, timeRemaining: () => 5 });
    }
  };
  const chatbot = document.createElement('parley-chatbot');
  chatbot.style.height = '400px';
  Object.assign(chatbot, { messages: history(count), likeable: true, editable: 'all' });
  document.body.append(chatbot);
  afterThis(() => chatbot.remove());
  await until(() => readable(chatbot).includes('number 0.'));
  return { chatbot, rest };
}

/** The messages in which something changes on the page while something is done. */
async function touchedBy(chatbot: ParleyChatbot, step: () => void): Promise<Set<string>> {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((list) => records.push(...list));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  const content = log(chatbot).firstElementChild;
  if (content) observer.observe(content, all);
  step();
  await drawn(chatbot);
  await nextFrame();
  records.push(...observer.takeRecords());
  observer.disconnect();
  const articleOf = ({ target }: MutationRecord) =>
    (target instanceof Element ? target : target.parentElement)?.closest('article')?.dataset.id;
  return new Set(records.map((record) => articleOf(record) ?? 'the conversation'));
}

describe('A long history', () => {
  it('shows its end first, formatted', async () => {
    const { chatbot } = await opened(1000);
    const last = allByRole(chatbot, 'article').at(-1);
    assert.equal(last?.querySelector('strong')?.textContent, 'message');
    assert.isBelow(shown(chatbot).length, 100);
  });

  it('has all its words on the page before they are formatted, in their order', async () => {
    const { chatbot } = await opened(1000);
    const words = readable(log(chatbot))
      .replaceAll('*', '')
      .match(/number \d+/g);
    assert.deepEqual(
      words,
      history(1000).map((_, n) => `number ${n}`),
    );
  });

  it('is formatted from there on when there is nothing else to do', async () => {
    const { chatbot, rest } = await opened(1000);
    const before = shown(chatbot);
    rest();
    const after = shown(chatbot);
    assert.isAbove(after.length, before.length);
    assert.deepEqual(after, said(1000).slice(-after.length));
  });

  it('is formatted as a whole soon after', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(300) });
    assert.deepEqual(shown(chatbot), said(300));
    assert.notInclude(readable(log(chatbot)), '*');
  });

  it('is formatted at once where its reader goes', async () => {
    const { chatbot } = await opened(1000);
    const first = await until(() => {
      log(chatbot).scrollTop = 0;
      return allByRole(chatbot, 'article').find(({ dataset }) => dataset.id === 'm0');
    });
    assert.equal(readable(first), 'message number 0.');
    assert.isBelow(shown(chatbot).length, 200);
  });

  it('and where they go from there', async () => {
    const { chatbot } = await opened(1000);
    await until(() => {
      log(chatbot).scrollTop = 0;
      return allByRole(chatbot, 'article').find(({ dataset }) => dataset.id === 'm0');
    });
    await nextFrame();
    const middle = () =>
      allByRole(chatbot, 'article').find(({ dataset }) => /^m[4-6]\d\d$/.test(dataset.id ?? ''));
    assert.isUndefined(middle());
    await until(() => {
      log(chatbot).scrollTop = log(chatbot).scrollHeight / 2;
      return middle();
    });
    assert.isBelow(shown(chatbot).length, 300);
  });

  it('is formatted at once where its reader is taken', async () => {
    const { chatbot } = await opened(1000);
    chatbot.scrollToMessage('m100');
    const article = await until(() =>
      allByRole(chatbot, 'article').find(({ dataset }) => dataset.id === 'm100'),
    );
    assert.equal(readable(article), 'message number 100.');
    const top = () => article.getBoundingClientRect().top - log(chatbot).getBoundingClientRect().top;
    await until(() => top() >= 0 && top() < log(chatbot).clientHeight);
    assert.isBelow(shown(chatbot).length, 200);
  });

  it('has its first message at Home, and its last at End, drawn before or not', async () => {
    const { chatbot } = await opened(1000);
    const focused = () => chatbot.shadowRoot?.activeElement?.closest('article')?.dataset.id;
    allByRole(chatbot, 'article').at(-1)?.focus();
    await sendKeys({ press: 'ArrowUp' }); // What moves the focus is fetched by the first of these keys.
    await until(() => focused() === 'm998');
    await sendKeys({ press: 'Home' });
    await until(() => focused() === 'm0');
    assert.isBelow(shown(chatbot).length, 200);
    await sendKeys({ press: 'End' });
    await until(() => focused() === 'm999');
  });

  it('is whole before it is printed', async () => {
    const { chatbot } = await opened(1000);
    window.dispatchEvent(new Event('beforeprint'));
    assert.deepEqual(shown(chatbot), said(1000));
  });

  it('is not drawn any further when it is taken from the page', async () => {
    const { chatbot, rest } = await opened(1000);
    const before = shown(chatbot).length;
    chatbot.remove();
    await drawn(chatbot);
    rest();
    assert.equal(shown(chatbot).length, before);
  });

  it('is drawn to its end when it is put back', async () => {
    const { chatbot, rest } = await opened(200);
    chatbot.remove();
    document.body.append(chatbot);
    for (let moment = 0; moment < 20; moment += 1) rest();
    assert.deepEqual(shown(chatbot), said(200));
  });

  it('can be copied across its messages', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(200) });
    const articles = allByRole(chatbot, 'article');
    const [first, last] = [articles[0], articles.at(-1)];
    if (!first || !last) throw new Error('There are no messages.');
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    for (let frame = 0; frame < 3; frame += 1) await nextFrame(); // What is selected is laid out in the next one.
    const words = getSelection()
      ?.toString()
      .match(/number \d+/g);
    assert.deepEqual(
      words,
      history(200).map((_, n) => `number ${n}`),
    );
  });

  it('is found in the page, drawn or not, where a browser looks into shadow roots at all', async () => {
    const plain = document.body.appendChild(document.createElement('div'));
    afterThis(() => plain.remove());
    plain.attachShadow({ mode: 'open' }).append('Some plain words.');
    const { chatbot } = await opened(400);
    assert.equal(finds('number 7.'), finds('plain words'));
    window.dispatchEvent(new Event('beforeprint'));
    assert.lengthOf(shown(chatbot), 400);
    assert.equal(finds('number 8.'), finds('plain words'));
  });
});

describe('A long history that is cleared', () => {
  it('is drawn no further', async () => {
    const { chatbot, rest } = await opened(1000);
    const last = allByRole(chatbot, 'article').at(-1);
    const all = last?.closest('.column');
    chatbot.messages = [];
    await until(() => shown(chatbot).length === 0);
    rest();
    assert.lengthOf(all?.querySelectorAll('article') ?? [], 0);
    await drawn(chatbot);
  });
});

describe('A history that grows long', () => {
  it('keeps its messages as they are on the page', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(10) });
    const before = allByRole(chatbot, 'article');
    for (const count of [31, 32, 33, 65, 100]) {
      chatbot.messages = history(count);
      await drawn(chatbot);
    }
    const after = allByRole(chatbot, 'article');
    for (const [i, article] of before.entries()) assertSame(after[i], article);
    assert.deepEqual(shown(chatbot), said(100));
  });
});

describe('In a long history', () => {
  const grown = (count: number, content: string) => [
    ...history(count),
    { id: 'x', role: 'assistant', content },
  ];

  it('a token concerns the message in which it comes', async () => {
    const messages = grown(1001, 'An answer');
    const chatbot = await fixture('parley-chatbot', { messages, status: 'generating' });
    const touched = await touchedBy(chatbot, () => {
      chatbot.messages = grown(1001, 'An answer that grows');
    });
    assert.deepEqual([...touched], ['x']);
  });

  it('a button concerns the message on which it is pressed', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(1000), likeable: true });
    const article = allByRole(chatbot, 'article')[501];
    const touched = await touchedBy(chatbot, () => article && byRole(article, 'button', 'Like').click());
    assert.deepEqual([...touched], ['m501']);
  });

  it('a thought that is opened concerns its own message', async () => {
    const metadata = { title: 'Measured the depth', status: 'done' };
    const messages = history(1000).with(501, Object.assign(history(502)[501] ?? {}, { metadata }));
    const chatbot = await fixture('parley-chatbot', { messages });
    const touched = await touchedBy(chatbot, () =>
      chatbot.shadowRoot?.querySelector<HTMLElement>('summary')?.click(),
    );
    assert.deepEqual([...touched], ['m501']);
  });

  it('an edit that opens far from the end is there at once', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(1000), editable: 'all' });
    const article = allByRole(chatbot, 'article')[3];
    if (article) byRole(article, 'button', 'Edit').click();
    await drawn(chatbot);
    assert.equal(byRole(chatbot, 'textbox').value, '**message** number 3.');
  });

  it('what is put before it leaves its messages where they are on the page', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(200).slice(50) });
    const before = allByRole(chatbot, 'article');
    chatbot.messages = history(200);
    await drawn(chatbot);
    const after = allByRole(chatbot, 'article').slice(50);
    for (const [i, article] of before.entries()) assertSame(after[i], article);
  });

  it('a day is named where it begins, also when messages of that day are put before', async () => {
    const dated = history(120).map((message) => ({ ...message, created_at: '2020-05-01T12:00:00Z' }));
    const chatbot = await fixture('parley-chatbot', { messages: dated.slice(40) });
    await until(() => chatbot.shadowRoot?.querySelector('[part=day]'));
    chatbot.messages = dated;
    await drawn(chatbot);
    const days = [...(chatbot.shadowRoot?.querySelectorAll('[part=day]') ?? [])];
    assert.deepEqual(
      days.map((day) => day.nextElementSibling?.querySelector('article')?.dataset.id),
      ['m0'],
    );
  });

  it('another language reaches every message', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history(200) });
    chatbot.strings = { user: 'Du' };
    await drawn(chatbot);
    assert.lengthOf(allByRole(chatbot, 'article', 'Message from Du'), 100);
  });
});
