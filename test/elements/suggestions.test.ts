import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/index.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import {
  addresses,
  allByRole,
  byRole,
  drawn,
  eventsOf,
  fixture,
  nextEvent,
  nextFrame,
  part,
  readable,
  until,
  warnings,
} from '../support/fixture.js';

const icon = '/examples/demo/icon.svg';
const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (letter) => letter.charCodeAt(0));
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const options = [{ value: 'yes' }, { value: 'no', label: 'Rather not' }];

const cards = (chatbot: Element) => allByRole(chatbot, 'button', 'Select example');
const namesOf = (chatbot: Element) => cards(chatbot).map(({ ariaLabel }) => ariaLabel);
const repliesOf = (chatbot: Element) => [
  ...(chatbot.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~="option"]') ?? []),
];
const wordsOf = (chatbot: Element) => repliesOf(chatbot).map((reply) => reply.textContent?.trim());

async function withExamples(examples: unknown, props: object = {}): Promise<ParleyChatbot> {
  const chatbot = await fixture('parley-chatbot', { examples, ...props });
  await until(() => cards(chatbot).length > 0);
  return chatbot;
}

/** What is on its way has come, were there anything: another chatbot has shown its own. */
async function othersHaveReplies(): Promise<void> {
  const other = await fixture('parley-chatbot', { messages: [assistant('a', { options })] });
  await until(() => repliesOf(other)[0]);
}

describe('Examples', () => {
  // The first to need them: they are on their way only once in a page.
  it('the placeholder does not stand there alone before they come', async () => {
    const chatbot = await fixture('parley-chatbot', { examples: ['a'] });
    assert.isTrue(cards(chatbot).length > 0 || !/Ask anything/.test(readable(chatbot)));
    await until(() => cards(chatbot).length > 0);
    part(chatbot, 'placeholder');
  });

  it('stand under the placeholder, each by its name', async () => {
    const chatbot = await withExamples([
      'When is high water?',
      { display_text: 'Fees', text: 'What does a berth cost?' },
    ]);
    assert.deepEqual(namesOf(chatbot), ['Select example 1: When is high water?', 'Select example 2: Fees']);
    assert.match(readable(part(chatbot, 'log')), /^Ask anything\. When is high water\? Fees$/);
  });

  it('come from an attribute, as JSON', async () => {
    const chatbot = await fixture('parley-chatbot');
    chatbot.setAttribute('examples', '["One", {"text": "Two"}]');
    await until(() => cards(chatbot).length === 2);
    assert.deepEqual(chatbot.examples, ['One', { text: 'Two' }]);
  });

  for (const json of ['[One]', '7', '{"text": "One"}']) {
    it(`as ${json} there are none, and that is said`, async () => {
      warnings();
      const chatbot = await fixture('parley-chatbot');
      const failed = nextEvent(chatbot, 'parley-error');
      chatbot.setAttribute('examples', json);
      assert.equal((await failed).detail.source, 'examples');
      assert.deepEqual(chatbot.examples, []);
    });
  }

  it('an entry that is none is said to be so, and the others show', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot');
    const failed = nextEvent(chatbot, 'parley-error');
    Object.assign(chatbot, { examples: ['a', 7, 'c'] });
    const { source, index } = (await failed).detail;
    assert.deepEqual({ source, index }, { source: 'examples', index: 1 });
    await until(() => cards(chatbot).length > 0);
    assert.deepEqual(namesOf(chatbot), ['Select example 1: a', 'Select example 3: c']);
  });

  it('go when there is a message, and come again when there is none', async () => {
    const chatbot = await withExamples(['a']);
    chatbot.messages = [user('b')];
    await drawn(chatbot);
    assert.deepEqual(namesOf(chatbot), []);
    chatbot.messages = [];
    await drawn(chatbot);
    assert.equal(cards(chatbot).length, 1);
  });

  it('pressed, say their place in the list, text and files', async () => {
    const files = [{ path: 'berths.csv', size: 3 }, '/files/map.png'];
    const chatbot = await withExamples(['a', { display_text: 'See', text: 'Look at these', files }]);
    const heard = eventsOf(chatbot, 'example-select');
    cards(chatbot)[1]?.click();
    assert.deepEqual(
      heard.map(({ detail }) => detail),
      [
        {
          index: 1,
          value: {
            text: 'Look at these',
            files: [
              { path: 'berths.csv', size: 3 },
              { url: '/files/map.png', orig_name: 'map.png' },
            ],
          },
        },
      ],
    );
    assert.isTrue(heard[0]?.cancelable);
  });

  it('are reached and pressed by the keyboard', async () => {
    const chatbot = await withExamples(['a', 'b']);
    const heard = eventsOf(chatbot, 'example-select');
    cards(chatbot)[1]?.focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(
      heard.map(({ detail }) => detail.index),
      [1],
    );
  });

  it('have the icon that the page gave, from wherever it is', async () => {
    const elsewhere = location.origin.replace('localhost', '127.0.0.1');
    const chatbot = await withExamples([{ text: 'a', icon: elsewhere + icon }]);
    assert.equal(byRole(chatbot, 'img').src, elsewhere + icon);
  });

  it('letters are an icon, too', async () => {
    const chatbot = await withExamples([{ text: 'a', icon: { mime_type: 'text' } }]);
    assert.isTrue(Boolean(cards(chatbot)[0]?.querySelector('[data-drawn="Aa"]')));
  });

  it('an icon whose address may not be used is none', async () => {
    const chatbot = await withExamples([{ text: 'a', icon: 'javascript:alert(1)' }]);
    assert.equal(allByRole(chatbot, 'img').length, 0);
  });

  it('a picture that does not load is not shown', async () => {
    const chatbot = await withExamples([{ text: 'a', icon: '/there-is-none.png' }]);
    await until(() => byRole(chatbot, 'img').hidden);
  });

  it('show the first four of their files, and how many more there are', async () => {
    const files = ['/a.png', '/b.csv', '/c.pdf', '/d.txt', '/e.txt', '/f.txt'];
    const chatbot = await withExamples([{ text: 'Compare', files }]);
    const [card = assert.fail('no card')] = cards(chatbot);
    assert.equal(card.querySelectorAll('.thumb').length, 4);
    assert.isTrue(Boolean(card.querySelector('[data-drawn="+2"]')));
  });

  it('of files alone are named by them', async () => {
    const chatbot = await withExamples([{ files: ['/files/map.png', { path: 'berths.csv' }] }]);
    assert.deepEqual(namesOf(chatbot), ['Select example 1: map.png, berths.csv']);
  });

  it('show a file by its bytes, and leave no address behind', async () => {
    const alive = addresses();
    const blob = new File([gif], 'cat.gif', { type: 'image/gif' });
    const chatbot = await withExamples([{ text: 'a', files: [{ blob }] }]);
    assert.isTrue(alive.has(byRole(chatbot, 'img').src));
    await drawn(chatbot);
    assert.equal(alive.size, 1);
    chatbot.remove();
    await nextFrame();
    assert.equal(alive.size, 0);
  });

  it('are as high as each other', async () => {
    const chatbot = await withExamples(['Short', `Long ${'and longer '.repeat(20)}`, 'Short', 'Short']);
    chatbot.style.inlineSize = '700px';
    const [first = 0, ...heights] = cards(chatbot).map((card) => card.offsetHeight);
    assert.isAbove(first, 0);
    for (const height of heights) assert.closeTo(height, first, 1);
  });

  it('stand in two columns, and in one on a phone', async () => {
    const chatbot = await withExamples(['a', 'b']);
    const lefts = () => new Set(cards(chatbot).map((card) => card.getBoundingClientRect().left)).size;
    chatbot.style.inlineSize = '700px';
    assert.equal(lefts(), 2);
    chatbot.style.inlineSize = '320px';
    assert.equal(lefts(), 1);
  });
});

describe('Suggested replies', () => {
  it('stand under the last answer, by their labels', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('a'), assistant('b', { options })] });
    await until(() => repliesOf(chatbot)[0]);
    assert.deepEqual(wordsOf(chatbot), ['yes', 'Rather not']);
  });

  it('pressed, say their place, value and message', async () => {
    const messages = [
      { role: 'system', content: 's' },
      user('a'),
      { id: 'x', ...assistant('b', { options }) },
    ];
    const chatbot = await fixture('parley-chatbot', { messages });
    const heard = eventsOf(chatbot, 'option-select');
    (await until(() => repliesOf(chatbot)[1])).click();
    assert.deepEqual(
      heard.map(({ detail }) => detail),
      [{ index: 1, value: 'no', message: { id: 'x', role: 'assistant', content: 'b', options } }],
    );
    assert.isTrue(heard[0]?.cancelable);
  });

  it('are reached and pressed by the keyboard', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant('b', { options })] });
    const heard = eventsOf(chatbot, 'option-select');
    (await until(() => repliesOf(chatbot)[0])).focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(
      heard.map(({ detail }) => detail.value),
      ['yes'],
    );
  });

  const shown: readonly [what: string, messages: readonly object[]][] = [
    ['an instruction stands after it', [assistant('b', { options }), { role: 'system', content: 's' }]],
    [
      'a step stands after it',
      [assistant('b', { options }), assistant('c', { metadata: { title: 'Step' } })],
    ],
    ['it is a step itself', [user('a'), assistant('b', { options, metadata: { title: 'Step' } })]],
  ];
  for (const [what, messages] of shown) {
    it(`are there where ${what}`, async () => {
      const chatbot = await fixture('parley-chatbot', { messages });
      await until(() => repliesOf(chatbot)[0]);
      assert.equal(repliesOf(chatbot).length, 2);
    });
  }

  const gone: readonly [what: string, props: object][] = [
    ['a question follows', { messages: [assistant('b', { options }), user('c')] }],
    ['an answer without any follows', { messages: [assistant('b', { options }), assistant('c')] }],
    ['an answer is awaited', { messages: [assistant('b', { options })], status: 'pending' }],
    ['an answer is coming', { messages: [assistant('b', { options })], status: 'generating' }],
    ['they belong to a question', { messages: [user('b'), { ...user('c'), options }] }],
    ['there is none in the list', { messages: [assistant('b', { options: [] })] }],
  ];
  for (const [what, props] of gone) {
    it(`are not there where ${what}`, async () => {
      const chatbot = await fixture('parley-chatbot', props);
      await othersHaveReplies();
      await nextFrame();
      assert.deepEqual(wordsOf(chatbot), []);
    });
  }
});

describe('In a chat', () => {
  async function chatWith(chatbotProps: object) {
    const asked: unknown[] = [];
    const chat = await fixture('parley-chat-interface', {
      respond: (message) => {
        asked.push(message);
        return { role: 'assistant', content: 'Well?', options };
      },
    });
    const chatbot = await until(() => chat.shadowRoot?.querySelector('parley-chatbot'));
    Object.assign(chatbot, chatbotProps);
    return { chat, chatbot, asked };
  }

  it('an example is asked', async () => {
    const files = [{ url: '/files/map.png', orig_name: 'map.png' }];
    const { chat, chatbot, asked } = await chatWith({
      examples: [{ display_text: 'See', text: 'Look', files }],
    });
    const over = nextEvent(chat, 'response-end');
    (await until(() => cards(chatbot)[0])).click();
    await over;
    assert.deepEqual(asked, [{ text: 'Look', files }]);
    assert.equal(chat.messages.length, 2);
  });

  it('a reply is sent, and offers what comes with its answer', async () => {
    const { chat, chatbot, asked } = await chatWith({});
    chat.messages = [user('a'), assistant('b', { options: [{ value: 'v', label: 'Label' }] })];
    const reply = await until(() => repliesOf(chatbot)[0]);
    const over = nextEvent(chat, 'response-end');
    reply.click();
    await over;
    assert.deepEqual(asked, [{ text: 'v', files: [] }]);
    await until(() => wordsOf(chatbot).join() === 'yes,Rather not');
  });

  it('nothing is asked where the page prevents it, also far above', async () => {
    const { chat, chatbot, asked } = await chatWith({ examples: ['a'] });
    const prevent = (event: Event) => event.preventDefault();
    document.addEventListener('example-select', prevent, { once: true });
    (await until(() => cards(chatbot)[0])).click();
    await nextFrame();
    assert.isEmpty(asked);
    assert.isEmpty(chat.messages);
  });
});
