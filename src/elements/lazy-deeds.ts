/* What some presses need beside what is fetched for all of them (`inner/deeds.ts`). */

/** What can be done with a block, … */
export const loadDownload = () => import('./inner/download-code.js');
export const loadTableMenu = () => import('./inner/table-menu.js');

/** … and with messages. */
export const loadEditor = () => import('./inner/editor.js');
export const loadMenu = () => import('./inner/menu.js');
export const loadComment = () => import('./inner/comment.js');
export const loadTranscript = () => import('./inner/transcript.js');
export const loadCopyByCommand = () => import('./inner/copy-by-command.js');
