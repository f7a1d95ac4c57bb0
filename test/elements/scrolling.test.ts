import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/inner/away.js'; // What is fetched late elsewhere is here at once.
import '../../src/index.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { boxOf, chatbotOf } from '../support/conversation.js';
import {
  afterThis,
  allByRole,
  byRole,
  drawn,
  eventsOf,
  fixture,
  nextEvent,
  nextFrame,
  readable,
  until,
  warnings,
} from '../support/fixture.js';
import { long } from '../support/sample.js';
import { steered } from '../support/steer.js';
import { wheel } from '../support/wheel.js';

const user = (content: unknown, rest: object = {}) => ({ role: 'user', content, ...rest });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const lines = (n: number, word = 'Line') => Array.from({ length: n }, (_, i) => `${word} ${i}`).join('\n\n');

/** Questions and answers, each answer higher than the view. */
const turns = (n: number) =>
  Array.from({ length: n }, (_, i) => [
    user(`Question ${i}`, { id: `q${i}` }),
    assistant(lines(30, `Answer ${i}, line`), { id: `a${i}` }),
  ]).flat();

const logOf = (chatbot: ParleyChatbot) => byRole(chatbot, 'log');

async function set(chatbot: ParleyChatbot, messages: unknown): Promise<void> {
  Object.assign(chatbot, { messages });
  await drawn(chatbot);
  await laidOut();
}

/** What was drawn has been laid out, and its observers have been heard. */
async function laidOut(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await nextFrame();
}

/** How far the end of what can be scrolled is below the view. */
function rest(chatbot: ParleyChatbot): number {
  const { scrollHeight, clientHeight, scrollTop } = logOf(chatbot);
  return scrollHeight - clientHeight - scrollTop;
}

function atEnd(chatbot: ParleyChatbot): boolean {
  const { scrollHeight, clientHeight } = logOf(chatbot);
  return scrollHeight > clientHeight && rest(chatbot) <= 1;
}

const article = (chatbot: ParleyChatbot, id: string) => {
  const found = allByRole(chatbot, 'article').find(({ dataset }) => dataset.id === id);
  if (!found) throw new Error(`There is no message ${id}.`);
  return found;
};

/** How far below the top of the view something is; what is still arriving has arrived. */
function below(chatbot: ParleyChatbot, element: Element | Range): number {
  const log = logOf(chatbot);
  for (const animation of log.getAnimations({ subtree: true }))
    if (animation instanceof CSSAnimation && animation.animationName === 'arrive') animation.finish();
  return element.getBoundingClientRect().top - log.getBoundingClientRect().top;
}

const scrollDown = (chatbot: ParleyChatbot) => allByRole(chatbot, 'button', 'Scroll down')[0];

/** Waits until nothing glides any more: a key that comes before is lost. */
async function still(chatbot: ParleyChatbot): Promise<void> {
  const log = logOf(chatbot);
  let [before, frames] = [log.scrollTop, 0];
  while (frames < 6) {
    await nextFrame();
    frames = log.scrollTop === before ? frames + 1 : 0;
    before = log.scrollTop;
  }
}

/** The reader turns the wheel, and the view has come to where that leads. */
async function turn(chatbot: ParleyChatbot, deltaY: number): Promise<void> {
  const log = logOf(chatbot);
  const before = log.scrollTop;
  await wheel(log, deltaY);
  await until(() => log.scrollTop !== before);
  await still(chatbot);
}

async function press(chatbot: ParleyChatbot, key: string): Promise<void> {
  const log = logOf(chatbot);
  await still(chatbot);
  const before = log.scrollTop;
  log.focus();
  await sendKeys({ press: key });
  await until(() => log.scrollTop !== before);
  await still(chatbot);
}

/** A long conversation whose reader has gone up by the wheel to somewhere in its middle. */
async function readerInTheMiddle(props: object = {}): Promise<ParleyChatbot> {
  const chatbot = await fixture('parley-chatbot', { messages: turns(6), ...props });
  await until(() => atEnd(chatbot));
  await turn(chatbot, -1500);
  await until(() => scrollDown(chatbot));
  return chatbot;
}

/** The text that begins in the upper half of the view, and where it is. */
function lineInView(chatbot: ParleyChatbot): Element {
  const inView = [...(chatbot.shadowRoot?.querySelectorAll('.prose p') ?? [])];
  const line = inView.find((p) => below(chatbot, p) > 20);
  if (!line) throw new Error('There is nothing in view.');
  return line;
}

/** What is above it in the conversation, in pixels. */
const heightAbove = (chatbot: ParleyChatbot, line: Element) =>
  below(chatbot, line) + logOf(chatbot).scrollTop;

/** When all that layout has led to is done in a frame, and nothing else can come before it is painted. */
function beforePaint(): Promise<void> {
  return new Promise((resolve) => {
    const probe = document.createElement('div');
    // It is heard after all observers that were there before it.
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      probe.remove();
      resolve();
    });
    document.body.append(probe);
    observer.observe(probe);
  });
}

/** Something is done, and a line in view is where it was, in each frame until all is done. */
async function staysInPlace(chatbot: ParleyChatbot, act: () => unknown, line = lineInView(chatbot)) {
  const words = line.textContent;
  const find = () =>
    line.isConnected
      ? line
      : [...(chatbot.shadowRoot?.querySelectorAll('.prose p') ?? [])].find((p) => p.textContent === words);
  const before = below(chatbot, line);
  await act();
  for (let frame = 0; frame < 6; frame += 1) {
    await nextFrame();
    const now = find();
    if (!now) throw new Error(`“${words}” is gone.`);
    if (frame > 0) assert.closeTo(below(chatbot, now), before, 1, `frame ${frame}`);
  }
}

describe('Scrolling: the end is followed', () => {
  it('a long conversation begins at its end', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))] });
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('the end stays in view while an answer grows', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [assistant(lines(80))],
      status: 'generating',
    });
    await set(chatbot, [assistant(lines(120))]);
    assert.isTrue(atEnd(chatbot));
  });

  it('a burst of growth is followed, too', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(10))] });
    for (let n = 20; n < 400; n += 20) {
      Object.assign(chatbot, { messages: [assistant(lines(n))] });
      await nextFrame();
    }
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('the end stays in view when the place gets smaller', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))] });
    chatbot.style.blockSize = '8rem';
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('a page that never draws in between is followed', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(3))] });
    for (let n = 4; n < 100; n += 1) chatbot.messages = [assistant(lines(n))] as never;
    await drawn(chatbot);
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('one that was hidden, as in a tab, while its answer came is at its end when it shows', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))] });
    await laidOut();
    chatbot.hidden = true;
    await set(chatbot, [assistant(lines(120))]);
    chatbot.hidden = false;
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('one that begins in a hidden tab is at its end when it shows', async () => {
    const chatbot = await fixture('parley-chatbot', { hidden: true, messages: [assistant(lines(80))] });
    await laidOut();
    chatbot.hidden = false;
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });

  it('one that is moved in the page is still at its end', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))] });
    await laidOut();
    document.body.prepend(chatbot);
    await laidOut();
    assert.isTrue(atEnd(chatbot));
    assert.isUndefined(scrollDown(chatbot));
  });

  it('another conversation begins at its end, whatever was read before', async () => {
    const chatbot = await readerInTheMiddle();
    logOf(chatbot).scrollTop = 300;
    await laidOut();
    await set(chatbot, [user('Else', { id: 'x' }), assistant(lines(100), { id: 'y' })]);
    assert.isTrue(atEnd(chatbot));
    assert.isUndefined(scrollDown(chatbot));
  });

  it('autoscroll="false" leaves it alone', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))], autoscroll: false });
    await set(chatbot, [assistant(lines(120)), user('And now?')]);
    assert.equal(logOf(chatbot).scrollTop, 0);
  });

  it('autoscroll="false": the button comes in an update of its own', async () => {
    // Lit gives a warning once on a page, and this one may have been given before.
    const given: unknown = Reflect.get(globalThis, 'litIssuedWarnings');
    if (given instanceof Set) given.clear();
    const warned = warnings();
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))], autoscroll: false });
    assert.exists(scrollDown(chatbot));
    assert.deepEqual(warned, []);
  });

  it('autoscroll="false": the button leads to the end', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(lines(80))], autoscroll: false });
    (await until(() => scrollDown(chatbot))).click();
    await until(() => !scrollDown(chatbot));
    assert.isTrue(atEnd(chatbot));
  });
});

describe('Scrolling: a question is pinned', () => {
  const asked = [...turns(2), user('And now?', { id: 'q' })];

  async function asking(question = user('And now?', { id: 'q' })): Promise<ParleyChatbot> {
    const chatbot = await fixture('parley-chatbot', { messages: turns(2) });
    await laidOut();
    Object.assign(chatbot, { status: 'pending' });
    await set(chatbot, [...turns(2), question]);
    return chatbot;
  }

  it('it goes to the top of the view, and the answer before it out of that', async () => {
    const chatbot = await asking();
    assert.closeTo(below(chatbot, article(chatbot, 'q')), 24, 1);
    const { bottom } = article(chatbot, 'a1').getBoundingClientRect();
    assert.isAtMost(bottom, logOf(chatbot).getBoundingClientRect().top + 1);
  });

  it('its answer grows below it, and it does not move', async () => {
    const chatbot = await asking();
    const question = article(chatbot, 'q').closest('section') as HTMLElement;
    const before = below(chatbot, question);
    for (let n = 0; n < 6; n += 1) {
      Object.assign(chatbot, {
        messages: [...asked, assistant(lines(n), { id: 'a' })],
        status: 'generating',
      });
      await nextFrame();
      await nextFrame();
      assert.closeTo(below(chatbot, question), before, 0.5, `${n} lines`);
    }
    Object.assign(chatbot, { status: 'idle' });
    await laidOut();
    assert.closeTo(below(chatbot, question), before, 0.5, 'at the end');
  });

  it('an answer that overflows is followed to its end', async () => {
    const chatbot = await asking();
    await set(chatbot, [...asked, assistant(lines(60), { id: 'a' })]);
    const end = article(chatbot, 'a').getBoundingClientRect().bottom;
    assert.isBelow(end, logOf(chatbot).getBoundingClientRect().bottom);
    assert.isTrue(atEnd(chatbot));
  });

  it('what changes its height above it moves it not', async () => {
    const chatbot = await asking();
    const question = article(chatbot, 'q').closest('section') as HTMLElement;
    const before = below(chatbot, question);
    for (const height of ['30px', '400px', '10px']) {
      article(chatbot, 'a0').style.paddingBlockEnd = height;
      await laidOut();
      assert.closeTo(below(chatbot, question), before, 0.5, height);
    }
  });

  it('a long one leaves half of the view to its answer', async () => {
    const chatbot = await asking(user(lines(60), { id: 'q' }));
    const { top, height } = logOf(chatbot).getBoundingClientRect();
    assert.closeTo(article(chatbot, 'q').getBoundingClientRect().bottom - top, height / 2, 5);
  });

  it('taken back, it leaves no room', async () => {
    const chatbot = await asking();
    Object.assign(chatbot, { status: 'idle' });
    await set(chatbot, turns(2));
    const end = article(chatbot, 'a1').getBoundingClientRect().bottom;
    assert.closeTo(logOf(chatbot).getBoundingClientRect().bottom - end, 24, 5);
  });

  it('it is shown to a reader who had scrolled up, too', async () => {
    const chatbot = await readerInTheMiddle();
    await set(chatbot, [...turns(6), user('And now?', { id: 'q' })]);
    assert.closeTo(below(chatbot, article(chatbot, 'q')), 24, 1);
  });

  it('it stays at the top when the place changes its size', async () => {
    const chatbot = await asking();
    chatbot.style.blockSize = '15rem';
    chatbot.style.inlineSize = '20rem';
    await laidOut();
    assert.closeTo(below(chatbot, article(chatbot, 'q')), 24, 1);
  });

  it('a reader who goes up from it is left there', async () => {
    const chatbot = await asking();
    await turn(chatbot, -100);
    await staysInPlace(chatbot, () => set(chatbot, [...asked, assistant(lines(60), { id: 'a' })]));
  });
});

describe('Scrolling: beside a box', () => {
  it('a question of several lines, sent, lets the view grow again: that is no reader who goes up', async () => {
    const more: (() => void)[] = [];
    async function* respond() {
      for (;;) {
        yield `${lines(10)}\n\n`;
        await new Promise<void>((resolve) => more.push(resolve));
      }
    }
    const chat = await fixture('parley-chat-interface', { messages: turns(3), respond });
    Object.assign(chat.style, { inlineSize: '320px', blockSize: '400px' });
    await laidOut();
    boxOf(chat).focus();
    await sendKeys({ type: 'Which berths can be reached at low water, and until when?' });
    await sendKeys({ press: 'Enter' });
    const chatbot = chatbotOf(chat);
    for (let step = 1; step < 5; step += 1) {
      (await until(() => more[step - 1]))();
      await laidOut();
    }
    await until(() => more.length === 5);
    await laidOut();
    assert.isTrue(atEnd(chatbot));
  });
});

describe('Scrolling: who scrolls up stays there', () => {
  it('by the wheel', async () => {
    const chatbot = await readerInTheMiddle();
    await staysInPlace(chatbot, () => set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]));
  });

  for (const key of ['Home', 'PageUp']) {
    it(`by the key ${key}`, async () => {
      const chatbot = await fixture('parley-chatbot', { messages: turns(6) });
      await press(chatbot, key);
      await staysInPlace(chatbot, () => set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]));
    });
  }

  it('by dragging the bar', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6) });
    await laidOut();
    logOf(chatbot).scrollTop = 700; // What a bar does is seen as this alone.
    await until(() => scrollDown(chatbot));
    await staysInPlace(chatbot, () => set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]));
  });

  it('also when the answer comes so fast that each frame is another', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6), status: 'generating' });
    await laidOut();
    let [n, going] = [30, true];
    const grow = () => {
      n += 2;
      const messages = turns(6).with(-1, assistant(lines(n, 'Answer 5, line'), { id: 'a5' }));
      Object.assign(chatbot, { messages });
      if (going) requestAnimationFrame(grow);
    };
    grow();
    await wheel(logOf(chatbot), -400);
    await until(() => scrollDown(chatbot));
    await until(() => rest(chatbot) > 600);
    going = false;
  });

  it('who selects text at the end is not carried away', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(2) });
    await laidOut();
    const { left, bottom } = logOf(chatbot).getBoundingClientRect();
    const [x, y] = [Math.round(left + 40), Math.round(bottom - 60)];
    await sendMouse({ type: 'move', position: [x, y - 40] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x + 30, y] });
    const before = logOf(chatbot).scrollTop;
    await set(chatbot, [...turns(2), assistant(lines(30), { id: 'new' })]);
    await sendMouse({ type: 'up' });
    assert.equal(logOf(chatbot).scrollTop, before);
  });

  it('coming back to the end follows it again', async () => {
    const chatbot = await readerInTheMiddle();
    await turn(chatbot, 4000);
    await until(() => !scrollDown(chatbot));
    await set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]);
    assert.isTrue(atEnd(chatbot));
  });

  it('coming back by the key End, too', async () => {
    const chatbot = await readerInTheMiddle();
    logOf(chatbot).focus();
    await sendKeys({ press: 'End' });
    await until(() => atEnd(chatbot));
    await until(() => !scrollDown(chatbot));
    await set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]);
    assert.isTrue(atEnd(chatbot));
  });

  it('the button leads back to the end, and following goes on', async () => {
    const chatbot = await readerInTheMiddle();
    scrollDown(chatbot)?.click();
    assert.isTrue(atEnd(chatbot));
    await set(chatbot, [...turns(6), assistant(lines(60), { id: 'new' })]);
    assert.isTrue(atEnd(chatbot));
    assert.isUndefined(scrollDown(chatbot));
  });

  it('one that is moved in the page is still where its reader was', async () => {
    const chatbot = await readerInTheMiddle();
    await staysInPlace(chatbot, () => document.body.prepend(chatbot));
  });

  it('one that was hidden is still where its reader was', async () => {
    const chatbot = await readerInTheMiddle();
    const line = lineInView(chatbot);
    const before = below(chatbot, line);
    chatbot.hidden = true;
    await laidOut();
    chatbot.hidden = false;
    await laidOut();
    assert.closeTo(below(chatbot, line), before, 1);
  });
});

describe('Scrolling: what is read stays where it is', () => {
  it('when something above it grows, and shrinks', async () => {
    const chatbot = await readerInTheMiddle();
    for (const height of ['300px', '20px']) {
      await staysInPlace(chatbot, () => {
        article(chatbot, 'a0').style.paddingBlockEnd = height;
      });
    }
  });

  it('when the message that is read grows above it', async () => {
    const chatbot = await readerInTheMiddle();
    const line = lineInView(chatbot);
    await staysInPlace(chatbot, () => line.parentElement?.prepend('A paragraph that nobody knew of.'), line);
  });

  it('in every frame of a long answer, while pictures load above it, and what comes late changes what was there', async () => {
    const server = steered();
    const many = Array.from({ length: 50 }, (_, i) => i);
    let text = [
      many.map((i) => `[word ${i}][place]`).join(' '),
      many.map((i) => `word ${i}[^note]`).join(' '),
      ...[1, 2, 3].map((i) => `![Picture ${i}](${server.url}/late/${i}.svg)`),
      lines(60),
    ].join('\n\n');
    const messages = () => [...turns(2), user('q', { id: 'q' }), assistant(text, { id: 'a' })];
    const urlPolicy = { load: [server.url] };
    const chatbot = await fixture('parley-chatbot', {
      messages: messages(),
      status: 'generating',
      urlPolicy,
    });
    // Its reader has seen where the pictures will be, and has read on.
    await chatbot.scrollToMessage('a');
    await turn(chatbot, 300);
    const pictures = [await server.asked(), await server.asked(), await server.asked()];
    await turn(chatbot, 800);
    const line = lineInView(chatbot);
    assert.match(line.textContent, /^Line/);
    const [before, heightBefore] = [below(chatbot, line), heightAbove(chatbot, line)];
    const come: readonly (() => unknown)[] = [
      ...pictures.map((picture) => async () => {
        await picture.begin(200, { 'content-type': 'image/svg+xml' });
        await picture.end('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="130"/>');
      }),
      () => {
        text += '\n\n[place]: https://lit.dev/';
      },
      () => {
        text += '\n\n[^note]: Late.';
      },
    ];
    const gone: number[] = [];
    for (let frame = 0; frame < (long ? 1800 : 240); frame += 1) {
      await nextFrame();
      if (frame % 40 === 20) void come[Math.floor(frame / 40)]?.();
      if (frame % 3 === 0) text += `\n\nLine ${frame}`;
      if (frame % 10 === 8) article(chatbot, 'q1').style.paddingBlockEnd = `${(frame * 3.7) % 90}px`;
      Object.assign(chatbot, { messages: messages() });
      await beforePaint();
      const drift = Math.abs(below(chatbot, line) - before);
      if (drift > 1) gone.push(frame, drift);
    }
    assert.deepEqual(gone, []);
    const images = allByRole(article(chatbot, 'a'), 'img');
    assert.deepEqual(
      images.map(({ naturalHeight }) => naturalHeight),
      [130, 130, 130],
    );
    assert.isAbove(allByRole(article(chatbot, 'a'), 'link').length, 100);
    assert.isAbove(Math.abs(heightAbove(chatbot, line) - heightBefore), 100);
    assert.isAbove(rest(chatbot), 1000);
  });

  it('when the place gets narrower: the same text is at the top', async () => {
    const words = Array.from({ length: 900 }, (_, i) => `word${i}`).join(' ');
    const messages = [user('q', { id: 'q' }), assistant(words, { id: 'a' }), ...turns(2)];
    const chatbot = await fixture('parley-chatbot', { messages });
    await until(() => atEnd(chatbot));
    logOf(chatbot).scrollTop = article(chatbot, 'a').offsetTop + article(chatbot, 'a').offsetHeight / 2;
    await until(() => scrollDown(chatbot));
    await laidOut();
    const text = chatbot.shadowRoot?.querySelectorAll('.prose p')[1]?.firstChild;
    if (!(text instanceof Text)) throw new Error('There is no text.');
    const range = document.createRange();
    const at = (offset: number) => {
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return below(chatbot, range);
    };
    const top = [...text.data].findIndex((_, offset) => at(offset) >= -12);
    for (const width of ['18rem', '40rem', '25rem']) {
      chatbot.style.inlineSize = width;
      await laidOut();
      assert.closeTo(at(top), 0, 13, width);
    }
  });

  it('when it gets lower, and higher again', async () => {
    const chatbot = await readerInTheMiddle();
    for (const height of ['12rem', '25rem']) {
      await staysInPlace(chatbot, () => {
        chatbot.style.blockSize = height;
      });
    }
  });

  it('when older messages are put before', async () => {
    const chatbot = await readerInTheMiddle();
    await staysInPlace(chatbot, () => set(chatbot, [user('Older'), assistant(lines(40)), ...turns(6)]));
  });

  it('at the very top, too', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6) });
    await press(chatbot, 'Home');
    await until(() => logOf(chatbot).scrollTop === 0);
    const line = lineInView(chatbot);
    await staysInPlace(chatbot, () => set(chatbot, [user('Older'), assistant(lines(40)), ...turns(6)]), line);
  });

  it('when what is put before belongs to the same side, and the group is drawn anew', async () => {
    const messages = [assistant(lines(30, 'First'), { id: 'first' }), ...turns(6)];
    const chatbot = await fixture('parley-chatbot', { messages });
    await press(chatbot, 'Home');
    await staysInPlace(chatbot, () =>
      set(chatbot, [assistant(lines(9, 'Older'), { id: 'older' }), ...messages]),
    );
  });

  it('when a message in view is being edited', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6), editable: 'user' });
    await laidOut();
    logOf(chatbot).scrollTop = article(chatbot, 'q3').offsetTop - 100;
    await until(() => scrollDown(chatbot));
    await staysInPlace(chatbot, async () => {
      byRole(article(chatbot, 'q3'), 'button', 'Edit').click();
      await until(() => allByRole(chatbot, 'textbox').length === 1);
    });
  });
});

describe('Scrolling: what is new', () => {
  const more = (n: number) => Array.from({ length: n }, (_, i) => assistant(`More ${i}`, { id: `m${i}` }));

  it('the button counts the messages that nobody has seen', async () => {
    const chatbot = await readerInTheMiddle();
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down');
    await set(chatbot, [...turns(6), ...more(1)]);
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down: 1 new message');
    await set(chatbot, [...turns(6), ...more(3)]);
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down: 3 new messages');
    assert.equal(readable(scrollDown(chatbot) as HTMLElement), '3');
  });

  it('what came before it was hidden, as in a tab, or meanwhile has not been seen', async () => {
    const chatbot = await readerInTheMiddle();
    await set(chatbot, [...turns(6), ...more(1)]);
    chatbot.hidden = true;
    await laidOut();
    await set(chatbot, [...turns(6), ...more(2)]);
    chatbot.hidden = false;
    await laidOut();
    await drawn(chatbot);
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down: 2 new messages');
  });

  it('more of the same answer is no new message', async () => {
    const chatbot = await readerInTheMiddle();
    await set(chatbot, turns(6).with(-1, assistant(lines(40, 'Answer 5, line'), { id: 'a5' })));
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down');
  });

  it('at the end all has been seen', async () => {
    const chatbot = await readerInTheMiddle();
    await set(chatbot, [...turns(6), ...more(2)]);
    await chatbot.scrollToEnd();
    await until(() => !scrollDown(chatbot));
    await turn(chatbot, -1000);
    await until(() => scrollDown(chatbot));
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down');
  });

  it('the words and the digits are those of a translation and its language', async () => {
    document.documentElement.lang = 'ar-EG';
    afterThis(() => {
      document.documentElement.lang = 'en';
    });
    const chatbot = await readerInTheMiddle({
      strings: { scrollDown: 'Scroll down', scrollDownToNew: (n: number) => `Scroll down (${n})` },
    });
    await set(chatbot, [...turns(6), ...more(3)]);
    assert.equal(scrollDown(chatbot)?.ariaLabel, 'Scroll down (3)');
    assert.equal(readable(scrollDown(chatbot) as HTMLElement), '٣');
  });
});

describe('Scrolling: the page is asked for older messages', () => {
  async function atTop(): Promise<{ chatbot: ParleyChatbot; asked: string[] }> {
    const messages = [{ role: 'system', content: 'Be kind.' }, ...turns(6)];
    const chatbot = await fixture('parley-chatbot', { messages });
    const asked: string[] = [];
    chatbot.addEventListener('load-older', ({ detail }) => asked.push(detail.first.id));
    await press(chatbot, 'Home');
    return { chatbot, asked };
  }

  it('once, when the top is reached, and is told the first that is shown', async () => {
    const { asked } = await atTop();
    assert.deepEqual(asked, ['q0']);
  });

  it('not again for the same list', async () => {
    const { chatbot, asked } = await atTop();
    await turn(chatbot, 600);
    await turn(chatbot, -2000);
    assert.deepEqual(asked, ['q0']);
  });

  it('not again for each token of an answer that comes meanwhile', async () => {
    const { chatbot, asked } = await atTop();
    for (let n = 31; n < 34; n += 1) {
      await set(chatbot, turns(6).with(-1, assistant(lines(n), { id: 'a5' })));
      await wheel(logOf(chatbot), -100);
      await laidOut();
    }
    assert.deepEqual(asked, ['q0']);
  });

  it('again when older ones have come, and their top is reached', async () => {
    const { chatbot, asked } = await atTop();
    await set(chatbot, [user('Older', { id: 'older' }), assistant(lines(40)), ...turns(6)]);
    await turn(chatbot, -3000);
    assert.deepEqual(asked, ['q0', 'older']);
  });

  it('by a reader of a short list who turns the wheel: there is nothing to scroll', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q', { id: 'q' })] });
    const asked = nextEvent(chatbot, 'load-older');
    await wheel(logOf(chatbot), -100);
    assert.equal((await asked).detail.first.id, 'q');
  });

  it('not where a long conversation begins', async () => {
    const chatbot = await fixture('parley-chatbot');
    const asked = eventsOf(chatbot, 'load-older');
    await set(chatbot, turns(3));
    await turn(chatbot, -200);
    assert.deepEqual(asked, []);
  });
});

describe('Scrolling: by the page', () => {
  it('scrollToMessage() brings a message to the top of the view, and stays with it', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6) });
    await laidOut();
    await chatbot.scrollToMessage('q2');
    assert.closeTo(below(chatbot, article(chatbot, 'q2')), 24, 1);
    await set(chatbot, [...turns(6), assistant(lines(40), { id: 'new' })]);
    assert.closeTo(below(chatbot, article(chatbot, 'q2')), 24, 1);
  });

  it('scrollToMessage() waits for a list that was just set', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(2) });
    Object.assign(chatbot, { messages: turns(6) });
    await chatbot.scrollToMessage('q4');
    assert.closeTo(below(chatbot, article(chatbot, 'q4')), 24, 1);
  });

  it('scrollToMessage() with an unknown id moves nothing', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: turns(6) });
    await laidOut();
    await chatbot.scrollToMessage('nobody');
    assert.isTrue(atEnd(chatbot));
    await set(chatbot, [...turns(6), assistant(lines(40), { id: 'new' })]);
    assert.isTrue(atEnd(chatbot));
  });

  it('scrollToEnd() goes to the end and stays there', async () => {
    const chatbot = await readerInTheMiddle();
    await chatbot.scrollToEnd();
    assert.isTrue(atEnd(chatbot));
    await set(chatbot, [...turns(6), assistant(lines(40), { id: 'new' })]);
    assert.isTrue(atEnd(chatbot));
  });
});
