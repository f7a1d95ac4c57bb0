import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  gateUrl,
  type UrlContext,
  type UrlPolicy,
  type UrlUse,
  type UrlVerdict,
} from '../../src/model/url.ts';

const base = 'https://page.test/chat/';
const uses: readonly UrlUse[] = ['link', 'image', 'media', 'file'];

/** The verdict in one line: `allowed https://…`, `ask https://…`, `refused protocol`. */
function verdict(url: unknown, use: UrlUse, context: Partial<UrlContext> = {}): string {
  const result = gateUrl(url, use, { base, ...context });
  return result.kind === 'refused' ? `refused ${result.reason}` : `${result.kind} ${result.href}`;
}

const scripts = [
  'javascript:__xss(60)',
  'JavaScript:__xss(60)',
  ' javascript:__xss(60)',
  '\u0001javascript:__xss(60)',
  '\u0000javascript:__xss(60)',
  'java\tscript:__xss(60)',
  'java\nscript:__xss(60)',
  'java\r\nscript:__xss(60)',
  'javascript\t:__xss(60)',
  'javascript://page.test/%0a__xss(60)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>__xss(60)</script>',
  'data:text/html;base64,PHNjcmlwdD5vcGVuZXIuX194c3MoNjApPC9zY3JpcHQ+',
  'DATA:text/html,x',
  'blob:https://host.test/1',
  'blob:https://page.test/1',
  'filesystem:https://page.test/temporary/x',
  'view-source:https://x.test',
  'intent://x#Intent;scheme=javascript;end',
  'ms-msdt:/id',
  'file:///etc/passwd',
  'about:blank',
  'ftp://page.test/a.png',
  'ws://page.test/',
  'chrome://settings',
  'x-app:open',
];

for (const url of scripts) {
  test(`${JSON.stringify(url)} is refused, whatever it is wanted for`, () => {
    for (const use of uses) assert.equal(verdict(url, use), 'refused protocol', use);
  });
}

for (const url of ['javascript:__xss(60)', 'java\tscript:x', 'data:text/html,x', 'file:///a', 'vbscript:x']) {
  test(`${JSON.stringify(url)} is refused even where page code set it, but as a picture`, () => {
    for (const use of ['link', 'media', 'file'] as const) {
      assert.equal(verdict(url, use, { trusted: true }), 'refused protocol', use);
    }
  });
}

test('a script is refused as a picture even where page code set it', () => {
  assert.equal(verdict('javascript:__xss(60)', 'image', { trusted: true }), 'refused protocol');
});

test('what only looks like a script is an address on the page', () => {
  for (const url of [
    'javascript&colon;__xss(60)',
    'ｊavascript:x',
    'java&Tab;script:x',
    '%6aavascript:x',
    './javascript:x',
  ]) {
    const result = gateUrl(url, 'link', { base });
    assert.equal(result.kind, 'allowed', url);
    assert.match(result.kind === 'allowed' ? result.href : '', /^https:\/\/page\.test\/chat\//);
  }
});

for (const url of [
  undefined,
  null,
  7,
  {},
  [],
  '',
  ' \n',
  'https://',
  'http://[',
  'https://a b.test/',
  '//',
]) {
  test(`${JSON.stringify(url) ?? 'undefined'} is no address`, () => {
    for (const use of uses) assert.equal(verdict(url, use), 'refused malformed', use);
  });
}

describe('credentials', () => {
  for (const url of [
    'https://u:p@host.test/x',
    'https://bank.test@evil.test',
    'https://:p@host.test/',
    '//u@host.test/',
    'https://host.test%2f@evil.test/p',
    'https:\\\\u@host.test\\x',
  ]) {
    test(`in ${url} are refused, whoever set it`, () => {
      for (const use of uses) {
        assert.equal(verdict(url, use), 'refused credentials', use);
        assert.equal(verdict(url, use, { trusted: true }), 'refused credentials', use);
      }
    });
  }

  test('the @ of a mail address is none', () => {
    assert.equal(verdict('mailto:help@page.test', 'link'), 'allowed mailto:help@page.test');
  });
});

describe('links', () => {
  for (const url of ['https://evil.test/', 'http://evil.test/', 'mailto:a@b.test', 'tel:+491']) {
    test(`lead anywhere by ${url.split(':')[0]}`, () => {
      assert.equal(verdict(url, 'link'), `allowed ${url}`);
    });
  }

  test('are relative to the page', () => {
    assert.equal(verdict('../a?b#c', 'link'), 'allowed https://page.test/a?b#c');
    assert.equal(verdict('#top', 'link'), 'allowed https://page.test/chat/#top');
  });

  test('are what the parser understood, not what was written', () => {
    assert.equal(
      verdict(' HTTPS://EVIL.test:443/a b"<\t>', 'link'),
      'allowed https://evil.test/a%20b%22%3C%3E',
    );
  });

  test('by mail and telephone are no pictures, players or files', () => {
    for (const use of ['image', 'media', 'file'] as const) {
      assert.equal(verdict('mailto:a@b.test', use), 'refused protocol');
      assert.equal(verdict('tel:1', use), 'refused protocol');
    }
  });

  const narrowed: UrlPolicy = { links: ['https://good.test', 'https://docs.test/en/'] };
  const cases: readonly (readonly [url: string, expected: string])[] = [
    ['https://good.test/any', 'allowed https://good.test/any'],
    ['https://docs.test/en/a', 'allowed https://docs.test/en/a'],
    ['https://docs.test/de/a', 'refused list'],
    ['https://docs.test/en/../de/a', 'refused list'],
    ['https://docs.test/en/%2e%2e/de/a', 'refused list'],
    ['https://evil.test/', 'refused list'],
    ['/here', 'refused list'],
  ];
  for (const [url, expected] of cases) {
    test(`that the page narrows: ${url} is ${expected}`, () => {
      assert.equal(verdict(url, 'link', { policy: narrowed }), expected);
    });
  }

  test('that the page narrows to none lead nowhere', () => {
    assert.equal(verdict('https://good.test/', 'link', { policy: { links: [] } }), 'refused list');
  });

  test('that page code set are not narrowed', () => {
    assert.equal(
      verdict('https://any.test/', 'link', { policy: { links: [] }, trusted: true }),
      'allowed https://any.test/',
    );
  });

  test('are not narrowed by what may load', () => {
    assert.equal(verdict('https://any.test/', 'link', { policy: { load: [] } }), 'allowed https://any.test/');
  });
});

describe('what a message would load by itself', () => {
  const foreign: readonly (readonly [url: string, href: string])[] = [
    ['https://evil.test/i?d=SECRET', 'https://evil.test/i?d=SECRET'],
    ['//evil.test/p?d=SECRET', 'https://evil.test/p?d=SECRET'],
    ['/\\evil.test/p?d=SECRET', 'https://evil.test/p?d=SECRET'],
    ['\\\\evil.test/p', 'https://evil.test/p'],
    ['/\t/evil.test/p', 'https://evil.test/p'],
    ['http:evil.test/p', 'http://evil.test/p'],
    ['HTTPS://EVIL.TEST/CASE', 'https://evil.test/CASE'],
    ['  https://evil.test/lead-space', 'https://evil.test/lead-space'],
    ['https://\u0435vil.test/homograph', 'https://xn--vil-qdd.test/homograph'],
    ['https://page.test.evil.test/p', 'https://page.test.evil.test/p'],
    ['https://evil.test/https://page.test/', 'https://evil.test/https://page.test/'],
    ['https://evil.test#@page.test/', 'https://evil.test/#@page.test/'],
    ['https://evil.test?page.test', 'https://evil.test/?page.test'],
    ['https://evilpage.test/', 'https://evilpage.test/'],
    ['https://sub.page.test/', 'https://sub.page.test/'],
    ['https://page.test:8443/', 'https://page.test:8443/'],
    ['http://page.test/', 'http://page.test/'],
    ['https://page.test./', 'https://page.test./'],
  ];
  for (const [url, href] of foreign) {
    test(`waits for a click from ${JSON.stringify(url)}`, () => {
      for (const use of ['image', 'media', 'file'] as const)
        assert.equal(verdict(url, use), `ask ${href}`, use);
    });
  }

  for (const url of [
    'a.png',
    '/a.png',
    '?a',
    'https:a.png',
    'https://page.test/a',
    'HTTPS://PAGE.TEST:443/a',
  ]) {
    test(`loads from the page: ${url}`, () => {
      for (const use of ['image', 'media', 'file'] as const) {
        assert.match(verdict(url, use), /^allowed https:\/\/page\.test\//, use);
      }
    });
  }

  test('names the host that a click would go to', () => {
    const result: UrlVerdict = gateUrl('https://evil.test:8080/a', 'image', { base });
    assert.equal(result.kind === 'ask' && result.host, 'evil.test:8080');
  });

  test('loads from the server of the chat, and from no other port of it', () => {
    const origins = ['https://api.test:8443/v1'];
    assert.equal(verdict('https://api.test:8443/a', 'image', { origins }), 'allowed https://api.test:8443/a');
    assert.equal(verdict('https://api.test/a', 'image', { origins }), 'ask https://api.test/a');
  });

  test('loads from nowhere on account of an origin that is none', () => {
    for (const origins of [[''], ['nonsense'], ['null'], ['*'], ['about:blank'], ['data:,']]) {
      assert.equal(verdict('https://evil.test/', 'image', { origins }), 'ask https://evil.test/');
    }
  });

  const load: readonly (readonly [entry: string, url: string, expected: 'allowed' | 'ask'])[] = [
    ['https://good.test', 'https://good.test/a', 'allowed'],
    ['https://good.test', 'https://good.test:443/a', 'allowed'],
    ['https://GOOD.test', 'https://good.test/a', 'allowed'],
    ['https://good.test', 'https://good.test.evil.test/a', 'ask'],
    ['https://good.test', 'https://good.testevil/a', 'ask'],
    ['https://good.test', 'https://evil.test/https://good.test/', 'ask'],
    ['https://good.test', 'https://sub.good.test/a', 'ask'],
    ['https://good.test', 'http://good.test/a', 'ask'],
    ['https://good.test', 'https://good.test:8443/a', 'ask'],
    ['https://good.test/img/', 'https://good.test/img/a', 'allowed'],
    ['https://good.test/img/', 'https://good.test/other/', 'ask'],
    ['https://good.test/img/', 'https://good.test/IMG/a', 'ask'],
    ['https://good.test/img/', 'https://good.test/img/../redirect?to=x', 'ask'],
    ['https://good.test/img/', 'https://good.test/img/%2E%2e/redirect', 'ask'],
    ['https://good.test/img/', 'https://good.test/img/..\\redirect', 'ask'],
    ['http://localhost:8000', 'http://localhost:8000/a', 'allowed'],
    ['*', 'https://evil.test/', 'ask'],
    ['', 'https://evil.test/', 'ask'],
    ['https://', 'https://evil.test/', 'ask'],
    ['https:', 'https://evil.test/', 'ask'],
    ['data:', 'https://evil.test/', 'ask'],
  ];
  for (const [entry, url, expected] of load) {
    test(`with ${JSON.stringify(entry)} on the list: ${url}: ${expected}`, () => {
      assert.equal(gateUrl(url, 'image', { base, policy: { load: [entry] } }).kind, expected);
    });
  }

  test('is not asked about where page code set it', () => {
    assert.equal(
      verdict('https://cdn.test/me.png', 'image', { trusted: true }),
      'allowed https://cdn.test/me.png',
    );
  });

  test('does not load from the page on account of a dot that only looks like one', () => {
    assert.notEqual(gateUrl('https://page.test\u2024evil.test/', 'image', { base }).kind, 'allowed');
  });

  test('has no own origin on a page that has none', () => {
    for (const base of ['about:srcdoc', 'data:text/html,x', 'file:///a/b.html']) {
      assert.equal(gateUrl('https://evil.test/', 'image', { base }).kind, 'ask');
      assert.equal(gateUrl('a.png', 'image', { base }).kind, 'refused');
    }
  });
});

describe('pictures as data', () => {
  for (const type of ['png', 'jpeg', 'gif', 'webp', 'avif', 'PNG']) {
    test(`of type ${type} are shown`, () => {
      const url = `data:image/${type};base64,AA==`;
      assert.equal(verdict(url, 'image'), `allowed ${url}`);
    });
  }

  for (const url of [
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='https://evil.test/dsvg'/></svg>",
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/png,raw',
    'data:image/png;charset=utf-8;base64,AA==',
    'data:image/x-icon;base64,AA==',
    'data:text/html;image/png;base64,AA==',
    'data:,image/png;base64,AA==',
    'data: image/svg+xml;image/png;base64,AA==',
  ]) {
    test(`are not shown as ${url.slice(0, 40)}`, () => {
      assert.equal(verdict(url, 'image'), 'refused protocol');
    });
  }

  test('are neither links, players nor files', () => {
    for (const use of ['link', 'media', 'file'] as const) {
      assert.equal(verdict('data:image/png;base64,AA==', use), 'refused protocol');
    }
  });

  test('may be drawings where page code set them', () => {
    const url = 'data:image/svg+xml;base64,PHN2Zz4=';
    assert.equal(verdict(url, 'image', { trusted: true }), `allowed ${url}`);
    assert.equal(verdict(url, 'link', { trusted: true }), 'refused protocol');
  });

  test('of nearly 2 MB are shown; of more they are not', () => {
    const of = (bytes: number) => `data:image/png;base64,${Buffer.alloc(bytes).toString('base64')}`;
    assert.equal(gateUrl(of(2_000_000), 'image', { base }).kind, 'allowed');
    assert.equal(verdict(of(2 * 2 ** 20 + 1), 'image'), 'refused length');
  });
});

describe('blobs', () => {
  const blob = 'blob:https://page.test/4a1e';

  test('that page code made are shown, played and downloaded, but not opened as a page', () => {
    for (const use of ['image', 'media', 'file'] as const) {
      assert.equal(verdict(blob, use, { trusted: true }), `allowed ${blob}`);
    }
    assert.equal(verdict(blob, 'link', { trusted: true }), 'refused protocol');
  });

  test('that a message names are refused, on the list or not', () => {
    for (const use of uses) {
      assert.equal(verdict(blob, use, { policy: { load: [blob, base], links: [blob] } }), 'refused protocol');
    }
  });
});

describe('length', () => {
  test('an address of 8 KiB is taken', () => {
    const url = `https://page.test/${'a'.repeat(8 * 1024 - 18)}`;
    for (const use of uses) assert.equal(gateUrl(url, use, { base }).kind, 'allowed');
  });

  test('a longer one is not, whoever set it', () => {
    const url = `https://page.test/${'a'.repeat(8 * 1024 - 17)}`;
    for (const use of uses) {
      assert.equal(verdict(url, use), 'refused length');
      assert.equal(verdict(url, use, { trusted: true }), 'refused length');
    }
  });

  test('the longer limit is for data alone', () => {
    assert.equal(verdict(`javascript:${'a'.repeat(8 * 1024)}`, 'link'), 'refused length');
    assert.equal(verdict(`https://page.test/data:${'a'.repeat(8 * 1024)}`, 'image'), 'refused length');
  });
});

test('lone surrogates do not throw', () => {
  assert.match(verdict('https://page.test/\uD83D', 'link'), /^allowed https:\/\/page\.test\/%EF%BF%BD$/);
});
