import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import '../../src/elements/markdown.js';
import { toCsv, toMarkdown } from '../../src/elements/inner/table-formats.js';
import { loadTableMenu } from '../../src/elements/lazy-deeds.js';
import type { ParleyMarkdown } from '../../src/elements/markdown.js';
import {
  addresses,
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  fixture,
  nextFrame,
  part,
  readable,
  replace,
  until,
} from '../support/fixture.js';

const code = 'if (a < b && c) {\n\treturn "x";\n\n}';
const fence = (language: string, text = code) => `\`\`\`${language}\n${text}\n\`\`\``;
const table = `| Paper | Weight |
| --- | --: |
| **Washi** | 30 |
| Vellum | 90 |`;

const shows = (text: string) => fixture('parley-markdown', { text });

/**
 * What reaches the clipboard, by its type. The clipboard is another: not every driver can grant the real one, and none
 * can have it refuse.
 */
function clipboard(refusal?: Error): Record<string, string>[] {
  const copied: Record<string, string>[] = [];
  const writeText = async (text: string) => {
    if (refusal) throw refusal;
    copied.push({ 'text/plain': text });
  };
  const write = async ([entry]: ClipboardItems) => {
    if (refusal) throw refusal;
    const read = async (type: string) => [type, await (await entry?.getType(type))?.text()];
    copied.push(Object.fromEntries(await Promise.all((entry?.types ?? []).map(read))));
  };
  replace(navigator, 'clipboard', { writeText, write } as Clipboard);
  return copied;
}

const refused = new DOMException('no', 'NotAllowedError');

/** The words beside the button, and those that are spoken. */
const said = (element: Element) => ({
  shown: element.shadowRoot?.querySelector('.tool-note')?.textContent,
  spoken: byRole(element, 'status').textContent,
});

async function says(element: Element, words: string): Promise<void> {
  await until(() => said(element).shown === words && said(element).spoken === words);
}

/** Every timer that is set from now on, and has neither run nor been cleared. */
function timers(): Map<number, () => void> {
  const waiting = new Map<number, () => void>();
  const { setTimeout, clearTimeout } = window;
  const set = (step: () => void, after?: number) => {
    const id = setTimeout(() => {
      waiting.delete(id);
      step();
    }, after);
    waiting.set(id, step);
    return id;
  };
  replace(window, 'setTimeout', set as typeof setTimeout);
  replace(window, 'clearTimeout', (id) => {
    waiting.delete(Number(id));
    clearTimeout(id);
  });
  return waiting;
}

describe('A code block: Copy', () => {
  it('copies exactly the code, without the line end that would run it in a shell', async () => {
    const copied = clipboard();
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    await until(() => copied.length > 0);
    assert.deepEqual(copied, [{ 'text/plain': code }]);
  });

  it('copies the code of its own block', async () => {
    const copied = clipboard();
    const element = await shows(`${fence('js', 'one')}\n\n${fence('js', 'two')}`);
    allByRole(element, 'button', 'Copy code')[1]?.click();
    await until(() => copied.length > 0);
    assert.deepEqual(copied, [{ 'text/plain': 'two' }]);
  });

  it('copies what has come since the block began', async () => {
    const copied = clipboard();
    const element = await fixture('parley-markdown', { text: '```js\none', streaming: true });
    element.text += '\ntwo';
    await drawn(element);
    byRole(element, 'button', 'Copy code').click();
    await until(() => copied.length > 0);
    assert.deepEqual(copied, [{ 'text/plain': 'one\ntwo' }]);
  });

  it('says so, to eyes and ears', async () => {
    clipboard();
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    await says(element, 'Copied');
  });

  it('says so when the clipboard refuses', async () => {
    clipboard(refused);
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    await says(element, 'Copying failed');
  });

  it('says so where there is no clipboard, as on a page without https', async () => {
    replace(navigator, 'clipboard', undefined as unknown as Clipboard);
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    await says(element, 'Copying failed');
  });

  it('says it of the last button pressed alone', async () => {
    clipboard();
    const element = await shows(`${fence('js', 'one')}\n\n${fence('js', 'two')}`);
    for (const button of allByRole(element, 'button', 'Copy code')) {
      button.click();
      await says(element, 'Copied');
    }
    assert.equal(element.shadowRoot?.querySelectorAll('.tool-note').length, 1);
  });

  it('is silent again after a while', async () => {
    clipboard();
    const waiting = timers();
    const element = await shows(fence('js'));
    const drawing = () => byRole(element, 'button', 'Copy code').innerHTML;
    const before = drawing();
    byRole(element, 'button', 'Copy code').click();
    await says(element, 'Copied');
    assert.notEqual(drawing(), before);
    for (const step of waiting.values()) step(); // The while is over.
    assert.deepEqual(said(element), { shown: undefined, spoken: '' });
    assert.equal(drawing(), before);
  });

  it('leaves no timer behind when its element goes', async () => {
    clipboard();
    const waiting = timers();
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    await says(element, 'Copied');
    assert.equal(waiting.size, 1);
    element.remove();
    assert.equal(waiting.size, 0);
  });

  it('leaves none when its element goes while the clipboard is busy', async () => {
    const copied = clipboard();
    const waiting = timers();
    const element = await shows(fence('js'));
    byRole(element, 'button', 'Copy code').click();
    element.remove();
    await until(() => copied.length > 0);
    assert.equal(waiting.size, 0);
  });

  it('works in a conversation, in the conversation’s own words', async () => {
    const copied = clipboard();
    const chatbot = await fixture('parley-chatbot', {
      messages: [{ role: 'assistant', content: fence('js') }],
      strings: { copyCode: 'Code kopieren', copied: 'Kopiert' },
    });
    byRole(chatbot, 'button', 'Code kopieren').click();
    await says(chatbot, 'Kopiert');
    assert.deepEqual(copied, [{ 'text/plain': code }]);
  });
});

describe('A code block: Wrap lines', () => {
  const scrolls = (element: ParleyMarkdown) => {
    const pre = element.shadowRoot?.querySelector('pre') as HTMLElement;
    return pre.scrollWidth > pre.clientWidth;
  };

  it('shows the whole of long lines, and takes it back', async () => {
    const element = await shows(fence('', 'word '.repeat(400)));
    const button = byRole(element, 'button', 'Wrap lines');
    assert.deepEqual([scrolls(element), button.ariaPressed], [true, 'false']);
    button.click();
    assert.deepEqual([scrolls(element), button.ariaPressed], [false, 'true']);
    button.click();
    assert.deepEqual([scrolls(element), button.ariaPressed], [true, 'false']);
  });

  it('breaks a word that has no end', async () => {
    const element = await shows(fence('', 'x'.repeat(2000)));
    byRole(element, 'button', 'Wrap lines').click();
    assert.isFalse(scrolls(element));
  });

  it('goes on while the code comes', async () => {
    const element = await fixture('parley-markdown', {
      text: `\`\`\`\n${'word '.repeat(400)}`,
      streaming: true,
    });
    byRole(element, 'button', 'Wrap lines').click();
    element.text += `\n${'more '.repeat(400)}`;
    await drawn(element);
    element.text += '\n```\n\nAfter.';
    await drawn(element);
    element.streaming = false;
    await drawn(element);
    assert.deepEqual(
      [scrolls(element), byRole(element, 'button', 'Wrap lines').ariaPressed],
      [false, 'true'],
    );
  });

  it('wraps its own block alone', async () => {
    const element = await shows(`${fence('', 'x'.repeat(2000))}\n\n${fence('', 'short')}`);
    allByRole(element, 'button', 'Wrap lines')[1]?.click();
    assert.isTrue(scrolls(element));
  });
});

describe('A code block: Download', () => {
  /** What is saved, in place of saving it. */
  function downloads(): { name: string; text: Promise<string> }[] {
    const saved: { name: string; text: Promise<string> }[] = [];
    const blobs = new Map<string, Blob>();
    const { createObjectURL } = URL;
    replace(URL, 'createObjectURL', (blob) => {
      const url = createObjectURL.call(URL, blob);
      blobs.set(url, blob as Blob);
      return url;
    });
    replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: blobs.get(this.href)?.text() ?? Promise.resolve('') });
    });
    return saved;
  }

  async function download(language: string) {
    const saved = downloads();
    const element = await shows(fence(language));
    byRole(element, 'button', 'Download code').click();
    const [file] = await until(() => saved.length > 0 && saved);
    return { name: file?.name, text: await file?.text };
  }

  it('saves exactly the code', async () => {
    assert.equal((await download('js')).text, code);
  });

  for (const [language, name] of [
    ['python', 'code.py'],
    ['TypeScript', 'code.ts'],
    ['c++', 'code.cpp'],
    ['json', 'code.json'],
    ['', 'code.txt'],
    ['of-my-own', 'code.txt'],
    ['exe', 'code.txt'],
    ['constructor', 'code.txt'],
  ] as const) {
    it(`of ${language || 'no language'} is named ${name}`, async () => {
      assert.equal((await download(language)).name, name);
    });
  }

  it('leaves no address behind', async () => {
    const alive = addresses();
    await download('js');
    assert.equal(alive.size, 0);
  });
});

describe('A code block: its header', () => {
  it('names the language', async () => {
    assert.include(readable(await shows(fence('python'))), 'python');
  });

  it('keeps to one line where the name is too long for it', async () => {
    const header = async (language: string) => {
      const button = byRole(await shows(fence(language)), 'button', 'Download code');
      return button.parentElement as HTMLElement;
    };
    const [short, long] = [await header('js'), await header('x'.repeat(2000))];
    assert.equal(long.offsetHeight, short.offsetHeight);
    assert.isAtMost(long.scrollWidth, long.clientWidth);
  });

  it('says on pointing what its buttons do', async () => {
    const element = await shows(fence(''));
    assert.deepEqual(
      allByRole(element, 'button').map(({ title, ariaLabel }) => [title, ariaLabel]),
      ['Wrap lines', 'Copy code', 'Download code'].map((name) => [name, name]),
    );
  });

  it('is no part of what is selected across it', async () => {
    const element = await shows(fence('python'));
    const header = byRole(element, 'button', 'Copy code').parentElement as Element;
    const { userSelect, webkitUserSelect } = getComputedStyle(header);
    assert.include([userSelect, webkitUserSelect], 'none');
  });

  it('stays in view while a long block goes by', async () => {
    const { log, chatbot } = await longAnswer(fence('js', 'line\n'.repeat(200)));
    assert.isTrue(inView(byRole(chatbot, 'button', 'Copy code'), log));
  });

  it('stays in view on a page of its own, too', async () => {
    const scroller = document.createElement('div');
    scroller.style.cssText = 'block-size: 300px; overflow: auto';
    document.body.append(scroller);
    afterThis(() => scroller.remove());
    const element = await fixture('parley-markdown', { text: fence('', 'line\n'.repeat(200)) }, scroller);
    scroller.scrollTop = scroller.scrollHeight / 2;
    assert.isTrue(inView(byRole(element, 'button', 'Copy code'), scroller));
  });
});

describe('Code and tables by keyboard', () => {
  const wide: readonly (readonly [string, string, string])[] = [
    ['code', 'pre', fence('', 'x'.repeat(2000))],
    ['a table', '.table-box', `|${' unbreakable_name |'.repeat(40)}\n|${'---|'.repeat(40)}`],
  ];
  for (const [what, selector, text] of wide) {
    it(`${what} scrolls`, async () => {
      const box = (await shows(text)).shadowRoot?.querySelector(selector) as HTMLElement;
      box.focus();
      await sendKeys({ press: 'ArrowRight' });
      await until(() => box.scrollLeft > 0);
    });

    it(`${what} shows that it has the focus`, async () => {
      const box = (await shows(text)).shadowRoot?.querySelector(selector) as HTMLElement;
      await sendKeys({ press: 'Shift' });
      box.focus();
      assert.notEqual(getComputedStyle(box).outlineStyle, 'none');
    });
  }

  it('the buttons come one after the other', async () => {
    const element = await shows(fence(''));
    byRole(element, 'button', 'Wrap lines').focus();
    await sendKeys({ press: 'Tab' });
    assertSame(element.shadowRoot?.activeElement, byRole(element, 'button', 'Copy code'));
    await sendKeys({ press: 'Tab' });
    assertSame(element.shadowRoot?.activeElement, byRole(element, 'button', 'Download code'));
  });
});

/** A conversation whose answer is scrolled half-way through. */
async function longAnswer(content: string) {
  const chatbot = await fixture('parley-chatbot', { messages: [{ role: 'assistant', content }] });
  const log = part(chatbot, 'log');
  log.scrollTop = log.scrollHeight / 2;
  return { chatbot, log };
}

function inView(element: Element, scroller: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.height > 0;
}

describe('A table: Copy', () => {
  const items = (element: Element) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];

  async function openMenu(element: Element): Promise<HTMLElement[]> {
    byRole(element, 'button', 'Copy table').click();
    await until(() => element.shadowRoot?.querySelector('[role=menu]:popover-open'));
    return items(element);
  }

  async function copyAs(kind: string, text = table): Promise<Record<string, string>> {
    const copied = clipboard();
    const element = await shows(text);
    (await openMenu(element)).find(({ textContent }) => textContent === `Copy as ${kind}`)?.click();
    await says(element, 'Copied');
    return copied[0] ?? {};
  }

  it('offers rich text, Markdown and CSV', async () => {
    assert.deepEqual(
      (await openMenu(await shows(table))).map(({ textContent }) => textContent),
      ['Copy as rich text', 'Copy as Markdown', 'Copy as CSV'],
    );
  });

  it('as Markdown', async () => {
    assert.deepEqual(await copyAs('Markdown'), { 'text/plain': table });
  });

  it('as CSV', async () => {
    assert.deepEqual(await copyAs('CSV'), { 'text/plain': 'Paper,Weight\r\nWashi,30\r\nVellum,90\r\n' });
  });

  it('as rich text, with plain text for where that is wanted', async () => {
    const { 'text/html': html = '', 'text/plain': plain } = await copyAs(
      'rich text',
      `${table}\n| [Lit](https://lit.dev) ![x](https://elsewhere.test/x.png) | 1 |`,
    );
    assert.equal(plain, 'Paper\tWeight\nWashi\t30\nVellum\t90\nLit\t1');
    const pasted = new DOMParser().parseFromString(html, 'text/html');
    assert.equal(pasted.querySelector('td > strong')?.textContent, 'Washi');
    assert.equal(pasted.querySelector('td:nth-child(2)')?.getAttribute('align'), 'right');
    assert.equal(pasted.querySelector('a')?.getAttribute('href'), 'https://lit.dev/');
    assert.equal(pasted.querySelectorAll('button, [class], [data-parley-ui], [target]').length, 0);
  });

  it('as plain text where the browser takes no other', async () => {
    replace(window, 'ClipboardItem', undefined as unknown as typeof ClipboardItem);
    Reflect.deleteProperty(window, 'ClipboardItem');
    assert.deepEqual(await copyAs('rich text'), { 'text/plain': 'Paper\tWeight\nWashi\t30\nVellum\t90' });
  });

  for (const kind of ['rich text', 'Markdown', 'CSV']) {
    it(`as ${kind} says so when the clipboard refuses`, async () => {
      clipboard(refused);
      const element = await shows(table);
      (await openMenu(element)).find(({ textContent }) => textContent === `Copy as ${kind}`)?.click();
      await says(element, 'Copying failed');
    });
  }

  it('takes the rows that came since the menu was opened', async () => {
    const copied = clipboard();
    const element = await shows(table);
    const [, markdown] = await openMenu(element);
    const row = element.shadowRoot?.querySelector('tbody')?.insertRow();
    for (const text of ['Kraft', '120']) row?.insertCell().append(text);
    markdown?.click();
    await says(element, 'Copied');
    assert.equal(copied[0]?.['text/plain'], `${table}\n| Kraft | 120 |`);
  });

  it('opens with the focus on the first way, and arrows go round', async () => {
    const element = await shows(table);
    const [rich, markdown, csv] = await openMenu(element);
    const focused = () => element.shadowRoot?.activeElement;
    await until(() => focused() === rich);
    for (const [key, item] of [
      ['ArrowDown', markdown],
      ['End', csv],
      ['ArrowDown', rich],
      ['ArrowUp', csv],
      ['Home', rich],
    ] as const) {
      await sendKeys({ press: key });
      assertSame(focused(), item);
    }
  });

  it('closes by Escape, and the focus goes back to the button', async () => {
    const element = await shows(table);
    byRole(element, 'button', 'Copy table').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.shadowRoot?.activeElement === items(element)[0]);
    await sendKeys({ press: 'Escape' });
    await until(() => !element.shadowRoot?.querySelector('[role=menu]')?.matches(':popover-open'));
    assertSame(element.shadowRoot?.activeElement, byRole(element, 'button', 'Copy table'));
  });

  it('opens again', async () => {
    const element = await shows(table);
    (await openMenu(element))[0]?.parentElement?.hidePopover();
    assert.equal((await openMenu(element)).length, 3);
  });

  it('stays closed where its element has left its place before it came', async () => {
    const element = await shows(table);
    byRole(element, 'button', 'Copy table').click();
    element.remove();
    document.body.append(element);
    await loadTableMenu();
    await nextFrame();
    assert.equal(items(element).length, 0);
  });

  it('is there when the table is pointed at or has the focus, and out of the way else', async () => {
    const element = await shows(table);
    const button = byRole(element, 'button', 'Copy table');
    const shown = () => getComputedStyle(button.parentElement as Element).opacity;
    const touch = matchMedia('(hover: none)').matches; // There nothing can be pointed at.
    assert.equal(shown(), touch ? '1' : '0');
    button.focus();
    await until(() => shown() === '1');
  });

  it('stays in view while a long table goes by', async () => {
    const { log, chatbot } = await longAnswer(table + '\n| Kraft | 120 |'.repeat(200));
    assert.isTrue(inView(byRole(chatbot, 'button', 'Copy table'), log));
  });

  it('stands at the end of a table that is written from right to left', async () => {
    const element = await shows('| اسم | عدد |\n|---|---|\n| واحد | 1 |');
    const button = byRole(element, 'button', 'Copy table').getBoundingClientRect();
    const box = element.shadowRoot?.querySelector('table')?.getBoundingClientRect();
    assert.isBelow(button.left, (box?.left ?? 0) + 40);
  });

  it('keeps its button while a wide table is scrolled sideways', async () => {
    const element = await shows(`|${' unbreakable_name |'.repeat(40)}\n|${'---|'.repeat(40)}`);
    const button = byRole(element, 'button', 'Copy table');
    const before = button.getBoundingClientRect().left;
    const box = element.shadowRoot?.querySelector('.table-box') as HTMLElement;
    box.scrollLeft = 500;
    assert.isAbove(box.scrollLeft, 0);
    assert.equal(button.getBoundingClientRect().left, before);
  });
});

describe('A table: its header row', () => {
  it('stays in view where the browser lets a box scroll sideways alone', async () => {
    const { log, chatbot } = await longAnswer(table + '\n| Kraft | 120 |'.repeat(200));
    const box = chatbot.shadowRoot?.querySelector('.table-box') as Element;
    const able = getComputedStyle(box).overflowY === 'clip';
    assert.equal(inView(box.querySelector('th') as Element, log), able);
  });
});

async function tableOf(text: string): Promise<HTMLTableElement> {
  return (await shows(text)).shadowRoot?.querySelector('table') as HTMLTableElement;
}

describe('A table as Markdown', () => {
  for (const cell of [
    'plain',
    '**strong** and *soft* and ~~wrong~~',
    '***both***',
    '`code`',
    '`a \\| b`',
    '`` a ` b ``',
    'a \\| b',
    '[Lit](https://lit.dev/docs)',
    '[Lit](<https://lit.dev/a(b>)',
    'https://lit.dev/docs',
    'me@lit.dev',
    'one<br>two',
    'H<sub>2</sub>O',
    'snake_case_name',
    '\\_not soft\\_',
    '\\*not soft\\*',
    '\\[not a link\\](x)',
    'a \\< b',
    '\\&lt;',
    'R\\&D \\&amp; AT&T',
    '<ul><li>one</li><li>two</li></ul>',
    '![Our mark](/examples/demo/icon.svg)',
  ]) {
    it(`${cell} means the same again`, async () => {
      const first = await tableOf(`| a |\n|---|\n| ${cell} |`);
      const again = await tableOf(toMarkdown(first));
      assert.equal(again.innerHTML, first.innerHTML);
    });
  }

  it('keeps alignments', async () => {
    const text = '| a | b | c | d |\n| --- | :-- | :-: | --: |\n| 1 | 2 | 3 | 4 |';
    assert.equal(toMarkdown(await tableOf(text)), text);
  });

  it('leaves an address as it was written', async () => {
    const text = '| a |\n| --- |\n| https://lit.dev/a_b and me@lit.dev |';
    assert.equal(toMarkdown(await tableOf(text)), text);
  });

  it('leaves out what we say of a link', async () => {
    const text = '| a |\n| --- |\n| [bank.test](https://evil.test/x) |';
    assert.equal(toMarkdown(await tableOf(text)), text);
  });

  it('gives each row the same number of cells', async () => {
    const html = '<table><tr><td colspan=2>wide</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>';
    assert.equal(toMarkdown(await tableOf(html)), '| wide |  |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |');
  });
});

describe('A table as CSV', () => {
  for (const [cell, field] of [
    ['plain', 'plain'],
    ['one, two', '"one, two"'],
    ['say "hi"', '"say ""hi"""'],
    ['one<br>two', '"one\ntwo"'],
    ['**strong** [Lit](https://lit.dev)', 'strong Lit'],
    ['-5', '-5'],
    ['+3.5 %', '+3.5 %'],
    ['-1,000', '"-1,000"'],
    // A spreadsheet would calculate these.
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("https://evil.test";"x")', `"'=HYPERLINK(""https://evil.test"";""x"")"`],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['\\@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
  ] as const) {
    it(`${cell} is ${JSON.stringify(field)}`, async () => {
      assert.equal(toCsv(await tableOf(`| a |\n|---|\n| ${cell} |`)), `a\r\n${field}\r\n`);
    });
  }
});
