import type { Page } from 'playwright';

const mostKeys = 1000;
/** Of many messages in one story the first and the last are walked through, so many of each. */
const someMessages = 5;

/** Where the keyboard is. */
interface Here {
  readonly at: 'end' | 'message' | 'menu button' | 'closed' | 'elsewhere';
  /** The log that it is in, by its place on the page. */
  readonly log: number;
  /** The message that it is in, by its place in the log, or -1; and how many there are. */
  readonly message: number;
  readonly messages: number;
}

/**
 * Walks through the page by keyboard alone; resolves to the controls that it did not come to, and to those on which nobody
 * sees that it did.
 */
export async function unreached(page: Page): Promise<string[]> {
  await page.evaluate(prepare);
  await page.waitForFunction(canMove);
  await new Walk(page).toTheEnd();
  return page.evaluate(missing, someMessages);
}

class Walk {
  readonly #page: Page;
  #keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tab by Tab, and through the messages of each log. */
  async toTheEnd(): Promise<void> {
    const logs = new Set<number>();
    let here = await this.#press('Tab');
    while (here.at !== 'end') {
      if (here.at === 'message' && !logs.has(here.log)) {
        logs.add(here.log);
        await this.#messages(here.messages);
      }
      await this.#open(here);
      here = await this.#press('Tab');
    }
  }

  /** From one message to all others by arrow keys, and through what is in each. */
  async #messages(count: number): Promise<void> {
    for (let place = 0; place < count; place += 1) {
      if (place >= someMessages && place < count - someMessages) continue;
      await this.#goTo(place, count);
      let here = await this.#press('Tab');
      for (; here.message === place; here = await this.#press('Tab')) await this.#open(here);
      while (here.at !== 'message') here = await this.#press(here.message < 0 ? 'Shift+Tab' : 'Escape');
    }
    await this.#press('End');
  }

  async #goTo(place: number, count: number): Promise<void> {
    const early = place < count / 2;
    await this.#press(early ? 'Home' : 'End');
    for (let left = early ? place : count - 1 - place; left > 0; left -= 1)
      await this.#press(early ? 'ArrowDown' : 'ArrowUp');
  }

  /** What shows more controls when it is pressed. */
  async #open({ at }: Here): Promise<void> {
    if (at === 'closed') await this.#press('Enter');
    if (at !== 'menu button') return;
    await this.#press('Enter');
    await this.#page.waitForFunction(isInMenu);
    for (let item = 0; item < 4; item += 1) await this.#press('ArrowDown');
    await this.#press('Escape');
  }

  async #press(key: string): Promise<Here> {
    this.#keys += 1;
    if (this.#keys > mostKeys) throw new Error('the keyboard does not come out of the story');
    await this.#page.keyboard.press(key);
    return this.#page.evaluate(lookAround);
  }
}

/** Runs in the page: gives it a beginning and an end. */
function prepare(): void {
  const [start, end] = [document.createElement('button'), document.createElement('button')];
  start.id = 'start';
  end.id = 'end';
  document.body.prepend(start);
  document.body.append(end);
  Object.assign(globalThis, { reached: new Set([start]), unseen: new Set(), logs: new Map([[null, -1]]) });
}

/** Runs in the page: what moves between messages, and is fetched on the first focus, is there. Leaves the focus at the start. */
function canMove(): boolean {
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      roots.push(shadowRoot);
      const message = shadowRoot.querySelector<HTMLElement>('[role=log] article[tabindex]');
      // Forwards the browser does it, or what is there from the start.
      const tab = new KeyboardEvent('keydown', {
        key: 'Tab',
        shiftKey: true,
        bubbles: true,
        cancelable: true,
      });
      message?.focus();
      message?.dispatchEvent(tab);
      if (message && !tab.defaultPrevented) return false;
    }
  }
  document.querySelector<HTMLElement>('#start')?.focus();
  return true;
}

/** Runs in the page. */
function lookAround(): Here {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused) return { at: 'elsewhere', log: -1, message: -1, messages: 0 };
  Reflect.get(globalThis, 'reached').add(focused);
  // Fields show it on the box around them.
  const isSeen =
    getComputedStyle(focused).outlineStyle !== 'none' || focused.matches('input, textarea, body');
  if (!isSeen) Reflect.get(globalThis, 'unseen').add(focused);
  const log = focused.closest('[role=log]');
  const messages = [...(log?.querySelectorAll('article') ?? [])];
  const here = focused;
  const message = messages.findLastIndex(
    (each) => each === here || (each.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const kinds = {
    end: '#end',
    message: 'article',
    'menu button': '[aria-haspopup=menu]',
    closed: 'details:not([open]) > summary',
    elsewhere: '*',
  } as const;
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const at = names.find((name) => here.matches(kinds[name])) ?? 'elsewhere';
  const logs: Map<Element | null, number> = Reflect.get(globalThis, 'logs');
  if (!logs.has(log)) logs.set(log, logs.size);
  return { at, log: logs.get(log) ?? -1, message, messages: messages.length };
}

/** Runs in the page: is a menu open, and the focus in it? */
function isInMenu(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.closest('[role=menu]') !== null;
}

/** Runs in the page: what can be pressed or filled in, is to be seen, and has never had the focus. */
function missing(someMessages: number): string[] {
  const reached: Set<Element> = Reflect.get(globalThis, 'reached');
  const names =
    'a[href], button, input, select, textarea, summary, audio, video, [contenteditable], [tabindex="0"], [role=button], [role=link], [role=checkbox], [role=switch], [role=menuitem], [role=option], [role=tab]';
  const roots: ParentNode[] = [document.querySelector('#storybook-root') ?? document];
  const unseen: Set<Element> = Reflect.get(globalThis, 'unseen');
  const found = [...unseen].map(({ localName, className }) => `focus not seen: ${localName}.${className}`);
  for (const root of roots) {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!element.matches(names) || element.matches(':disabled') || reached.has(element)) continue;
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) continue;
      const messages = [...(element.closest('[role=log]')?.querySelectorAll('article') ?? [])];
      const message = messages.findLastIndex((each) => (each.compareDocumentPosition(element) & 4) !== 0);
      if (message >= someMessages && message < messages.length - someMessages) continue;
      found.push(
        `${element.localName}.${element.className} ${element.ariaLabel ?? element.textContent?.trim()}`,
      );
    }
  }
  return found;
}
