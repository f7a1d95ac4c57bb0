import '../../src/index.ts';

/**
 * The demo page: by its address (`?src=http://localhost:11434/v1&model=…`) or its settings, the same chat talks to any
 * server that speaks the OpenAI protocol. The key is never a part of the address.
 */
function element<Found extends Element>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

const field = (name: string) => element<HTMLInputElement>(`#settings input[name="${name}"]`);
const originOf = (src = '') => (URL.canParse(src) ? new URL(src).origin : src);
const chat = element<HTMLElementTagNameMap['parley-chat-interface']>('parley-chat-interface');
const dialog = element<HTMLDialogElement>('#settings');
const button = element<HTMLButtonElement>('#open-settings');

interface Connection {
  readonly src: string;
  readonly model: string;
  readonly key: string;
}

const address = new URLSearchParams(location.search);
let connection: Connection = { src: address.get('src') ?? '', model: address.get('model') ?? '', key: '' };

function connect({ src = '', model = '', key = '' }: Partial<Connection>): void {
  connection = { src, model, key };
  chat.protocol = src ? 'openai' : 'demo';
  chat.src = src;
  chat.model = model;
  chat.headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const host = URL.canParse(src) ? new URL(src).host : src;
  element('#connection').textContent = src ? [model, host].filter(Boolean).join(' · ') : 'Demo';
  button.dataset.state = '';
}

button.addEventListener('click', () => {
  for (const name of ['src', 'model'] as const) field(name).value = connection[name];
  // The key is not shown again: left empty, it stays.
  field('key').value = '';
  dialog.showModal();
});

element('#cancel-settings').addEventListener('click', () => dialog.close('cancel'));

dialog.addEventListener('close', () => {
  if (dialog.returnValue !== 'connect') return;
  const [src, model, key] = [field('src'), field('model'), field('key')].map(({ value }) => value.trim());
  // A key belongs to the server it was typed for.
  connect({ src, model, key: key || (originOf(src) === originOf(connection.src) ? connection.key : '') });
  const query = new URLSearchParams(
    Object.entries({ src, model }).filter(([, value]) => value !== ''),
  ).toString();
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
});

// The dot says what is known of the server: nothing, until it has answered.
chat.addEventListener('response-end', ({ detail: { state } }) => {
  if (!connection.src || state === 'stopped') return;
  button.dataset.state = state === 'done' ? 'answers' : 'fails';
});

connect(connection);
