import { renderToString } from 'react-dom/server';
import { page } from './server-page.js';

process.stdout.write(renderToString(page));
