import { assert } from 'chai';
import '../../src/index.js';
import {
  accessFaults,
  attributeFaults,
  type Declaration,
  leftoverFaults,
  movingFaults,
  noise,
  onPage,
  partFaults,
  publicElements,
  type State,
  slotFaults,
  upgradeFaults,
} from '../support/contract.js';
import { allByRole, byRole, drawn, until } from '../support/fixture.js';

const text =
  '# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nconst a = 1;\n```\n\n[link](https://lit.dev/)';
const gif = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (letter) => letter.charCodeAt(0));
const picture = new File([gif], 'cat.gif', { type: 'image/gif' });
const messages = [
  { id: 'q', role: 'user', content: [{ type: 'file', file: { blob: picture } }, 'What is this?'] },
  { role: 'assistant', content: 'I looked.', metadata: { title: 'Look at it' } },
  { id: 'a', role: 'assistant', content: text },
];
const offers = { retryable: true, undoable: true, likeable: true, editable: 'all' };

async function codeCopied(tag: string, props: object): Promise<HTMLElement> {
  const element = await onPage(tag, props);
  const copy = byRole(element, 'button', 'Copy code');
  const before = copy.outerHTML;
  copy.click();
  await until(() => copy.outerHTML !== before);
  return element;
}

/** A chatbot with all that may be said next: what draws it comes after the rest. */
async function suggesting(props: object): Promise<HTMLElement> {
  const chatbot = await onPage('parley-chatbot', props);
  await until(() => chatbot.shadowRoot?.querySelector('.examples, .options'));
  return chatbot;
}

/** A chatbot that says when its messages were said, and can be resized. */
async function dressed(props: object): Promise<HTMLElement> {
  const chatbot = await onPage('parley-chatbot', props);
  await until(() => chatbot.shadowRoot?.querySelector('time') && chatbot.shadowRoot.querySelector('.grip'));
  return chatbot;
}

/** A chat that has been asked something, by way of its box. */
async function asked(props: object, answered: (chatbot: HTMLElement) => boolean): Promise<HTMLElement> {
  const chat = await onPage('parley-chat-interface', props);
  const box = await until(() => chat.shadowRoot?.querySelector('parley-multimodal-textbox'));
  const chatbot = await until(() => chat.shadowRoot?.querySelector('parley-chatbot'));
  box.value = 'Show me a table';
  await drawn(box);
  byRole(box, 'button', 'Send').click();
  await until(() => answered(chatbot));
  return chat;
}

/** A chat whose conversation has been cleared. */
async function emptied(): Promise<HTMLElement> {
  const chat = await onPage('parley-chat-interface', { messages });
  const chatbot = await until(() => chat.shadowRoot?.querySelector('parley-chatbot'));
  await until(() => allByRole(chatbot, 'button', 'Clear').length === 1);
  byRole(chatbot, 'button', 'Clear').click();
  await until(() => allByRole(chat, 'button', 'Undo').length === 1);
  return chat;
}

async function* comingForever(_message: unknown, { signal }: { signal: AbortSignal }) {
  yield 'Coming';
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

/** The states that show what an element has. One that is not named here is seen as it is without any setting. */
const states: Readonly<Record<string, readonly State[]>> = {
  'parley-markdown': [
    () => onPage('parley-markdown', { text }),
    () => onPage('parley-markdown', { text, streaming: true }),
  ],
  'parley-chatbot': [
    () => onPage('parley-chatbot', { label: 'Help' }),
    () =>
      suggesting({
        examples: [
          'Hello',
          { icon: { mime_type: 'text' }, text: 'See' },
          { text: 'a', files: Array(6).fill('/a.csv') },
        ],
      }),
    () => suggesting({ messages: [{ role: 'assistant', content: 'Well?', options: [{ value: 'Yes' }] }] }),
    () =>
      dressed({
        messages: [{ ...messages[2], created_at: '2026-03-01T12:00:00Z' }],
        resizable: true,
        layout: 'panel',
      }),
    () => onPage('parley-chatbot', { messages, ...offers, layout: 'panel' }),
    () => onPage('parley-chatbot', { messages, ...offers, status: 'generating' }),
  ],
  'parley-multimodal-textbox': [
    () => onPage('parley-multimodal-textbox'),
    () => onPage('parley-multimodal-textbox', { value: { text: 'Hello', files: [{ blob: picture }] } }),
    () => onPage('parley-multimodal-textbox', { busy: true }),
  ],
  'parley-chat-interface': [
    () => onPage('parley-chat-interface', { heading: 'Chat', messages }),
    emptied,
    () => asked({ respond: comingForever }, (chatbot) => allByRole(chatbot, 'article').length === 2),
    () =>
      asked(
        { heading: 'Chat', respond: () => Promise.reject(new Error('away')) },
        (chatbot) => allByRole(chatbot, 'alert').length === 1,
      ),
  ],
};
const everyState = Object.values(states).flat();

const elements = await publicElements(new URL('../../custom-elements.json', import.meta.url));

it('the manifest names the elements that there are', () => {
  assert.includeMembers(
    elements.map(({ tagName }) => tagName),
    Object.keys(states),
  );
});

for (const element of elements) {
  const { tagName } = element;
  const own = states[tagName] ?? [() => onPage(tagName)];
  const inEachState = async (faultsIn: (state: State) => Promise<string[]>) => {
    const faults: string[] = [];
    for (const state of own) faults.push(...(await faultsIn(state)));
    assert.deepEqual(faults, []);
  };

  describe(`<${tagName}> keeps the contract of all elements`, function () {
    this.timeout(60_000);

    it('is accessible', () => inEachState(accessFaults));
    it('survives being moved', () => inEachState((state) => movingFaults(element, state)));
    it('keeps what was set before its definition', async () => {
      assert.deepEqual(await upgradeFaults(element), []);
    });
    it('goes back to its defaults with its attributes', async () => {
      assert.deepEqual(await attributeFaults(element), []);
    });
    it('has the slots that the manifest names', async () => {
      assert.deepEqual(await slotFaults(element, own), []);
    });
    it('has the parts that the manifest names', async () => {
      assert.deepEqual(await partFaults(element, everyState), []);
    });
    it('says nothing on the console', () => inEachState((state) => noise(element, state)));
    it('leaves nothing on the page', () => inEachState(leftoverFaults));
  });
}

/** States that pass by themselves, and may pass sooner when the element is moved. */
const passing: Readonly<Record<string, State>> = {
  'Markdown whose code has been copied': () => codeCopied('parley-markdown', { text }),
  'a chatbot whose code has been copied': () => codeCopied('parley-chatbot', { messages }),
  'a chat that the demo answers': () => asked({}, (chatbot) => allByRole(chatbot, 'article').length === 2),
};

describe('Taken away in the middle of something, nothing is left on the page', () => {
  for (const [name, state] of Object.entries(passing))
    it(name, async () => assert.deepEqual(await leftoverFaults(state), []));
});

/** An element that does as it should, and what of it a faulty one does otherwise. */
interface Behaviour {
  readonly connected: (host: HTMLElement) => unknown;
  readonly disconnected: (host: HTMLElement) => unknown;
  readonly set: (host: HTMLElement, label: string | null) => unknown;
  readonly reset: string;
  readonly content: string;
  /** Does it take what was set on it before it was one? */
  readonly takesEarly: boolean;
}

const sound: Behaviour = {
  connected: () => {},
  disconnected: () => {},
  set: (host, label) => {
    const text = host.shadowRoot?.querySelector('button');
    if (text) text.textContent = `Press ${label ?? ''}`;
  },
  reset: '',
  content: '<button part="button">Press</button><slot name="more"></slot>',
  takesEarly: true,
};

let made = 0;

/** Defines such an element; gives its description, which is true of a sound one, and a state of it. */
function planted(fault: Partial<Behaviour> = {}): { element: Declaration; state: State } {
  const behaviour = { ...sound, ...fault };
  const tagName = `planted-element-${made++}`;
  class Planted extends HTMLElement {
    static observedAttributes = ['label'];
    #label = '';
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = behaviour.content;
    }
    get label(): string {
      return this.#label;
    }
    set label(label: string) {
      this.#label = label;
      behaviour.set(this, label);
    }
    attributeChangedCallback(_name: string, _before: string | null, value: string | null) {
      this.label = value ?? behaviour.reset;
    }
    connectedCallback() {
      // As Lit does for properties that were set on an element before it was one.
      const early = Object.getOwnPropertyDescriptor(this, 'label')?.value;
      if (early !== undefined && behaviour.takesEarly) {
        Reflect.deleteProperty(this, 'label');
        this.label = early;
      }
      behaviour.connected(this);
    }
    disconnectedCallback() {
      behaviour.disconnected(this);
    }
    override focus() {
      this.shadowRoot?.querySelector('button')?.focus();
    }
  }
  customElements.define(tagName, Planted);
  const label = { name: 'label', type: { text: 'string' }, default: "''" };
  return {
    element: {
      tagName,
      members: [{ ...label, kind: 'field' }],
      attributes: [{ ...label, fieldName: 'label' }],
      slots: [{ name: 'more' }],
      cssParts: [{ name: 'button' }],
    },
    state: () => onPage(tagName),
  };
}

type Contract = (planted: { element: Declaration; state: State }) => Promise<string[]>;

const contracts = {
  access: ({ state }) => accessFaults(state),
  moving: ({ element, state }) => movingFaults(element, state),
  upgrade: ({ element }) => upgradeFaults(element),
  attributes: ({ element }) => attributeFaults(element),
  slots: ({ element, state }) => slotFaults(element, [state]),
  parts: ({ element, state }) => partFaults(element, [state]),
  noise: ({ element, state }) => noise(element, state),
  leftovers: ({ state }) => leftoverFaults(state),
} satisfies Readonly<Record<string, Contract>>;

const nothing = () => {};

/** What is planted, by which contract it is found, and in which words. */
const faults: readonly [string, keyof typeof contracts, Partial<Behaviour>, RegExp][] = [
  ['a button without a name', 'access', { content: '<button></button>' }, /button-name/],
  [
    'state that a move loses',
    'moving',
    { disconnected: (host) => Object.assign(host, { label: 'lost' }) },
    /label has changed/,
  ],
  [
    'a listener for each time it is on the page',
    'moving',
    { connected: (host) => host.addEventListener('click', () => {}) },
    /more often.*click/,
  ],
  [
    'nodes that are made anew by a move',
    'moving',
    { connected: (host) => host.shadowRoot?.querySelector('button')?.replaceWith(button()) },
    /cannot take the focus/,
  ],
  ['one that is deaf after a move', 'moving', deafOnceMoved(), /no longer draws/],
  ['a value that was set too early', 'upgrade', { takesEarly: false }, /hides the element’s own/],
  ['another default than it says', 'attributes', { reset: 'other' }, /does not give back/],
  ['a slot that does not exist', 'slots', { content: '' }, /“more” does not exist/],
  [
    'a slot that is not named',
    'slots',
    { content: '<slot></slot><slot name="more"></slot>' },
    /“” is not in/,
  ],
  ['a part that does not exist', 'parts', { content: '' }, /“button” does not exist/],
  [
    'a part that is not named',
    'parts',
    { content: '<i part="button"></i><i part="other"></i>' },
    /“other” is not in/,
  ],
  ['a word on the console', 'noise', { connected: () => console.info('here I am') }, /here I am/],
  ['a timer', 'leftovers', { connected: () => setTimeout(nothing, 60_000) }, /timer: setTimeout 60000/],
  ['an interval', 'leftovers', { connected: () => setInterval(nothing, 60_000) }, /timer: setInterval 60000/],
  ['frame after frame', 'leftovers', { connected: frameAfterFrame }, /frame: requestAnimationFrame/],
  [
    'a listener on the window',
    'leftovers',
    { connected: () => addEventListener('planted', nothing) },
    /listener: planted on window/,
  ],
  [
    'a listener on the document',
    'leftovers',
    { connected: () => document.addEventListener('planted', nothing, { capture: true }) },
    /listener: planted on .*Document/,
  ],
  [
    'a listener on a media query',
    'leftovers',
    { connected: () => matchMedia('print').addEventListener('change', nothing) },
    /listener: change on .*MediaQueryList/,
  ],
  [
    'an observer',
    'leftovers',
    { connected: (host) => new ResizeObserver(nothing).observe(host) },
    /observer: ResizeObserver/,
  ],
  [
    'the address of a blob',
    'leftovers',
    { connected: () => URL.createObjectURL(new Blob()) },
    /address: blob:/,
  ],
];

function button(): HTMLButtonElement {
  return Object.assign(document.createElement('button'), { textContent: 'Press' });
}

function frameAfterFrame(): void {
  requestAnimationFrame(frameAfterFrame);
}

function deafOnceMoved(): Partial<Behaviour> {
  const before = new WeakSet<Element>();
  const moved = new WeakSet<Element>();
  return {
    connected: (host) => (before.has(host) ? moved : before).add(host),
    set: (host, label) => moved.has(host) || sound.set(host, label),
  };
}

describe('A planted fault is found', () => {
  for (const [name, contract, fault, found] of faults) {
    it(`${contract}: ${name}`, async () => {
      assert.match((await contracts[contract](planted(fault))).join('\n'), found);
    });
  }

  for (const [name, contract] of Object.entries(contracts)) {
    it(`and none in a sound element: ${name}`, async () => {
      assert.deepEqual(await contract(planted()), []);
    });
  }
});
