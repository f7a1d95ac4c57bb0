import type {
  ParleyChatbotEventMap,
  ParleyChatInterfaceEventMap,
  ParleyMultimodalTextboxEventMap,
} from '../../src/events.js';

type Tags = HTMLElementTagNameMap;

/** What may be set: some take more than they give back. */
type Props<Tag extends keyof Tags> = {
  [Key in keyof Tags[Tag]]?: Key extends 'messages' | 'value' | 'avatars' | 'examples' | 'buttons'
    ? unknown
    : Tags[Tag][Key];
};

type EventsOf<Target> = Target extends Tags['parley-chat-interface']
  ? ParleyChatInterfaceEventMap
  : Target extends Tags['parley-chatbot']
    ? ParleyChatbotEventMap
    : Target extends Tags['parley-multimodal-textbox']
      ? ParleyMultimodalTextboxEventMap
      : HTMLElementEventMap;

beforeEach(function () {
  const name = this.currentTest?.titlePath().join(' › ');
  if (globalThis.testRun.beyond.some(({ test }) => test === name)) this.skip();
});

const undo: (() => void)[] = [];

/** Runs after the test, the last one first. */
export function afterThis(step: () => void): void {
  undo.push(step);
}

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

/** An element on the page, drawn; it is taken away after the test. */
export async function fixture<Tag extends keyof Tags>(
  tag: Tag,
  props: Props<Tag> = {},
  parent: Element = document.body,
): Promise<Tags[Tag]> {
  const element = document.createElement(tag);
  Object.assign(element, props);
  parent.append(element);
  afterThis(() => element.remove());
  await drawn(element);
  return element;
}

/** Markup on the page, as its author writes it; it is taken away after the test. */
export async function markup(html: string): Promise<HTMLElement> {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  afterThis(() => box.remove());
  for (const element of box.querySelectorAll('*')) await drawn(element);
  return box;
}

/** The element has drawn all that was set. */
export async function drawn(element: Element): Promise<void> {
  while ('updateComplete' in element && !(await element.updateComplete));
}

export function nextEvent<Target extends EventTarget, Type extends keyof EventsOf<Target> & string>(
  target: Target,
  type: Type,
): Promise<EventsOf<Target>[Type]> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as EventsOf<Target>[Type]), { once: true });
  });
}

/** All events of a type that the target hears from now on. */
export function eventsOf<Target extends EventTarget, Type extends keyof EventsOf<Target> & string>(
  target: Target,
  type: Type,
): EventsOf<Target>[Type][] {
  const heard: EventsOf<Target>[Type][] = [];
  target.addEventListener(type, (event) => heard.push(event as EventsOf<Target>[Type]));
  return heard;
}

/** Looks again in every frame until there is something; the test's own time limit ends it. */
export async function until<Value>(look: () => Value | undefined | null | false): Promise<Value> {
  for (;;) {
    const found = look();
    if (found) return found;
    await nextFrame();
  }
}

export function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** What is written to the console as a warning during this test, in place of the console. */
export function warnings(): string[] {
  const written: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => written.push(words.join(' '));
  afterThis(() => {
    console.warn = warn;
  });
  return written;
}

/** Puts another value in the place of a method, for this test. */
export function replace<Owner extends object, Key extends keyof Owner>(
  owner: Owner,
  key: Key,
  value: Owner[Key],
): void {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, { value, configurable: true, writable: true });
  afterThis(() => {
    if (before) Object.defineProperty(owner, key, before);
    else delete owner[key];
  });
}

/** A paste of this. */
export function pasteOf(clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // Firefox keeps no files of what the constructor is given.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return event;
}

const rolesAs = {
  article: 'article',
  button: 'button',
  link: 'a[href]',
  textbox: 'textarea',
  alert: '[role=alert]',
  status: '[role=status]',
  log: '[role=log]',
  img: 'img',
  image: '[role=img]',
} as const;

interface ByRole {
  article: HTMLElement;
  button: HTMLButtonElement;
  link: HTMLAnchorElement;
  textbox: HTMLTextAreaElement;
  alert: HTMLElement;
  status: HTMLElement;
  log: HTMLElement;
  img: HTMLImageElement;
  image: HTMLElement;
}

/** What a user finds in an element by its role and the beginning of its name. */
export function allByRole<Role extends keyof ByRole>(within: Element, role: Role, name = ''): ByRole[Role][] {
  const found = [...(within.shadowRoot ?? within).querySelectorAll<ByRole[Role]>(rolesAs[role])];
  return found.filter((element) => nameOf(element).startsWith(name));
}

/** The only one, or the first of several. */
export function byRole<Role extends keyof ByRole>(within: Element, role: Role, name = ''): ByRole[Role] {
  const [first] = allByRole(within, role, name);
  if (first) return first;
  const names = allByRole(within, role).map(nameOf);
  throw new Error(`There is no ${role} “${name}” among ${JSON.stringify(names)}.`);
}

function nameOf(element: Element): string {
  return (
    element.getAttribute('aria-label') ??
    element.getAttribute('alt') ??
    (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  );
}

/** The element's CSS part, as a page's style sheet finds it. */
export function part(within: Element, name: string): HTMLElement {
  const found = within.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (!found) throw new Error(`There is no part “${name}”.`);
  return found;
}

/** What can be read in an element, one space between the words. */
export function readable(within: Element): string {
  return ((within.shadowRoot ?? within).textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** As `assert.strictEqual`, for elements: a report that showed what is in them would never end. */
export function assertSame(actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  const name = (value: unknown) =>
    value instanceof Element ? `<${value.localName}> ${value.ariaLabel ?? ''}` : String(value);
  throw new Error(`Expected ${name(expected)}, not ${name(actual)}.`);
}

/** The addresses of blobs that were made from now on, and have not been revoked. */
export function addresses(): Set<string> {
  const alive = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  replace(URL, 'createObjectURL', (blob) => {
    const url = createObjectURL.call(URL, blob);
    alive.add(url);
    return url;
  });
  replace(URL, 'revokeObjectURL', (url) => {
    alive.delete(url);
    revokeObjectURL.call(URL, url);
  });
  return alive;
}
