import { assert } from 'chai';
import 'axe-core';
import type axeCore from 'axe-core';
import '../../src/elements/chat-interface.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import type { ParleyMultimodalTextbox } from '../../src/elements/multimodal-textbox.js';
import type { Responder } from '../../src/model/backend.js';
import { entriesOf, hostileMessages } from '../corpora/hostile-messages.js';
import {
  afterThis,
  allByRole,
  assertSame,
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
import { led, requests } from '../support/markdown/judge.js';

declare const axe: typeof axeCore;

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const step = (title: string, content = `${title}.`, rest: object = {}) =>
  assistant(content, { metadata: { title, ...rest } });
const call = (id: string, name: string, args: string) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});
const result = (tool_call_id: string, content: unknown) => ({ role: 'tool', tool_call_id, content });
const done = { status: 'done' };
const pending = { status: 'pending' };

async function set(chatbot: ParleyChatbot, messages: unknown): Promise<void> {
  Object.assign(chatbot, { messages });
  await drawn(chatbot);
}

const shown = (chatbot: ParleyChatbot) => allByRole(chatbot, 'article').map(readable);
const thoughts = (within: ParleyChatbot | Element) => [
  ...('shadowRoot' in within && within.shadowRoot
    ? within.shadowRoot
    : within
  ).querySelectorAll<HTMLDetailsElement>('details[part=thought]'),
];

function thought(chatbot: ParleyChatbot, title: string): HTMLDetailsElement {
  const found = thoughts(chatbot).find((each) => line(each).startsWith(title));
  if (!found)
    throw new Error(`There is no thought “${title}” among ${JSON.stringify(thoughts(chatbot).map(line))}.`);
  return found;
}

/** What stands in its one line. */
const line = (details: Element) => readable(details.querySelector('summary') ?? details);

/** As its reader does it; resolves when the element has heard of it. */
async function toggle(details: HTMLDetailsElement): Promise<void> {
  const heard = new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
  details.querySelector('summary')?.click();
  await heard;
}

/** What is inside which, by the titles. */
function nesting(within: ParleyChatbot | Element): string {
  return thoughts(within)
    .filter(
      (each) =>
        each.parentElement?.closest('details') === (within instanceof HTMLDetailsElement ? within : null),
    )
    .map((each) => [line(each), nesting(each)].filter((words) => words !== '').join(' > '))
    .join(', ');
}

describe('Chatbot: a thought', () => {
  it('is a line with its title, what is told of it, and how long it took', async () => {
    const messages = [step('Search', 'Found.', { log: 'in 3 files', duration: 2.5 })];
    const chatbot = await fixture('parley-chatbot', { messages });
    assert.equal(line(thought(chatbot, 'Search')).replace(/\s/g, ' '), 'Search in 3 files 2.5 s');
  });

  for (const [duration, lang, words] of [
    [0.05, 'en', '50 ms'],
    [0, 'en', '0 s'],
    [3, 'en', '3 s'],
    [2.5, 'de', '2,5'],
  ] as const) {
    it(`of ${duration} seconds took ${words} in ${lang}`, async () => {
      const parent = document.createElement('div');
      parent.lang = lang;
      document.body.append(parent);
      afterThis(() => parent.remove());
      const chatbot = await fixture('parley-chatbot', { messages: [step('T', 'x', { duration })] }, parent);
      assert.include(line(thought(chatbot, 'T')).replace(/\s/g, ' '), `T ${words}`);
    });
  }

  it('has Markdown inside', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [step('T', '**bold**')] });
    assert.equal(thought(chatbot, 'T').querySelector('strong')?.textContent, 'bold');
  });

  it('has no Markdown and no markup in its title', async () => {
    const title = '**a** <img src=x onerror=x>';
    const chatbot = await fixture('parley-chatbot', { messages: [step(title)] });
    assert.equal(line(thought(chatbot, '')), title);
  });

  it('has files inside', async () => {
    const content = ['See', { url: '/package.json', orig_name: 'a.bin' }];
    const chatbot = await fixture('parley-chatbot', {
      messages: [assistant(content, { metadata: { title: 'T' } })],
    });
    byRole(thought(chatbot, 'T'), 'link', 'Download a.bin');
  });

  for (const title of ['', null, undefined, 7, {}]) {
    it(`needs a title: ${JSON.stringify(title)} is none`, async () => {
      const chatbot = await fixture('parley-chatbot', {
        messages: [assistant('said', { metadata: { title } })],
      });
      assert.deepEqual(shown(chatbot), ['said']);
      assert.equal(thoughts(chatbot).length, 0);
    });
  }

  it('may be a part of an answer, in its place', async () => {
    const content = ['Wait.', { type: 'thought', title: 'Search', content: 'Found.', ...done }, 'Here.'];
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(content)] });
    assert.deepEqual(shown(chatbot), ['Wait. Search Found. Here.']);
  });

  it('may be a user’s', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [{ ...step('T'), role: 'user' }] });
    thought(chatbot, 'T');
  });

  it('says that it is in progress, and no more when it is done', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [step('T', 'x', pending)] });
    assert.equal(line(thought(chatbot, 'T')), 'T In progress');
    await set(chatbot, [step('T', 'x', done)]);
    assert.equal(line(thought(chatbot, 'T')), 'T');
  });

  it('without a title of its own is named Reasoning, in the page’s words', async () => {
    const messages = [assistant('Hi', { reasoning_content: 'Hm.' })];
    const chatbot = await fixture('parley-chatbot', { messages, strings: { reasoning: 'Überlegung' } });
    thought(chatbot, 'Überlegung');
  });

  it('is reached and opened by keyboard, as any disclosure', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [step('T', 'x', done)] });
    const summary = thought(chatbot, 'T').querySelector('summary');
    summary?.focus();
    assertSame(chatbot.shadowRoot?.activeElement, summary);
  });

  it('is right for those who do not see it', async () => {
    const messages = [
      user('q'),
      step('A', 'a', { id: 1, log: 'log', duration: 1, ...pending }),
      step('B', '```\ncode\n```', { parent_id: 1 }),
      assistant(null, { tool_calls: [call('c', 'f', '{"a":1}')] }),
      result('c', 'r'),
      assistant([{ type: 'component', component: 'chart', value: 1 }]),
    ];
    const chatbot = await fixture('parley-chatbot', { messages, status: 'generating' });
    const { violations } = await axe.run(chatbot, { resultTypes: ['violations'] });
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
      [],
    );
  });
});

describe('Chatbot: a thought is open', () => {
  for (const [status, open] of [
    ['pending', true],
    [undefined, true],
    ['done', false],
  ] as const) {
    it(`${open}, when its status is ${status}`, async () => {
      const chatbot = await fixture('parley-chatbot', {
        messages: [step('T', 'x', status ? { status } : {})],
      });
      assert.equal(thought(chatbot, 'T').open, open);
    });
  }

  it('until it is done', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [step('T', 'x', pending)] });
    await set(chatbot, [step('T', 'x more', done)]);
    assert.isFalse(thought(chatbot, 'T').open);
  });

  it('as its reader left it, through every whole new list', async () => {
    const list = (length: number, rest: object) => [
      user('q'),
      step('T', 'thinking hard'.slice(0, length), rest),
    ];
    const chatbot = await fixture('parley-chatbot', { messages: list(1, pending), status: 'generating' });
    await toggle(thought(chatbot, 'T'));
    for (let length = 2; length <= 13; length += 1) {
      await set(chatbot, list(length, pending));
      assert.isFalse(thought(chatbot, 'T').open, `after ${length} letters`);
    }
    await toggle(thought(chatbot, 'T'));
    await set(chatbot, [...list(13, done), assistant('Answer')]);
    assert.isTrue(thought(chatbot, 'T').open, 'when it is done');
    chatbot.status = 'idle';
    await set(chatbot, structuredClone([...list(13, done), assistant('Answer')]));
    assert.isTrue(thought(chatbot, 'T').open, 'when all is over');
  });

  it('as its reader left it, also as a part and with messages put before it', async () => {
    const answer = assistant([{ type: 'thought', title: 'T', content: 'x', ...done }, 'Hi']);
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), answer] });
    await toggle(thought(chatbot, 'T'));
    await set(chatbot, structuredClone([user('before'), assistant('this'), user('q'), answer]));
    assert.isTrue(thought(chatbot, 'T').open);
  });

  it('as its reader left it, when its parent comes later', async () => {
    const child = step('Child', 'x', { parent_id: 'p', ...done });
    const chatbot = await fixture('parley-chatbot', { messages: [child] });
    await toggle(thought(chatbot, 'Child'));
    await set(chatbot, [child, step('Parent', 'y', { id: 'p' })]);
    assert.isTrue(thought(chatbot, 'Child').open);
    assert.equal(nesting(chatbot), 'Parent > Child');
  });

  it('each by itself', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [step('A', 'a', done), step('B', 'b', done)],
    });
    await toggle(thought(chatbot, 'B'));
    assert.deepEqual(
      thoughts(chatbot).map(({ open }) => open),
      [false, true],
    );
  });

  it('without any other message being drawn', async () => {
    const turn = (i: number) => [user(`q ${i}`), step(`T ${i}`, 'x', done), assistant(`a ${i}`)];
    const chatbot = await fixture('parley-chatbot', {
      messages: Array.from({ length: 334 }, (_, i) => turn(i)).flat(),
    });
    const touched = new Set<Element>();
    const watcher = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const article = element?.closest('article');
        if (article) touched.add(article);
      }
    });
    const root = chatbot.shadowRoot;
    if (root)
      watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });

    await toggle(thought(chatbot, 'T 166'));
    chatbot.requestUpdate();
    await drawn(chatbot);
    await nextFrame();
    watcher.disconnect();

    assert.equal(touched.size, 1);
  });

  it('where it stands: what its reader opens at the end grows downwards', async () => {
    const long = 'line\n\n'.repeat(100);
    const messages = [user(long), step('T', long, done), assistant('a')];
    const chatbot = await fixture('parley-chatbot', { messages });
    await nextFrame();
    const details = thought(chatbot, 'T');
    const { scrollTop } = byRole(chatbot, 'log');
    assert.isAbove(scrollTop, 0);
    await toggle(details);
    await nextFrame();
    await nextFrame();
    assert.closeTo(byRole(chatbot, 'log').scrollTop, scrollTop, 1);
    byRole(chatbot, 'button', 'Scroll down');
    await toggle(details);
    await drawn(chatbot);
    assert.equal(allByRole(chatbot, 'button', 'Scroll down').length, 0);
  });
});

describe('Chatbot: thoughts inside each other', () => {
  const cases: readonly (readonly [name: string, messages: unknown[], inside: string])[] = [
    ['by id 0', [step('A', 'a', { id: 0 }), step('B', 'b', { parent_id: 0 })], 'A > B'],
    ['in any order', [step('B', 'b', { parent_id: 1 }), step('A', 'a', { id: 1 })], 'A > B'],
    [
      'not in a circle',
      [step('A', 'a', { id: 1, parent_id: 2 }), step('B', 'b', { id: 2, parent_id: 1 })],
      'A, B',
    ],
    ['not in what is missing', [step('A', 'a', { parent_id: 9 })], 'A'],
  ];
  for (const [name, messages, inside] of cases) {
    it(name, async () => {
      const chatbot = await fixture('parley-chatbot', { messages });
      assert.equal(nesting(chatbot), inside);
    });
  }

  it('are set in at most three times', async () => {
    const messages = [1, 2, 3, 4, 5].map((id) => step(`T${id}`, 'x', { id, parent_id: id - 1 }));
    const chatbot = await fixture('parley-chatbot', { messages });
    const lefts = ['T1', 'T2', 'T3', 'T4', 'T5'].map(
      (title) => thought(chatbot, title).getBoundingClientRect().left,
    );
    assert.equal(new Set(lefts).size, 3);
    assert.equal(nesting(chatbot), 'T1 > T2 > T3, T4, T5');
  });

  it('show what is added to them', async () => {
    const parent = step('A', 'a', { id: 1 });
    const chatbot = await fixture('parley-chatbot', { messages: [parent, step('B', 'b', { parent_id: 1 })] });
    await set(chatbot, [parent, step('B', 'b more', { parent_id: 1 })]);
    assert.include(readable(thought(chatbot, 'A')), 'b more');
  });
});

describe('Chatbot: calls of tools', () => {
  const calls = assistant(null, {
    tool_calls: [call('c1', 'search', '{"q":"a","n":[1]}'), call('c2', 'read', 'all of it')],
  });

  it('have the tool’s name as title', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), calls] });
    assert.deepEqual(thoughts(chatbot).map(line), ['search', 'read']);
  });

  it('show their arguments as JSON in lines of its own, or as they are', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), calls] });
    const code = thought(chatbot, 'search').querySelector('pre code');
    assert.equal(code?.textContent?.trim(), '{\n  "q": "a",\n  "n": [\n    1\n  ]\n}');
    assert.include(readable(thought(chatbot, 'read')), 'all of it');
  });

  it('show arguments that are still coming as code', async () => {
    const half = assistant(null, { tool_calls: [call('c1', 'search', '{"q": "*a*')] });
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), half], status: 'generating' });
    assert.include(thought(chatbot, 'search').querySelector('pre')?.textContent, '{"q": "*a*');
  });

  it('show their results, JSON in lines of its own', async () => {
    const messages = [user('q'), calls, result('c2', 'The *whole* text.'), result('c1', '{"found":2}')];
    const chatbot = await fixture('parley-chatbot', { messages });
    assert.match(readable(thought(chatbot, 'search')), /Result .*\{ "found": 2 \}$/);
    assert.match(readable(thought(chatbot, 'read')), /Result The whole text\.$/);
  });

  it('show files that they gave back', async () => {
    const messages = [user('q'), calls, result('c1', [{ url: '/package.json', orig_name: 'a.bin' }])];
    const chatbot = await fixture('parley-chatbot', { messages });
    byRole(thought(chatbot, 'search'), 'link', 'Download a.bin');
  });

  it('are in progress until their result has come, while the answer is coming', async () => {
    const messages = [user('q'), calls, result('c1', 'r')];
    const chatbot = await fixture('parley-chatbot', { messages, status: 'generating' });
    assert.deepEqual(thoughts(chatbot).map(line), ['search', 'read In progress']);
    await set(chatbot, [...messages, result('c2', 's')]);
    assert.deepEqual(thoughts(chatbot).map(line), ['search', 'read']);
  });

  it('of an earlier turn are not in progress', async () => {
    const messages = [user('q'), calls, user('r'), assistant('H')];
    const chatbot = await fixture('parley-chatbot', { messages, status: 'generating' });
    assert.deepEqual(thoughts(chatbot).map(line), ['search', 'read']);
  });

  it('that nobody is answering are not in progress', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user('q'), calls] });
    assert.deepEqual(thoughts(chatbot).map(line), ['search', 'read']);
  });

  it('keep their results out of the conversation', async () => {
    const messages = [user('q'), calls, result('c1', 'r'), assistant('a')];
    const chatbot = await fixture('parley-chatbot', { messages, likeable: true });
    assert.equal(shown(chatbot).length, 3);
    const liked = nextEvent(chatbot, 'like');
    byRole(chatbot, 'button', 'Like').click();
    assert.equal((await liked).detail.index, 3);
  });
});

describe('Chatbot: dots', () => {
  const cases: readonly (readonly [name: string, messages: unknown[], dots: boolean])[] = [
    ['come when a thought is done and the answer has not begun', [user('q'), step('T', 'x', done)], true],
    [
      'come when all tools have answered',
      [user('q'), assistant(null, { tool_calls: [call('c', 'f', '')] }), result('c', 'r')],
      true,
    ],
    ['stay away while a thought is in progress', [user('q'), step('T', 'x', pending)], false],
    [
      'stay away while another thought is in progress',
      [user('q'), step('S', 'x', pending), step('T', 'x', done)],
      false,
    ],
    [
      'stay away while a tool has not answered',
      [user('q'), assistant(null, { tool_calls: [call('c', 'f', '')] })],
      false,
    ],
    ['stay away when the answer has begun', [user('q'), step('T', 'x', done), assistant('H')], false],
  ];
  for (const [name, messages, dots] of cases) {
    it(name, async () => {
      const chatbot = await fixture('parley-chatbot', { messages, status: 'generating' });
      assert.equal(allByRole(chatbot, 'image', 'Answering').length > 0, dots);
    });
  }
});

describe('Chatbot: on a thought', () => {
  const offers = { retryable: true, undoable: true, likeable: true, editable: 'all' } as const;

  for (const [name, messages] of [
    ['that is a message', [user('q'), step('T')]],
    ['inside another', [user('q'), step('T', 'x', { id: 1 }), step('U', 'x', { parent_id: 1 })]],
    [
      'that calls a tool before the answer',
      [assistant(null, { tool_calls: [call('c', 'f', '')] }), user('r')],
    ],
  ] as const) {
    it(`${name} nothing is offered`, async () => {
      const chatbot = await fixture('parley-chatbot', { ...offers, messages });
      for (const article of allByRole(chatbot, 'article', 'Message from Assistant'))
        assert.deepEqual(allByRole(article, 'button').map(readable), []);
    });
  }

  it('nothing is offered, and the answer before it is still the last', async () => {
    const chatbot = await fixture('parley-chatbot', {
      ...offers,
      messages: [user('q'), assistant('a'), step('T')],
    });
    const asked = nextEvent(chatbot, 'retry');
    byRole(chatbot, 'button', 'Retry').click();
    assert.equal((await asked).detail.index, 0);
  });

  it('nothing is counted otherwise: an index counts messages of the page’s list', async () => {
    const messages = [
      user('q'),
      step('T', 'x', { id: 1 }),
      step('U', 'x', { parent_id: 1 }),
      assistant('a'),
      user('r'),
      assistant('b'),
    ];
    const chatbot = await fixture('parley-chatbot', { ...offers, messages });
    const [liked, undone] = [nextEvent(chatbot, 'like'), nextEvent(chatbot, 'undo')];
    byRole(chatbot, 'button', 'Like').click();
    byRole(chatbot, 'button', 'Undo').click();
    assert.equal((await liked).detail.index, 3);
    assert.equal((await undone).detail.index, 4);
  });

  it('an answer that only reasoned can still be asked for again', async () => {
    const messages = [user('q'), assistant('', { reasoning_content: 'Hm' })];
    const chatbot = await fixture('parley-chatbot', { ...offers, messages });
    byRole(chatbot, 'button', 'Retry');
  });

  it('what is spoken is the answer, and of thoughts the titles', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), step('T', 'secret')],
      status: 'generating',
    });
    await set(chatbot, [
      user('q'),
      step('T', 'secret', done),
      assistant('Hi', { reasoning_content: 'secret' }),
    ]);
    chatbot.status = 'idle';
    await drawn(chatbot);
    const status = byRole(chatbot, 'status');
    const spoken = () => [...status.children].map(readable);
    await until(() => spoken().includes('End of answer'));
    assert.deepEqual(spoken(), ['Assistant: Step: T', 'Step: Reasoning', 'Hi', 'End of answer']);
  });
});

describe('Chatbot: reasoning between tags', () => {
  const reasoningTags = [['<think>', '</think>']] as const;
  const text = '<think>Hm, 1 < 2.</think>\n\nSo `<think>` it is:\n\n```html\n<think>x</think>\n```\n\nDone.';

  it('is a thought, and what is in code is not', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)], reasoningTags });
    assert.deepEqual(thoughts(chatbot).map(readable), ['Reasoning Hm, 1 < 2.']);
    assert.match(shown(chatbot)[0] ?? '', /So <think> it is:.*<think>x<\/think> Done\.$/);
  });

  it('is text like any other where the page names no tags', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant(text)] });
    assert.equal(thoughts(chatbot).length, 0);
  });

  it('is text like any other in a question', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [user(text)], reasoningTags });
    assert.equal(thoughts(chatbot).length, 0);
  });

  it('never shows a tag while it streams, nor a part of one', async () => {
    const chatbot = await fixture('parley-chatbot', { status: 'generating', reasoningTags });
    for (let length = 1; length <= text.length; length += 1) {
      await set(chatbot, [user('q'), assistant(text.slice(0, length))]);
      const article = allByRole(chatbot, 'article').at(-1)?.cloneNode(true) as Element;
      for (const code of article.querySelectorAll('code, pre')) code.remove();
      // A code span that has begun is a backtick until it ends.
      const seen = readable(article)
        .replace('1 <', '')
        .replace(/`[^`]*$/, '');
      assert.notMatch(seen, /[<>]|think/, JSON.stringify(text.slice(0, length)));
    }
  });

  it('is in progress, and open, until it is closed', async () => {
    const chatbot = await fixture('parley-chatbot', { status: 'generating', reasoningTags });
    await set(chatbot, [user('q'), assistant('<think>Hm')]);
    assert.equal(line(thought(chatbot, 'Reasoning')), 'Reasoning In progress');
    assert.isTrue(thought(chatbot, 'Reasoning').open);
    await set(chatbot, [user('q'), assistant('<think>Hm</think>Hi')]);
    assert.equal(line(thought(chatbot, 'Reasoning')), 'Reasoning');
    assert.isFalse(thought(chatbot, 'Reasoning').open);
  });

  it('that was cut off is not in progress', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('<think>Hm')],
      reasoningTags,
    });
    assert.equal(line(thought(chatbot, 'Reasoning')), 'Reasoning');
  });

  it('stays open when its reader opened it, while the answer streams', async () => {
    const chatbot = await fixture('parley-chatbot', { status: 'generating', reasoningTags });
    await set(chatbot, [user('q'), assistant('<think>Hm</think>H')]);
    await toggle(thought(chatbot, 'Reasoning'));
    await set(chatbot, [user('q'), assistant('<think>Hm</think>Hi there')]);
    assert.isTrue(thought(chatbot, 'Reasoning').open);
  });

  it('is a thought of the message when it is read, and of what events carry', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('<think>Hm</think>Hi')],
      reasoningTags,
      likeable: true,
    });
    const content = [
      { type: 'thought', title: '', content: 'Hm', status: 'done' },
      { type: 'text', text: 'Hi' },
    ];
    assert.deepEqual(chatbot.messages[1]?.content as unknown, content);
    const liked = nextEvent(chatbot, 'like');
    byRole(chatbot, 'button', 'Like').click();
    assert.deepEqual((await liked).detail.value as unknown, content);
  });

  it('is not what its answer is edited by', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('<think>Hm</think>Hi')],
      reasoningTags,
      editable: 'all',
    });
    byRole(chatbot, 'button', 'Edit: message from Assistant').click();
    await drawn(chatbot);
    assert.equal(byRole(chatbot, 'textbox').value, 'Hi');
  });

  it('reads back as a thought at once, where tags have been named before', async () => {
    await fixture('parley-chatbot', { messages: [assistant('<think>Hm</think>Hi')], reasoningTags });
    const chatbot = await fixture('parley-chatbot', { reasoningTags });
    chatbot.messages = [assistant('<think>Hm</think>Hi')];
    assert.deepEqual(chatbot.messages[0]?.content, [
      { type: 'thought', title: '', content: 'Hm', status: 'done' },
      { type: 'text', text: 'Hi' },
    ]);
  });

  it('may be named at any time', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: [assistant('<think>Hm</think>Hi')] });
    Object.assign(chatbot, { reasoningTags });
    await drawn(chatbot);
    assert.deepEqual(thoughts(chatbot).map(readable), ['Reasoning Hm']);
  });

  it('tags that are none are said to be, and do no harm', async () => {
    warnings();
    const chatbot = await fixture('parley-chatbot', { messages: [assistant('<think>Hm</think>Hi')] });
    const errors = eventsOf(chatbot, 'parley-error');
    Object.assign(chatbot, { reasoningTags: [['<think>', ''], ...reasoningTags] });
    await drawn(chatbot);
    assert.deepEqual(
      errors.map(({ detail }) => detail.source),
      ['reasoningTags'],
    );
    assert.equal(thoughts(chatbot).length, 1);
  });
});

describe('Chatbot: a component', () => {
  it('that the page does not know can be read, and is not created', async () => {
    const value = { high: [21, 17] };
    const chatbot = await fixture('parley-chatbot', {
      messages: [assistant(['See:', { type: 'component', component: 'parley-markdown', value }])],
    });
    assert.match(shown(chatbot)[0] ?? '', /^See: parley-markdown .*\{ "high": \[ 21, 17 \] \}$/);
    assert.isNull(chatbot.shadowRoot?.querySelector('parley-markdown'));
  });

  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const [what, value, words] of [
    ['text', '**as it is**', '**as it is**'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a large number', 10n ** 20n, '100000000000000000000'],
    ['a circle', circle, '[object Object]'],
    ['something that ends code', '```\n~~~\n````', '``` ~~~ ````'],
  ] as const) {
    it(`whose value is ${what} can be read, too`, async () => {
      const chatbot = await fixture('parley-chatbot', {
        messages: [assistant([{ type: 'component', component: 'chart', value }])],
      });
      assert.equal(shown(chatbot)[0]?.replace(/Copy code\s*/, ''), `chart ${words}`);
    });
  }
});

it('Chatbot: a recording that came within its message can be played, and leaves no address behind', async () => {
  const messages = [user([{ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }])];
  const chatbot = await fixture('parley-chatbot', { messages });
  const src = part(chatbot, 'file').querySelector('audio')?.src ?? '';
  assert.match(src, /^blob:/);
  assert.equal(await (await fetch(src)).text(), 'RIFF');
  await set(chatbot, structuredClone(messages));
  assert.equal(part(chatbot, 'file').querySelector('audio')?.src, src);
  await set(chatbot, []);
  await fetch(src).then(
    () => assert.fail('The address is still there.'),
    () => {},
  );
});

describe('Chatbot: a message that wants to do harm', () => {
  for (const [place, [name, json]] of Object.entries(hostileMessages).entries()) {
    it(name, async () => {
      const who = `message-${place}`;
      warnings();
      let ran = false;
      Object.assign(window, {
        ran: () => {
          ran = true;
        },
      });
      const messages = [user('before'), ...entriesOf(led(json, who)), user('after')];
      const chatbot = await fixture('parley-chatbot', { messages, likeable: true });
      for (const details of thoughts(chatbot)) details.open = true;
      await nextFrame();

      const texts = shown(chatbot);
      assert.deepEqual([texts[0], texts.at(-1)], ['before', 'after']);
      const all = [...(chatbot.shadowRoot?.querySelectorAll('*') ?? [])];
      for (const { localName, attributes } of all) {
        assert.notInclude(['script', 'iframe', 'object', 'embed'], localName);
        for (const { name: key, value } of attributes) {
          assert.notMatch(key, /^on/);
          if (key === 'src' || key === 'poster') assert.match(value, /^(blob:|\/|http:\/\/localhost)/);
          if (key === 'href') assert.notMatch(value, /^\s*(javascript|data):/i);
        }
      }
      assert.isFalse(ran);
      assert.deepEqual(await requests(who), []);
      assert.isUndefined(Reflect.get({}, 'polluted'));
    });
  }
});

describe('Chat interface: thoughts that stream', () => {
  const chunk = (delta: object) => ({ choices: [{ delta }] });

  async function ask(respond: Responder) {
    const chat = await fixture('parley-chat-interface', { respond });
    const chatbot = chat.shadowRoot?.querySelector('parley-chatbot') as ParleyChatbot;
    const box = chat.shadowRoot?.querySelector('parley-multimodal-textbox') as ParleyMultimodalTextbox;
    const ended = nextEvent(chat, 'response-end');
    box.value = { text: 'q', files: [] };
    await drawn(box);
    byRole(box, 'button', 'Send').click();
    return { chat, chatbot, box, ended };
  }

  it('are shown, and the history keeps what the server sent', async () => {
    const { chat, chatbot, ended } = await ask(function* () {
      yield chunk({ role: 'assistant', content: null, reasoning_content: 'Hm' });
      yield chunk({ reasoning_content: ', well.' });
      yield chunk({ content: 'Let me look.' });
      yield chunk({ tool_calls: [{ index: 0, ...call('c', 'f', '{"a"') }] });
      yield chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] });
    });
    await ended;
    const answer = chat.messages[1];
    assert.equal(answer?.reasoning_content, 'Hm, well.');
    assert.deepEqual(answer?.tool_calls, [call('c', 'f', '{"a":1}')]);
    await until(() => thoughts(chatbot).length === 2);
    assert.match(shown(chatbot)[1] ?? '', /^Reasoning Hm, well\. Let me look\. f .*\{ "a": 1 \}$/);
  });

  it('and are stopped before the answer began: it can be asked for again', async () => {
    const { chatbot, box, ended } = await ask(async function* (_message, { signal }) {
      yield [step('T', 'x', pending)];
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    await until(() => thoughts(chatbot).length === 1);
    byRole(box, 'button', 'Stop').click();
    await ended;
    await until(() => allByRole(chatbot, 'button', 'Retry').length === 1);
  });
});
