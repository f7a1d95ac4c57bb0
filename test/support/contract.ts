import 'axe-core';
import type axeCore from 'axe-core';
import { drawn, readable } from './fixture.js';
import { Ledger, type Leftover } from './ledger.js';

declare const axe: typeof axeCore;

interface Typed {
  readonly name: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** A public element, as the manifest describes it. */
export interface Declaration {
  readonly tagName: string;
  readonly members?: readonly (Typed & { readonly kind: string; readonly readonly?: boolean })[];
  readonly attributes?: readonly (Typed & { readonly fieldName?: string })[];
  readonly slots?: readonly { readonly name: string }[];
  readonly cssParts?: readonly { readonly name: string }[];
}

/** Puts an element on the page in one of its states. */
export type State = () => Promise<HTMLElement>;

export async function publicElements(url: URL): Promise<Declaration[]> {
  const response = await fetch(url);
  const { modules }: { modules: { declarations: Declaration[] }[] } = await response.json();
  return modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
}

/** A value for each type that a property may have, other than its default. */
const samples: Readonly<Record<string, unknown>> = {
  string: 'sample',
  'string | undefined': 'sample',
  'number | undefined': 7,
  'boolean | undefined': true,
  'readonly string[] | undefined': ['.csv'],
  "boolean | 'all' | undefined": 'all',
  "'none' | 'user' | 'all' | boolean | undefined": 'all',
  Buttons: ['copy', { id: 'sample', value: 'Sample' }],
  'readonly string[]': ['Like', 'Odd'],
  'readonly (string | null)[]': ['Like'],
  Avatars: { user: '/examples/demo/icon.svg' },
  'readonly (ExampleMessage | string)[]': ['Hello', { icon: '/examples/demo/icon.svg', text: 'sample' }],
  Protocol: 'demo',
  ReasoningTags: [['<think>', '</think>']],
  'readonly AnyPlugin[]': [{ name: 'sample' }],
  UserInput: { text: 'typed', files: [] },
  'readonly Message[]': [{ id: 'm', role: 'user', content: 'sample' }],
  'Responder | undefined': () => 'answer',
  'HeadersSource | undefined': { 'x-sample': 'a' },
  'UrlPolicy | undefined': { load: [] },
  'Partial<Strings> | undefined': { send: 'Go' },
  '((path: string) => string) | undefined': (path: string) => path,
};

/** A new kind of value is a question to whoever adds it, and not to be guessed. */
function sampleOf({ name, type, default: start }: Typed): unknown {
  const text = type?.text ?? '';
  if (text === 'boolean' || text === 'LiteralTags') return start !== 'true';
  const words = [...text.matchAll(/'([^']*)'/g)].map(([, word]) => word);
  if (text in samples) return samples[text];
  const other = words.find((word) => `'${word}'` !== start);
  if (other !== undefined) return other;
  throw new Error(`${name} is of a type without a sample: ${text}`);
}

function asAttribute(value: unknown): string {
  if (typeof value === 'boolean') return value ? '' : 'false';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const fieldsOf = ({ members = [] }: Declaration) =>
  members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

const samplesFor = (declaration: Declaration) =>
  Object.fromEntries(fieldsOf(declaration).map((field) => [field.name, sampleOf(field)]));

const same = (a: unknown, b: unknown) => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

/** An element that the page made before it knew what it is: it becomes one when it comes to the page. */
function notYetDefined(tag: string): HTMLElement {
  return document.implementation.createHTMLDocument().createElement(tag);
}

/** An element on the page, drawn. */
export async function onPage(tag: string, props: object = {}): Promise<HTMLElement> {
  const element = Object.assign(document.createElement(tag), props);
  document.body.append(element);
  await drawn(element);
  return element;
}

/** What is set before the definition arrives is there after it. */
export async function upgradeFaults(declaration: Declaration): Promise<string[]> {
  const values = samplesFor(declaration);
  const element = Object.assign(notYetDefined(declaration.tagName), values);
  document.body.append(element);
  await drawn(element);
  const faults = Object.keys(values).flatMap((name) => {
    if (!same(Reflect.get(element, name), values[name])) return [`${name} is lost`];
    return Object.hasOwn(element, name) ? [`${name} hides the element’s own accessor`] : [];
  });
  element.remove();
  return faults;
}

/** An attribute sets its property, and gives it back its default when it goes; that is what the manifest says. */
export async function attributeFaults(declaration: Declaration): Promise<string[]> {
  const { tagName, attributes = [] } = declaration;
  const element = await onPage(tagName);
  const faults: string[] = [];
  for (const attribute of attributes) {
    const { name, fieldName = name, default: said } = attribute;
    const read = () => Reflect.get(element, fieldName);
    const start = read();
    if (said !== undefined && said !== literal(start)) faults.push(`${name}: the default is not ${said}`);
    element.setAttribute(name, asAttribute(sampleOf(attribute)));
    await drawn(element);
    if (!same(read(), sampleOf(attribute))) faults.push(`${name} does not set ${fieldName}`);
    element.removeAttribute(name);
    await drawn(element);
    if (!same(read(), start)) faults.push(`${name}, removed, does not give back the default`);
  }
  element.remove();
  return faults;
}

const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value));

/** An element that is moved shows and knows what it did, keeps its nodes, listens once, and goes on working. */
export async function movingFaults(declaration: Declaration, state: State): Promise<string[]> {
  const ledger = Ledger.open();
  try {
    const element = await state();
    element.focus();
    const focused = activeIn(element);
    const before = { text: shown(element), ...valuesOf(declaration, element) };
    const listeners = listenersOf(ledger);
    const elsewhere = document.body.appendChild(document.createElement('section'));
    for (let times = 0; times < 3; times += 1) {
      (times % 2 === 0 ? elsewhere : document.body).append(element);
      await settled(element);
    }
    const faults = differencesOf(before, { text: shown(element), ...valuesOf(declaration, element) });
    const more = without(listenersOf(ledger), listeners);
    if (more.length > 0) faults.push(`it listens more often than before: ${more.join(', ')}`);
    focused?.focus();
    if (focused && focused !== activeIn(element))
      faults.push(`<${focused.localName}> cannot take the focus again`);
    faults.push(...(await deafness(declaration, element)));
    element.remove();
    elsewhere.remove();
    return faults;
  } finally {
    ledger.close();
  }
}

/** What can be read. Sentences that are only heard come when they come, and go by themselves: sooner, in a move. */
function shown(element: HTMLElement): string {
  const { body } = document.implementation.createHTMLDocument();
  for (const node of (element.shadowRoot ?? element).childNodes)
    body.append(body.ownerDocument.importNode(node, true));
  for (const heard of body.querySelectorAll('.visually-hidden[role=status]')) heard.remove();
  return readable(body);
}

const valuesOf = (declaration: Declaration, element: HTMLElement) =>
  Object.fromEntries(fieldsOf(declaration).map(({ name }) => [name, Reflect.get(element, name)]));

function differencesOf(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(before)
    .filter((name) => !same(before[name], after[name]))
    .map(
      (name) => `${name} has changed from ${JSON.stringify(before[name])} to ${JSON.stringify(after[name])}`,
    );
}

const listenersOf = (ledger: Ledger) =>
  ledger.leftovers.filter(({ kind }) => kind === 'listener').map(({ what }) => what);

/** What is in a list more often than in another. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function activeIn({ shadowRoot }: HTMLElement): HTMLElement | null {
  const active = shadowRoot?.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** It takes new values and draws them as one that was never moved does. */
async function deafness(declaration: Declaration, moved: HTMLElement): Promise<string[]> {
  const values = samplesFor(declaration);
  const unmoved = await onPage(declaration.tagName, values);
  Object.assign(moved, values);
  await settled(moved);
  await settled(unmoved);
  const faults = shown(moved) === shown(unmoved) ? [] : ['it no longer draws what is set'];
  unmoved.remove();
  return faults;
}

/** Updates have been drawn, and what waits for the next turn of the page has had it. */
async function settled(element: Element): Promise<void> {
  await drawn(element);
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  await drawn(element);
}

/** What a removed element leaves on the page. */
export async function leftoverFaults(state: State): Promise<string[]> {
  const ledger = Ledger.open();
  try {
    const element = await state();
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    return ledger.leftovers.filter(staysOnPage).map(({ kind, what }) => `${kind}: ${what}`);
  } finally {
    ledger.close();
  }
}

/** A listener goes with what it listens to: with nodes that are on no page, and with a request that can be given up. */
function staysOnPage({ kind, targets }: Leftover): boolean {
  if (kind !== 'listener') return true;
  return targets.some((target) =>
    target instanceof Node ? target.isConnected : !(target instanceof AbortSignal),
  );
}

/** What is said on the console, or thrown where nobody catches it, in the whole life of an element. */
export async function noise(declaration: Declaration, state: State): Promise<string[]> {
  const said: string[] = [];
  const methods = ['log', 'info', 'debug', 'warn', 'error'] as const;
  const before = { ...console };
  for (const method of methods) console[method] = (...words: unknown[]) => said.push(words.join(' '));
  const listen = ({ message }: ErrorEvent) => said.push(message);
  addEventListener('error', listen);
  try {
    const element = await state();
    Object.assign(element, samplesFor(declaration));
    await settled(element);
    document.body.prepend(element);
    await settled(element);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    removeEventListener('error', listen);
    Object.assign(console, before);
  }
  return said;
}

/** By axe, with no rule switched off: what is wrong, and where. */
export async function accessFaults(state: State): Promise<string[]> {
  const element = await state();
  await still(element);
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  element.remove();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** What appears softly has another colour while it does. */
async function still(element: Element): Promise<void> {
  const inside = [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  const moving = inside
    .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** The slots and parts that an element has and the manifest does not name, and the other way round. */
export async function slotFaults({ tagName, slots = [] }: Declaration, states: readonly State[]) {
  const found = await inRoots(tagName, states, (root) =>
    [...root.querySelectorAll('slot')].map((slot) => slot.name),
  );
  return unequal('slot', found, slots);
}

export async function partFaults({ tagName, cssParts = [] }: Declaration, states: readonly State[]) {
  const found = await inRoots(tagName, states, (root) =>
    [...root.querySelectorAll('[part]')].flatMap((element) => [...element.part]),
  );
  return unequal('part', found, cssParts);
}

function unequal(kind: string, found: ReadonlySet<string>, declared: readonly { readonly name: string }[]) {
  const names = new Set(declared.map(({ name }) => name));
  return [
    ...[...names].filter((name) => !found.has(name)).map((name) => `${kind} “${name}” does not exist`),
    ...[...found]
      .filter((name) => !names.has(name))
      .map((name) => `${kind} “${name}” is not in the manifest`),
  ];
}

/** Looks into every element of that name, also those that are inside others. */
async function inRoots(
  tag: string,
  states: readonly State[],
  look: (root: ShadowRoot) => readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const state of states) {
    const element = await state();
    for (const { localName, shadowRoot } of [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])]) {
      if (localName === tag && shadowRoot) for (const name of look(shadowRoot)) found.add(name);
    }
    element.remove();
  }
  return found;
}
