import 'parley-elements';
import type {} from 'parley-elements/vue.js';
import { createApp } from 'vue';
import Chat from './chat.vue';
import OwnChat from './own-chat.vue';

const src = new URLSearchParams(location.search).get('src');
(src ? createApp(Chat, { src }) : createApp(OwnChat)).mount('#root');
