// What half-typed Markdown at the end of a stream is about to be.
export { repairInline } from './repair/inline.js';
export { mayEndOpen, withoutOpenLine } from './repair/open-line.js';
