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

const chat = element<HTMLElementTagNameMap['parley-chat-interface']>('parley-chat-interface');
const dialog = element<HTMLDialogElement>('#settings');
const form = element<HTMLFormElement>('#settings form');
const button = element<HTMLButtonElement>('#open-settings');

interface Connection {
  readonly src: string;
  readonly model: string;
  readonly key: string;
}

const address = new URLSearchParams(location.search);
let connection: Connection = { src: address.get('src') ?? '', model: address.get('model') ?? '', key: '' };

function connect({ src, model, key }: Connection): void {
  // A key belongs to the server it was typed for.
  connection = { src, model, key };
  chat.protocol = src ? 'openai' : 'demo';
  chat.src = src;
  chat.model = model;
  chat.headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const host = URL.canParse(src) ? new URL(src).host : src;
  element('#connection').textContent = src ? [model, host].filter(Boolean).join(' · ') : 'Demo';
  button.classList.toggle('connected', src !== '');
}

button.addEventListener('click', () => {
  for (const [name, value] of Object.entries(connection)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  dialog.showModal();
});

dialog.addEventListener('close', () => {
  if (dialog.returnValue !== 'connect') return;
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  connect({ src: text('src'), model: text('model'), key: text('key') });
  const query = new URLSearchParams(
    Object.entries({ src: connection.src, model: connection.model }).filter(([, value]) => value !== ''),
  ).toString();
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
});

connect(connection);
