import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import {
  allByRole,
  assertSame,
  byRole,
  drawn,
  fixture,
  markup,
  part,
  readable,
  until,
} from '../support/fixture.js';

const icon = '/examples/demo/icon.svg';
const user = (content: unknown, rest: object = {}) => ({ role: 'user', content, ...rest });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });

const parts = (chatbot: Element, name: string) => [
  ...(chatbot.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
];
const wordsIn = (elements: readonly Element[]) => elements.map(readable);

/** That many days ago, at noon of the reader's own day. */
function daysAgo(days: number): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12);
}

async function dated(messages: readonly object[], props: object = {}): Promise<ParleyChatbot> {
  const chatbot = await fixture('parley-chatbot', { messages, ...props });
  await until(() => parts(chatbot, 'time')[0]);
  return chatbot;
}

describe('Names', () => {
  it('in panels there is one over each group: that of its role, or its own', async () => {
    const messages = [user('a'), assistant('b'), assistant('c'), assistant('d', { name: 'Survey' })];
    const chatbot = await fixture('parley-chatbot', { messages, layout: 'panel' });
    assert.deepEqual(wordsIn(parts(chatbot, 'name')), ['You', 'Assistant', 'Survey']);
  });

  it('in bubbles there is one where the message has its own', async () => {
    const messages = [user('a'), assistant('b', { name: 'Survey' })];
    const chatbot = await fixture('parley-chatbot', { messages });
    assert.deepEqual(wordsIn(parts(chatbot, 'name')), ['Survey']);
  });
});

describe('Avatars', () => {
  it('without a picture are initials, or the mark of the assistant', async () => {
    const messages = [user('a', { name: 'Ada King Lovelace' }), assistant('b'), user('c')];
    const chatbot = await fixture('parley-chatbot', { messages, layout: 'panel' });
    const avatars = parts(chatbot, 'avatar');
    assert.deepEqual(wordsIn(avatars), ['AL', '', 'Y']);
    assert.isTrue(Boolean(avatars[1]?.querySelector('svg')));
  });

  it('whose picture does not load are initials, too; a new picture takes their place', async () => {
    const messages = [user('a', { name: 'Ada' })];
    const chatbot = await fixture('parley-chatbot', { messages, avatars: { user: '/there-is-none.png' } });
    const picture = byRole(chatbot, 'img');
    await until(() => picture.hidden);
    assert.equal(part(chatbot, 'avatar').innerText.trim(), 'A');
    chatbot.avatars = { user: icon };
    await drawn(chatbot);
    await until(() => !picture.hidden);
    assert.equal(part(chatbot, 'avatar').innerText.trim(), '');
  });
});

describe('When a message was said', () => {
  const noon = daysAgo(0);
  const asWritten = (lang: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, options).format(noon);

  it('is said as a time, in the reader’s own zone and way of writing it', async () => {
    const chatbot = await dated([assistant('a', { created_at: noon.toISOString() })], { lang: 'de' });
    const time = part(chatbot, 'time');
    assert.equal(readable(time), asWritten('de', { timeStyle: 'short' }));
    assert.equal(time.title, asWritten('de', { dateStyle: 'full', timeStyle: 'short' }));
    assert.equal(time.getAttribute('datetime'), noon.toISOString());
  });

  it('is written otherwise when the language changes', async () => {
    const chatbot = await dated([assistant('a', { created_at: noon.toISOString() })], { lang: 'de' });
    chatbot.lang = 'en-US';
    await until(
      () => readable(part(chatbot, 'time')) === asWritten('en-US', { timeStyle: 'short' }).replace(/\s/, ' '),
    );
  });

  it('is read in the direction of its own words', async () => {
    const page = await markup('<div dir="rtl"></div>');
    const within = page.firstElementChild ?? assert.fail('no page');
    const messages = [assistant('a', { created_at: noon.toISOString() })];
    const chatbot = await fixture('parley-chatbot', { lang: 'en-US', messages }, within);
    await until(() => parts(chatbot, 'time')[0]);
    assert.equal(getComputedStyle(part(chatbot, 'time')).direction, 'ltr');
  });

  it('stands beside the name in panels', async () => {
    const chatbot = await dated([user('a', { created_at: noon.toISOString() })], { layout: 'panel' });
    const [time] = parts(chatbot, 'time');
    assertSame(time?.previousElementSibling, part(chatbot, 'name'));
    assert.equal(getComputedStyle(time ?? assert.fail('no time')).visibility, 'visible');
  });

  it('in bubbles stands with the actions: in sight on the last answer', async () => {
    const created_at = noon.toISOString();
    const chatbot = await dated([user('a', { created_at }), assistant('b', { created_at })]);
    const opacities = parts(chatbot, 'actions').map((row) => getComputedStyle(row).opacity);
    assert.deepEqual(opacities, [matchMedia('(hover: none)').matches ? '1' : '0', '1']);
  });

  it('is not said while the message is coming', async () => {
    const created_at = noon.toISOString();
    const messages = [user('a', { created_at }), assistant('b', { created_at })];
    const chatbot = await dated(messages, { status: 'generating' });
    assert.equal(parts(chatbot, 'time').length, 1);
  });

  it('is not said where it is no time', async () => {
    const messages = [
      user('a', { created_at: 'yesterday or so' }),
      assistant('b', { created_at: noon.toISOString() }),
    ];
    const chatbot = await dated(messages, { layout: 'panel' });
    const [question] = allByRole(chatbot, 'article');
    assert.notInclude(readable(question?.closest('section') ?? assert.fail('no question')), 'Invalid');
    assert.isFalse(Boolean(question?.closest('section')?.querySelector('time')));
  });
});

describe('Days', () => {
  const at = (days: number) => ({ created_at: daysAgo(days).toISOString() });

  it('are named before their first message: today, yesterday, or the date', async () => {
    const messages = [user('a', at(1)), assistant('b', at(1)), user('c', at(0)), assistant('d', at(0))];
    const chatbot = await dated(messages, { lang: 'en' });
    assert.deepEqual(wordsIn(parts(chatbot, 'day')), ['Yesterday', 'Today']);
    assert.match(readable(part(chatbot, 'log')), /^Yesterday a .*b .*Today c .*d/);
  });

  it('long ago are named with their year', async () => {
    const created_at = new Date(2019, 4, 7, 12).toISOString();
    const chatbot = await dated([user('a', { created_at })], { lang: 'en-GB' });
    assert.deepEqual(wordsIn(parts(chatbot, 'day')), ['7 May 2019']);
    assert.equal(part(chatbot, 'day').querySelector('time')?.dateTime, '2019-05-07');
  });

  it('begin also between messages of one side', async () => {
    const chatbot = await dated([assistant('a', at(1)), assistant('b', at(0))], { lang: 'en' });
    assert.match(readable(part(chatbot, 'log')), /^Yesterday a .*Today b/);
  });

  it('are not named for messages that say nothing of it, which part nothing either', async () => {
    const chatbot = await dated([user('a', at(0)), assistant('b'), user('c', at(0))]);
    assert.equal(parts(chatbot, 'day').length, 1);
  });
});
