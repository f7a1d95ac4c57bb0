// `<parley-chatbot>` with all that comes with it, as a page uses it that gets whole lists.
import type { ParleyChatbot } from '../../src/index.js';
import '../../src/index.js';
import { register } from '../page.js';
import type { Said } from '../workload.js';

let chat: ParleyChatbot;
let said: readonly Said[] = [];
const show = (messages: readonly Said[]) => {
  said = messages;
  chat.messages = messages;
};

register({
  async mount(root) {
    chat = document.createElement('parley-chatbot');
    chat.style.height = '100%';
    Object.assign(chat, { retryable: true, undoable: true, likeable: true, editable: 'user' });
    root.append(chat);
    await chat.updateComplete;
  },
  set: show,
  shown: () => chat.updateComplete,
  append: (message) => show([...said, message]),
  start() {
    chat.status = 'generating';
    show([...said, { role: 'assistant', content: '' }]);
  },
  grow: (_, content) => show(said.with(-1, { role: 'assistant', content })),
  end() {
    chat.status = 'idle';
  },
});
