import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import type { Page } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { withHeldModel } from '../support/held-model.ts';
import { withBrowser, withoutPatience } from '../support/page.ts';
import { folder, serve } from '../support/server.ts';

const html = (tag: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Text</title>
  <link rel="icon" href="data:,">
  <script type="module" src="parley.js"></script>
  <${tag}></${tag}>
</html>`;

before(async () => {
  process.env.CHROME_PATH ??= await findBrowser();
});
const browser = withBrowser();
const model = withHeldModel();

/** A page with one element, and a part of the script that comes when the test lets it. */
async function pageWithout(context: TestContext, part: string, tag: string, init?: () => void) {
  const files = folder('dist');
  const state = { isAway: true, asked: 0, held: undefined as Promise<unknown> | undefined };
  const site = await serve(async (request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html(tag));
      return;
    }
    if (request.url?.startsWith(`/chunks/${part}-`)) {
      state.asked += 1;
      await state.held;
      if (state.isAway) {
        response.writeHead(503).end();
        return;
      }
    }
    files(request, response);
  });
  context.after(() => site.close());
  const opened = await browser.open(site.url, init);
  context.after(() => opened.page.close());
  return { ...opened, state };
}

function showMarkdown(page: Page, text: string): Promise<void> {
  return page
    .locator('parley-markdown')
    .evaluate(async (element: HTMLElementTagNameMap['parley-markdown'], text) => {
      element.text = text;
      await element.updateComplete;
    }, text);
}

test('raw HTML stays readable while its part of the script cannot be had, and shows when it can', async (context) => {
  const { page, warnings, state } = await pageWithout(context, 'html', 'parley-markdown');
  const show = (text: string) => showMarkdown(page, text);

  await show('Plain **words**');
  assert.equal(state.asked, 0);
  await show('One <b>two</b>');
  await show('One <b>two</b> three');
  assert.ok(await page.getByText('One <b>two</b> three').isVisible());
  assert.equal(warnings.length, 1, warnings.join('\n'));

  state.isAway = false;
  await show('One <b>two</b> three four');
  assert.equal(await page.locator('parley-markdown b').textContent(), 'two');
  assert.equal(warnings.length, 1, warnings.join('\n'));
});

test('a picture is its words while what asks whether it may load cannot be had, and shows when that can', async (context) => {
  const { page, state } = await pageWithout(context, 'renderer', 'parley-markdown');
  const show = (text: string) => showMarkdown(page, text);
  const picture = page.getByRole('img', { name: 'A dot' });
  const dot = `![A dot](data:image/gif;base64,${btoa('GIF89a')})`;

  await show(dot);
  assert.ok(await page.getByText('A dot').isVisible());
  assert.equal(await picture.count(), 0);

  state.isAway = false;
  await show(`${dot} and words`);
  assert.match((await picture.getAttribute('src')) ?? '', /^data:image\/gif/);
});

const question = { role: 'user', content: [{ path: 'a.csv', orig_name: 'a.csv' }, 'What is in it?'] };
const thinking = { role: 'assistant', content: 'Two columns.', metadata: { title: 'Looking' } };
const list = [question, thinking, { role: 'assistant', content: 'Names.', reasoning_content: 'A and B.' }];

test('files and thoughts are readable while what draws them cannot be had, and the next message shows them', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'rich', 'parley-chatbot');
  const chatbot = page.locator('parley-chatbot');
  const show = (messages: readonly object[]) =>
    chatbot.evaluate(async (element: HTMLElementTagNameMap['parley-chatbot'], messages) => {
      const errors: string[] = [];
      element.addEventListener('parley-error', ({ detail }) => errors.push(detail.source));
      Object.assign(element, { messages });
      await element.updateComplete;
      return errors;
    }, messages);

  assert.deepEqual(await show([{ role: 'user', content: 'Hello' }]), []);
  assert.equal(state.asked, 0);
  assert.deepEqual(await show(list), ['messages']);
  for (const text of ['a.csv', 'What is in it?', 'Looking', 'Two columns.', 'A and B.', 'Names.'])
    assert.ok(await chat.log.getByText(text, { exact: true }).isVisible(), text);

  state.isAway = false;
  assert.deepEqual(await show([...list, { role: 'assistant', content: 'Ages.' }]), []);
  assert.equal(await chatbot.locator('summary').filter({ hasText: 'Looking' }).count(), 1);
  assert.ok(await chatbot.locator('.file-card').isVisible());
  const gap = await chatbot.locator('.file-card').evaluate((card) => getComputedStyle(card).columnGap);
  assert.notEqual(gap, 'normal', 'its style is there, too');
});

test('reasoning is read with its tags while what tells it from the answer cannot be had', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'rich', 'parley-chatbot');
  const chatbot = page.locator('parley-chatbot');
  const show = (messages: readonly object[]) =>
    chatbot.evaluate(async (element: HTMLElementTagNameMap['parley-chatbot'], messages) => {
      element.reasoningTags = [['[think]', '[/think]']];
      Object.assign(element, { messages });
      await element.updateComplete;
    }, messages);

  const answer = { role: 'assistant', content: '[think]Hm.[/think]Hello.' };
  await show([answer]);
  assert.ok(await chat.log.getByText(answer.content).isVisible());

  state.isAway = false;
  await show([answer, { role: 'user', content: 'Thanks.' }]);
  assert.equal(await chatbot.locator('summary').count(), 1);
  assert.ok(await chat.log.getByText('Hello.', { exact: true }).isVisible());
});

test('messages are there without who speaks while what shows that cannot be had, and the next message shows it', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'rich', 'parley-chatbot');
  const chatbot = page.locator('parley-chatbot');
  const show = (...messages: string[]) =>
    chatbot.evaluate(async (element: HTMLElementTagNameMap['parley-chatbot'], messages) => {
      element.layout = 'panel';
      element.messages = messages.map((content) => ({ role: 'user', content }));
      await element.updateComplete;
    }, messages);

  await show('Hello');
  assert.ok(await chat.log.getByText('Hello').isVisible());
  assert.equal(await chatbot.locator('[part=name]').count(), 0);

  state.isAway = false;
  await show('Hello', 'Hello?');
  assert.equal(await chatbot.locator('[part=name]').textContent(), 'You');
  const size = await chatbot.locator('[part=avatar]').evaluate((avatar) => getComputedStyle(avatar).display);
  assert.equal(size, 'grid', 'its style is there, too');
});

test('nothing of a message stands there in another way before what draws it has come', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'rich', 'parley-chatbot');
  state.isAway = false;
  let release = () => {};
  state.held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const requested = page.waitForRequest(/chunks\/rich-/);
  await page
    .locator('parley-chatbot')
    .evaluate((element: HTMLElementTagNameMap['parley-chatbot'], messages) => {
      Object.assign(element, { messages });
      return new Promise(requestAnimationFrame);
    }, list);
  await requested;
  assert.equal(await chat.log.getByText('Looking').count(), 0);
  release();
  await page.locator('parley-chatbot summary').filter({ hasText: 'Looking' }).waitFor();
});

/** An interface that asks the model, of which the test says when it answers what. */
const asksModel = (chat: HTMLElementTagNameMap['parley-chat-interface'], src: string) => {
  Object.assign(chat, { src, model: 'held' });
};

test('what shows growing text is fetched while an answer is waited for, and not for one that comes at once', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'renderer', 'parley-chat-interface');
  const element = page.locator('parley-chat-interface');
  await element.evaluate((chat: HTMLElementTagNameMap['parley-chat-interface']) => {
    chat.respond = () => 'All of **it**.';
  });
  await chat.ask('At once');
  await chat.answers.locator('strong', { hasText: 'it' }).waitFor();
  assert.equal(state.asked, 0);

  await element.evaluate((chat: HTMLElementTagNameMap['parley-chat-interface']) => {
    chat.respond = () => new Promise(() => {});
  });
  const requested = page.waitForRequest(/chunks\/renderer-/);
  await chat.ask('Later');
  await requested;
  assert.equal(await chat.answers.count(), 1);
});

test('an answer is shown as it comes where what shows growing text cannot be had, and the next tries again', async (context) => {
  const { page, chat, warnings, state } = await pageWithout(context, 'renderer', 'parley-chat-interface');
  await page.locator('parley-chat-interface').evaluate(asksModel, model.url);
  await chat.ask('A plan, please');
  const first = await model.next();
  const answer = chat.answers.last();
  first.say('# A plan\n\nFirst **thi');
  await answer.getByText('First **thi').waitFor();
  assert.ok(await answer.getByRole('heading', { name: 'A plan' }).isVisible());
  first.say('s**.\n\n- and `so');
  await answer.getByRole('listitem').waitFor();
  first.say('` on');
  first.end();
  await answer.locator('li > code', { hasText: 'so' }).waitFor();
  assert.equal(await answer.locator('strong').textContent(), 'this');
  assert.equal(warnings.length, 1, warnings.join('\n'));

  state.isAway = false;
  await chat.ask('Once more');
  (await model.next()).say('And **thi');
  await answer.locator('strong', { hasText: 'thi' }).waitFor();
});

test('no mark of a growing text is seen before what shows it has come', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'renderer', 'parley-chat-interface');
  state.isAway = false;
  let release = () => {};
  state.held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.locator('parley-chat-interface').evaluate(asksModel, model.url);
  await chat.ask('A plan, please');
  const question = await model.next();
  question.say('First.\n\n**Then');
  await chat.answers.getByText('First.').waitFor();
  assert.equal(await chat.answers.getByText('Then').count(), 0);
  release();
  await chat.answers.locator('strong', { hasText: 'Then' }).waitFor();
});

test('the whole answer is heard at its end where the part that reads it aloud cannot be had', async (context) => {
  const { page, chat } = await pageWithout(context, 'speech', 'parley-chat-interface');
  await page
    .locator('parley-chat-interface')
    .evaluate((element: HTMLElementTagNameMap['parley-chat-interface']) => {
      element.respond = () => 'One. **Two**.';
    });
  await chat.ask('Hello');
  const heard = page.locator('.spoken', { hasText: 'Assistant: One. **Two**.End of answer' });
  await heard.waitFor({ state: 'attached' });
});

test('an answer that comes in steps fails while what takes them cannot be had, and Retry brings it when it can', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'answering', 'parley-chat-interface');
  const respondBy = (how: 'text' | 'steps') =>
    page
      .locator('parley-chat-interface')
      .evaluate(async (element: HTMLElementTagNameMap['parley-chat-interface'], how) => {
        element.respond =
          how === 'text'
            ? () => 'As a whole.'
            : function* () {
                yield 'In ';
                yield 'steps.';
              };
        await element.updateComplete;
      }, how);

  await respondBy('text');
  await chat.ask('Hello');
  await chat.answers.getByText('As a whole.').waitFor();
  assert.equal(state.asked, 0);

  await respondBy('steps');
  await chat.ask('Hello?');
  await chat.failure.getByText(/could not be reached/).waitFor();
  state.isAway = false;
  await chat.failure.getByRole('button', { name: 'Retry' }).click();
  await chat.answers.getByText('In steps.').waitFor();
});

test('a long conversation is drawn as a whole where the part that draws its end first cannot be had', async (context) => {
  const { page, state } = await pageWithout(context, 'windowing', 'parley-chatbot');
  const show = (count: number) =>
    page
      .locator('parley-chatbot')
      .evaluate(async (element: HTMLElementTagNameMap['parley-chatbot'], count) => {
        const errors: string[] = [];
        element.addEventListener('parley-error', ({ detail }) => errors.push(detail.source));
        const roles = ['user', 'assistant'];
        element.messages = Array.from({ length: count }, (_, n) => ({ role: roles[n % 2], content: `${n}` }));
        await element.updateComplete;
        return errors;
      }, count);

  assert.deepEqual(await show(40), []);
  assert.equal(state.asked, 0);
  assert.deepEqual(await show(200), ['messages']);
  assert.equal(await page.locator('parley-chatbot article').count(), 200);
});

const conversation = [
  { role: 'user', content: 'Hello' },
  { role: 'assistant', content: 'Hi' },
];

/** A chatbot whose presses are told in the order in which the page hears of them. */
async function pressable(context: TestContext, init?: () => void) {
  const opened = await pageWithout(context, 'deeds', 'parley-chatbot', init);
  const chatbot = opened.page.locator('parley-chatbot');
  await chatbot.evaluate((element: HTMLElementTagNameMap['parley-chatbot'], messages) => {
    const told: string[] = [];
    for (const type of ['retry', 'undo', 'like', 'clear'] as const)
      element.addEventListener(type, ({ type }) => told.push(type));
    Object.assign(element, {
      messages,
      retryable: true,
      undoable: true,
      likeable: true,
      clearable: true,
      told,
    });
  }, conversation);
  const told = () => chatbot.evaluate((element) => 'told' in element && element.told);
  /** Presses without coming near before, as a program does. */
  const press = (name: string) =>
    opened.page.getByRole('button', { name: new RegExp(`^${name}`) }).dispatchEvent('click');
  return { ...opened, press, told };
}

test('what is pressed before the part that does it has come is done when it comes, in order', async (context) => {
  const { page, chat, press, told, state } = await pressable(context);
  state.isAway = false;
  let release = () => {};
  state.held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const requested = page.waitForRequest(/chunks\/deeds-/);
  for (const name of ['Retry', 'Like', 'Undo', 'Clear']) await press(name);
  await requested;
  assert.deepEqual(await told(), []);
  release();
  await chat.log.getByRole('button', { name: 'Like', pressed: true }).waitFor();
  assert.deepEqual(await told(), ['retry', 'like', 'undo', 'clear']);
  assert.equal(state.asked, 1);
});

test('a press is said to be in vain while what does it cannot be had, and then it works', async (context) => {
  const { page, chat, press, told, state } = await pressable(context);
  await press('Retry');
  await chat.log.getByText('Could not be loaded').waitFor();
  await page.locator('.spoken', { hasText: 'Could not be loaded' }).waitFor({ state: 'attached' });
  assert.deepEqual(await told(), []);

  state.isAway = false;
  await press('Retry');
  await page.waitForFunction(() => {
    const chatbot = document.querySelector('parley-chatbot');
    return chatbot && 'told' in chatbot && `${chatbot.told}` === 'retry';
  });
});

test('what does presses comes a while after there is something to press', async (context) => {
  const { page, state } = await pressable(context);
  state.isAway = false;
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('deeds')),
  );
});

test('what does presses is there before the press of somebody who comes near', async (context) => {
  const { page, chat, state } = await pressable(context, withoutPatience);
  state.isAway = false;
  await chat.answers.waitFor();
  assert.equal(state.asked, 0);
  const come = page.waitForResponse(/chunks\/deeds-/);
  await chat.answers.hover();
  await come;
});

test('that a message cannot be edited is said while the editor cannot be had, and then it can', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'editor', 'parley-chatbot');
  await page.locator('parley-chatbot').evaluate((element: HTMLElementTagNameMap['parley-chatbot']) => {
    Object.assign(element, { editable: 'user', messages: [{ role: 'user', content: 'Hello' }] });
  });
  const edit = page.getByRole('button', { name: 'Edit' });
  await edit.click();
  await chat.log.getByText('Could not be loaded').waitFor();
  assert.ok(await chat.log.getByText('Hello').isVisible());

  state.isAway = false;
  await edit.click();
  assert.equal(await page.getByRole('textbox', { name: 'Edit your message' }).inputValue(), 'Hello');
});

test('a message is copied as text where what makes rich text of it cannot be had', async (context) => {
  const { page, chat } = await pageWithout(context, 'transcript', 'parley-chatbot');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('parley-chatbot').evaluate((element: HTMLElementTagNameMap['parley-chatbot']) => {
    Object.assign(element, { messages: [{ role: 'assistant', content: '**Hello**' }] });
  });
  await page.getByRole('button', { name: 'Copy: message from Assistant' }).click();
  await chat.log.getByText('Copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '**Hello**');
});

test('the clipboard is asked while what makes rich text is on its way: later, some browsers refuse', async (context) => {
  const { page, state } = await pageWithout(context, 'transcript', 'parley-chatbot');
  state.held = new Promise(() => {});
  await page.locator('parley-chatbot').evaluate((element: HTMLElementTagNameMap['parley-chatbot']) => {
    Object.assign(element, { messages: [{ role: 'assistant', content: '**Hello**' }] });
    Object.assign(globalThis, { asked: [] });
    navigator.clipboard.write = async ([entry]) => {
      Object.assign(globalThis, { asked: entry?.types });
    };
  });
  await page.getByRole('button', { name: 'Copy: message from Assistant' }).click();
  await page.waitForFunction(() => Reflect.get(globalThis, 'asked').join() === 'text/plain,text/html');
});

test('a language that cannot be had leaves an element in English', async (context) => {
  const { page } = await pageWithout(context, 'de', 'parley-markdown');
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await page.locator('parley-markdown').evaluate((element: HTMLElementTagNameMap['parley-markdown']) => {
    Object.assign(element, { lang: 'de', text: '```\ncode\n```' });
  });
  await page.getByRole('button', { name: 'Copy code' }).waitFor();
  assert.match((await warned).text(), /lang/);
});

test('a long conversation shows its end before the part that decides what else is drawn has come', async (context) => {
  const { page, chat, state } = await pageWithout(context, 'windowing', 'parley-chatbot');
  state.isAway = false;
  let release = () => {};
  state.held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.locator('parley-chatbot').evaluate((element: HTMLElementTagNameMap['parley-chatbot']) => {
    element.messages = Array.from({ length: 200 }, (_, n) => ({
      role: n % 2 ? 'assistant' : 'user',
      content: `**${n}**.`,
    }));
  });
  await chat.log.getByText('199', { exact: true }).waitFor();
  assert.equal(await chat.log.getByText('100', { exact: true }).count(), 0);
  release();
  await chat.log.getByText('100', { exact: true }).waitFor({ state: 'attached' });
});

test('Tab goes from the log to its last message, though what moves between messages cannot be had', async (context) => {
  const { page, chat } = await pageWithout(context, 'message-keys', 'parley-chatbot');
  await page.locator('parley-chatbot').evaluate(async (element: HTMLElementTagNameMap['parley-chatbot']) => {
    element.messages = [
      { id: 'a', role: 'assistant', content: 'A [link](https://lit.dev/).' },
      { id: 'q', role: 'user', content: 'Thanks' },
    ];
    await element.updateComplete;
  });
  await chat.log.focus();
  await page.keyboard.press('Tab');
  assert.ok(await chat.questions.evaluate((message) => message.matches(':focus')));
});

test('a conversation that is moved in the page stays where it was, though what keeps the place cannot be had', async (context) => {
  const { page, chat } = await pageWithout(context, 'reading-place', 'parley-chatbot');
  const chatbot = page.locator('parley-chatbot');
  await chatbot.evaluate(async (element: HTMLElementTagNameMap['parley-chatbot']) => {
    const content = Array.from({ length: 80 }, (_, i) => `Line ${i}`).join('\n\n');
    element.messages = [{ id: 'a', role: 'assistant', content }];
    await element.updateComplete;
  });
  await page.getByText('Line 79', { exact: true }).waitFor();
  await chat.log.evaluate((log) => {
    log.scrollTop -= 700;
  });
  await page.getByRole('button', { name: /^Scroll down/ }).waitFor();
  const place = () => chat.log.evaluate(({ scrollTop }) => scrollTop);
  const before = await place();
  assert.ok(before > 0);
  await chatbot.evaluate((element) => document.body.append(document.createElement('main'), element));
  assert.equal(await place(), before);
});
