import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat';
import { OwnChat } from './own-chat';

const root = document.getElementById('root');
const src = new URLSearchParams(location.search).get('src');
if (root) createRoot(root).render(<StrictMode>{src ? <Chat src={src} /> : <OwnChat />}</StrictMode>);
