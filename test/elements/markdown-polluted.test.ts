import { assert } from 'chai';
import { markup } from '../support/fixture.js';
import { hostile } from '../support/markdown/corpora.js';
import { executions, forbidden, led, requests } from '../support/markdown/judge.js';
import { start } from '../support/markdown/render.js';

// In a file of its own, since the sanitiser must be made while the page is already spoilt.

/** What another script on the page may have put where every object finds it. */
const poison: Readonly<Record<string, unknown>> = {
  tagNameCheck: /.*/,
  attributeNameCheck: /.*/,
  allowCustomizedBuiltInElements: true,
  CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /.*/, attributeNameCheck: /.*/ },
  ADD_TAGS: ['script', 'iframe', 'style', 'form'],
  ADD_ATTR: ['onerror', 'onload', 'style', 'id'],
  ADD_URI_SAFE_ATTR: ['href', 'src'],
  ALLOWED_URI_REGEXP: /.*/,
  ALLOW_UNKNOWN_PROTOCOLS: true,
  SAFE_FOR_XML: false,
  USE_PROFILES: { html: true, svg: true, mathMl: true },
  WHOLE_DOCUMENT: true,
  onerror: 'allowed',
  script: true,
};

/** Runs it with the poison in every object; nothing else gets to run meanwhile. */
function spoilt<Result>(run: () => Result): Result {
  for (const [name, value] of Object.entries(poison))
    Object.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: true,
    });
  Object.defineProperty(Array.prototype, 'onclick', { value: true, configurable: true, enumerable: true });
  try {
    return run();
  } finally {
    for (const name of Object.keys(poison)) Reflect.deleteProperty(Object.prototype, name);
    Reflect.deleteProperty(Array.prototype, 'onclick');
  }
}

describe('Markdown from an enemy, on a page whose every object is spoilt', () => {
  it('runs nothing, asks for nothing and brings nothing that it may not', async () => {
    const who = 'spoilt';
    const ran = executions(window);
    const box = await markup('');
    const found: string[] = [];
    for (const { id, input } of hostile) {
      const { renderer, target } = start();
      box.append(target);
      const text = led(input, who);
      spoilt(() => renderer.render(text));
      found.push(...forbidden(target).map((fault) => `${id}: ${fault}`));
    }
    assert.deepEqual({ asked: await requests(who), found, ran }, { asked: [], found: [], ran: [] });
  });

  it('and leaves nothing behind in other objects', () => {
    const names = () => [
      ...Object.getOwnPropertyNames(Object.prototype),
      ...Object.getOwnPropertyNames(Array.prototype),
    ];
    const before = names();
    for (const { input } of hostile) start().renderer.render(input);
    start().renderer.render(
      '```__proto__\nx\n```\n\n[__proto__]: /u\n\n[__proto__] [constructor]\n\n[^__proto__]\n',
    );
    assert.deepEqual(names(), before);
  });

  it('from a friend, is shown all the same', () => {
    const { renderer, target } = start();
    spoilt(() => renderer.render('**strong** [link](https://lit.dev/)\n\n<b>raw</b>\n\n- [x] done'));
    assert.deepEqual(
      ['strong', 'a[href="https://lit.dev/"]', 'b', 'input'].filter((one) => !target.querySelector(one)),
      [],
    );
  });
});
