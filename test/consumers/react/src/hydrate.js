import { hydrateRoot } from 'react-dom/client';
import { page } from './server-page.js';

hydrateRoot(document.getElementById('root'), page);
