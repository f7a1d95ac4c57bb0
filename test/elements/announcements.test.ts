import { assert } from 'chai';
import '../../src/index.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { type Responder, ResponseError } from '../../src/model/backend.js';
import { answered, chatbotOf, press } from '../support/conversation.js';
import {
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  fixture,
  readable,
  replace,
  until,
} from '../support/fixture.js';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: unknown, rest: object = {}) => ({ role: 'assistant', content, ...rest });
const end = 'End of answer';

/** All that a screen reader is given to say from now on, in its order: what comes into the live region, and alerts. */
function transcript(chatbot: ParleyChatbot): string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue;
      if (node.parentElement?.matches('[aria-live=polite]')) heard.push(readable(node));
      const alert = node.matches('[role=alert]') ? node : node.querySelector('[role=alert]');
      if (alert) heard.push(`alert: ${readable(alert.querySelector('p') ?? alert)}`);
    }
  });
  observer.observe(chatbot.shadowRoot ?? chatbot, { childList: true, subtree: true });
  afterThis(() => observer.disconnect());
  return heard;
}

async function set(chatbot: ParleyChatbot, messages: unknown, status = chatbot.status): Promise<void> {
  Object.assign(chatbot, { messages, status });
  await drawn(chatbot);
}

/** A chatbot that has been asked, and what is heard from then on. */
async function asked(before: unknown[] = []) {
  const chatbot = await fixture('parley-chatbot', { messages: before });
  const heard = transcript(chatbot);
  await set(chatbot, [...before, user('q')], 'pending');
  /** Lets the answer grow; its sentences are there when what reads them is. */
  const answer = (content: unknown, ...more: object[]) =>
    set(chatbot, [...before, user('q'), assistant(content), ...more], 'generating');
  const over = async () => {
    await set(chatbot, chatbot.messages, 'idle');
    await until(() => heard.includes(end));
  };
  return { chatbot, heard, answer, over };
}

describe('Read aloud: an answer that streams', () => {
  it('is heard in whole sentences, what cannot be read by its name, and its end', async () => {
    const { heard, answer, over } = await asked();
    const text = [
      '# Sorting\n\nUse **sort**. It works ',
      'in place.\n\n```ts\nconst a = [2, 1];\n',
      'a.sort();\n```\n\n| a | b |\n|--',
      '-|---|\n| 1 | 2 |\n\nSee [the docs](https://lit',
      '.dev/). Done',
    ];
    for (let i = 0; i < text.length; i += 1) await answer(text.slice(0, i + 1).join(''));
    await over();
    assert.deepEqual(heard, [
      'Answering…',
      'Assistant: Sorting',
      'Use sort.',
      'It works in place.',
      'Code block, 2 lines, TypeScript',
      'Table, 2 columns, 1 row',
      'See the docs.',
      'Done',
      end,
    ]);
  });

  it('a sentence is heard before the answer is over, and half of one is not', async () => {
    const { heard, answer } = await asked();
    await answer('The first. And half of');
    await until(() => heard.length === 2);
    await answer('The first. And half of the second');
    assert.deepEqual(heard, ['Answering…', 'Assistant: The first.']);
  });

  it('nothing that has been said is said again', async () => {
    const { chatbot, heard, answer, over } = await asked();
    await answer('One. Two');
    await over();
    for (const layout of ['panel', 'bubble'] as const) {
      chatbot.layout = layout;
      await drawn(chatbot);
    }
    assert.deepEqual(heard, ['Answering…', 'Assistant: One.', 'Two', end]);
  });

  it('goes on after a pause in which it seemed to be over', async () => {
    const { chatbot, heard, answer, over } = await asked();
    await answer('One. Two.');
    await over();
    await answer('One. Two. Three.');
    await set(chatbot, chatbot.messages, 'idle');
    assert.deepEqual(heard.slice(-2), ['Three.', end]);
    assert.equal(heard.filter((words) => words.includes('One')).length, 1);
  });

  it('is called by the name of who speaks', async () => {
    const { chatbot, heard } = await asked();
    await set(chatbot, [user('q'), assistant('Hi', { name: 'Ada' })], 'idle');
    await until(() => heard.includes(end));
    assert.include(heard, 'Ada: Hi');
  });

  it('steps are heard by their titles, files by their names', async () => {
    const { heard, answer, over } = await asked();
    await answer(
      [
        { type: 'thought', title: 'Searching', content: 'Secret. Secret.' },
        { type: 'thought', title: '', content: 'Secret.' },
        'Look. ',
        { type: 'file', file: { path: '/a/report.pdf' } },
        { type: 'file', file: { path: '/a/cat.png' }, alt_text: 'A cat' },
      ],
      assistant('Secret.', { metadata: { title: 'Checking' } }),
    );
    await over();
    assert.deepEqual(heard, [
      'Answering…',
      'Assistant: Step: Searching',
      'Step: Reasoning',
      'Look.',
      'File: report.pdf',
      'Picture: A cat',
      'Step: Checking',
      end,
    ]);
  });

  it('reasoning between tags is heard as a step, and its tags never', async () => {
    const { chatbot, heard, answer, over } = await asked();
    chatbot.reasoningTags = [['<think>', '</think>']];
    await answer('<think>Secret. Secret.');
    await answer('<think>Secret. Secret.</think>Said. <th');
    await answer('<think>Secret. Secret.</think>Said. <think>Secret.');
    await over();
    assert.deepEqual(heard.slice(1), ['Assistant: Step: Reasoning', 'Said.', 'Step: Reasoning', end]);
  });

  it('in the words of a translation', async () => {
    const { chatbot, heard, answer } = await asked();
    chatbot.strings = { answerOver: 'Fin', spokenCode: (lines) => `Code, ${lines}` };
    await answer('```\na\n```');
    await set(chatbot, chatbot.messages, 'idle');
    await until(() => heard.includes('Fin'));
    assert.include(heard, 'Assistant: Code, 1');
  });
});

describe('Read aloud: what is not', () => {
  const history = [user('q'), assistant('An old answer.')];

  it('a history that is there from the start', async () => {
    const chatbot = await fixture('parley-chatbot');
    const heard = transcript(chatbot);
    await set(chatbot, history);
    await set(chatbot, [...history, user('Next')], 'pending');
    assert.deepEqual(heard, ['Answering…']);
  });

  it('another conversation, shown in place of one that was being read', async () => {
    const { chatbot, heard, answer, over } = await asked(history);
    await answer('First. Sec');
    await until(() => heard.length === 2);
    await set(chatbot, [user('Other'), assistant('Other answer.')], 'idle');
    await set(chatbot, [user('Other'), assistant('Other answer.'), user('Next')], 'pending');
    await set(chatbot, [...chatbot.messages, assistant('New.')], 'generating');
    await over();
    assert.deepEqual(heard, ['Answering…', 'Assistant: First.', 'Answering…', 'Assistant: New.', end]);
  });

  it('older messages that are put in front', async () => {
    const chatbot = await fixture('parley-chatbot', { messages: history });
    const heard = transcript(chatbot);
    await set(chatbot, [user('older'), assistant('Older answer.'), ...history]);
    await set(chatbot, [...chatbot.messages, user('Next')], 'pending');
    assert.deepEqual(heard, ['Answering…']);
  });

  it('an earlier answer, when a later one was taken back', async () => {
    const { chatbot, heard, answer, over } = await asked(history);
    await answer('New.');
    await over();
    await set(chatbot, history);
    assert.deepEqual(heard.slice(1), ['Assistant: New.', end]);
  });
});

describe('Read aloud: what comes at once', () => {
  it('question and answer, added to a conversation together', async () => {
    const before = [user('q'), assistant('a')];
    const chatbot = await fixture('parley-chatbot', { messages: before });
    const heard = transcript(chatbot);
    await set(chatbot, [...before, user('q2'), assistant('Both at once.')]);
    await until(() => heard.includes(end));
    assert.deepEqual(heard, ['Assistant: Both at once.', end]);
  });

  it('an answer that is asked for again is heard from its beginning', async () => {
    const { chatbot, heard, answer, over } = await asked();
    await answer('Same. Different.');
    await over();
    await set(chatbot, [user('q')], 'pending');
    await answer('Same. Other.');
    await set(chatbot, chatbot.messages, 'idle');
    await until(() => heard.filter((words) => words === end).length === 2);
    assert.deepEqual(heard.slice(4), ['Answering…', 'Assistant: Same.', 'Other.', end]);
  });
});

describe('Read aloud: in a chat', () => {
  it('a failure is heard at once, and no end', async () => {
    const respond: Responder = async function* () {
      yield 'Some words. Ha';
      throw new ResponseError('network', 'gone');
    };
    const chat = await fixture('parley-chat-interface', { respond });
    const heard = transcript(chatbotOf(chat));
    await answered(chat);
    await until(() => heard.some((words) => words.startsWith('alert: The server could not be reached')));
    await until(() => heard.includes('Ha'));
    assert.notInclude(heard, end);
  });

  /** An answer that comes to this, and would go on. */
  const unending = (...pieces: string[]): Responder =>
    async function* (_message, { signal }) {
      yield* pieces;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    };

  it('that it was stopped is heard where nothing had come', async () => {
    const chat = await fixture('parley-chat-interface', { respond: unending() });
    const heard = transcript(chatbotOf(chat));
    const over = answered(chat);
    await until(() => heard.includes('Answering…'));
    await press(chat, 'Stop');
    await over;
    await until(() => heard.includes('Stopped.'));
  });

  it('of what was stopped, all that had come is heard, then that it was stopped, and of no end', async () => {
    const chat = await fixture('parley-chat-interface', { respond: unending('Some words. Ha') });
    const heard = transcript(chatbotOf(chat));
    const over = answered(chat);
    await until(() => heard.includes('Assistant: Some words.'));
    await press(chat, 'Stop');
    await over;
    await until(() => heard.includes('Stopped.'));
    assert.deepEqual(heard.slice(-3), ['Assistant: Some words.', 'Ha', 'Stopped.']);
  });
});

describe('Read aloud: the region', () => {
  it('stands outside the log, is polite, and speaks only what is added', async () => {
    const chatbot = await fixture('parley-chatbot');
    const regions = allByRole(chatbot, 'status');
    assert.equal(regions.length, 1);
    const [region] = regions;
    assert.equal(region?.ariaLive, 'polite');
    assert.equal(region?.ariaAtomic, 'false');
    assertSame(region?.closest('[role=log]'), null);
  });

  it('is empty again when all has been said, and when the element goes', async () => {
    const { chatbot, answer, over } = await asked();
    await answer('Hi');
    await over();
    assert.equal(byRole(chatbot, 'status').childElementCount, 3);
    chatbot.remove();
    assert.equal(byRole(chatbot, 'status').childElementCount, 0);
  });
});

const aWhile = 2000; // Milliseconds: all else that waits does so for less.

describe('What has been said', () => {
  it('leaves the page after a while, though something else has been said since', async () => {
    const chatbot = await fixture('parley-chatbot', {
      messages: [user('q'), assistant('a')],
      likeable: true,
    });
    const later: (() => void)[] = [];
    const clock: Pick<Window, 'setTimeout'> = window;
    const started = window.setTimeout;
    replace(clock, 'setTimeout', (run, delay = 0) => {
      if (delay < aWhile || typeof run !== 'function') return started(run, delay);
      return later.push(() => run());
    });
    const [article, region] = [allByRole(chatbot, 'article').at(-1), byRole(chatbot, 'status')];
    const like = article && byRole(article, 'button', 'Like');
    like?.click();
    const first = await until(() => region.firstElementChild);
    like?.click();
    const second = await until(() => first.nextElementSibling);
    later.shift()?.();
    assert.isFalse(first.isConnected);
    assert.isTrue(second.isConnected);
  });
});
