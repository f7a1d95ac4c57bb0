import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/elements/chatbot.js';
import type { ParleyChatbot } from '../../src/elements/chatbot.js';
import { afterThis, fixture, markup, part, until } from '../support/fixture.js';

const messages = [
  { role: 'user', content: 'a' },
  { role: 'assistant', content: 'b' },
];
const long = Array.from({ length: 40 }, (_, i) => ({ role: 'user', content: `${i}` }));

async function resizable(props: object = {}): Promise<{ chatbot: ParleyChatbot; grip: HTMLElement }> {
  const chatbot = await fixture('parley-chatbot', { messages, resizable: true, ...props });
  await until(() => chatbot.shadowRoot?.querySelector('[part~="grip"]'));
  return { chatbot, grip: part(chatbot, 'grip') };
}

describe('The height of a chatbot', () => {
  it('is the page’s to set, and may follow what is in it, between two limits', async () => {
    const chatbot = await fixture('parley-chatbot', { messages });
    const { style } = chatbot;
    style.setProperty('--parley-height', 'auto');
    const own = chatbot.offsetHeight;
    assert.isBelow(own, 300);
    style.setProperty('--parley-min-height', '350px');
    assert.equal(chatbot.offsetHeight, 350);
    style.setProperty('--parley-max-height', '380px');
    Object.assign(chatbot, { messages: long });
    await chatbot.updateComplete;
    assert.equal(chatbot.offsetHeight, 380);
    const log = part(chatbot, 'log');
    assert.isAbove(log.scrollHeight, log.clientHeight);
  });

  it('is changed by the arrow keys on its grip, which says what it is', async () => {
    const { chatbot, grip } = await resizable();
    const before = chatbot.offsetHeight;
    assert.equal(grip.getAttribute('aria-valuenow'), `${before}`);
    grip.focus();
    await sendKeys({ press: 'ArrowDown' });
    const after = chatbot.offsetHeight;
    assert.isAbove(after, before);
    assert.equal(grip.ariaValueNow, `${after}`);
    await sendKeys({ press: 'ArrowUp' });
    assert.equal(chatbot.offsetHeight, before);
    await sendKeys({ press: 'Home' });
    assert.equal(chatbot.offsetHeight, 120);
  });

  it('follows the grip that is dragged, also in a box that it fills', async () => {
    const box = await markup('<div style="display: flex; flex-direction: column; height: 500px"></div>');
    const chatbot = await fixture(
      'parley-chatbot',
      { messages, resizable: true },
      box.firstElementChild ?? box,
    );
    chatbot.style.flex = '1';
    const grip = await until(() => chatbot.shadowRoot?.querySelector<HTMLElement>('[part~="grip"]'));
    const { left, top, width, height } = grip.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const before = chatbot.offsetHeight;
    afterThis(() => void sendMouse({ type: 'up' }));
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x, y - 60] });
    assert.closeTo(chatbot.offsetHeight, before - 60, 1);
    await sendMouse({ type: 'up' });
    const after = chatbot.offsetHeight;
    await sendMouse({ type: 'move', position: [x, y - 63] }); // Still on the grip.
    assert.equal(chatbot.offsetHeight, after);
  });

  it('is the page’s again when the grip is pressed twice', async () => {
    const { chatbot, grip } = await resizable();
    const before = chatbot.offsetHeight;
    grip.focus();
    await sendKeys({ press: 'PageUp' });
    assert.isBelow(chatbot.offsetHeight, before);
    grip.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    assert.equal(chatbot.offsetHeight, before);
    assert.equal(grip.ariaValueNow, `${before}`);
  });

  it('cannot be changed by its reader unless the page says so', async () => {
    const { chatbot } = await resizable();
    chatbot.setAttribute('resizable', 'false');
    await chatbot.updateComplete;
    assert.isFalse(Boolean(chatbot.shadowRoot?.querySelector('[part~="grip"]')));
  });
});

it('The label can be heard without being seen', async () => {
  const chatbot = await fixture('parley-chatbot', { label: 'Harbour office' });
  assert.equal(part(chatbot, 'label').textContent, 'Harbour office');
  chatbot.setAttribute('show-label', 'false');
  await chatbot.updateComplete;
  assert.isFalse(Boolean(chatbot.shadowRoot?.querySelector('[part~="label"]')));
  assert.equal(part(chatbot, 'log').ariaLabel, 'Harbour office');
});

it('A smaller density leaves less space between things, and nothing else is smaller', async () => {
  const chatbot = await fixture('parley-chatbot', { messages });
  const bubble = part(chatbot, 'user').querySelector('.text') ?? assert.fail('no bubble');
  const sizes = () => {
    const { paddingInlineStart, fontSize } = getComputedStyle(bubble);
    return { space: Number.parseFloat(paddingInlineStart), fontSize };
  };
  const before = sizes();
  chatbot.style.setProperty('--parley-density', '0.75');
  assert.deepEqual(sizes(), { space: before.space * 0.75, fontSize: before.fontSize });
});
