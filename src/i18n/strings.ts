import { pluralsOf } from './plurals.js';

/** All that is shown or spoken. Verbs first, then whose message: a name must make sense when it is heard alone. */
export interface Strings {
  readonly conversation: string;
  readonly assistant: string;
  readonly user: string;
  /** Names a message for those who hear it. */
  readonly messageFrom: (who: string) => string;
  readonly empty: string;
  readonly examples: string;
  readonly selectExample: (number: number, title: string) => string;
  /** The suggested replies under an answer. */
  readonly replies: string;

  readonly retry: string;
  readonly undo: string;
  readonly edit: string;
  readonly like: string;
  readonly dislike: string;
  /** The page's own words for what a reader may think of a message are behind it. */
  readonly feedback: string;
  readonly copy: string;
  readonly liked: string;
  readonly disliked: string;
  readonly feedbackGiven: (option: string) => string;
  readonly feedbackTakenBack: string;
  readonly comment: string;
  readonly sendComment: string;
  readonly commentSent: string;
  /** An action's name, when its message is not in sight. */
  readonly actionOn: (action: string, who: string) => string;
  readonly editMessage: string;
  readonly editAnswer: string;
  /** A question that was edited is sent, an answer is kept. */
  readonly save: string;
  readonly saveAnswer: string;
  /** Why it cannot be saved yet. */
  readonly saveWaits: string;
  readonly cancel: string;

  /** A thought without a title. */
  readonly reasoning: string;
  readonly inProgress: string;
  /** Over what a tool gave back. */
  readonly result: string;

  readonly answering: string;
  readonly answerFrom: (who: string, text: string) => string;
  /** Spoken after an answer that has come to its end. */
  readonly answerOver: string;
  /** What is spoken in place of what cannot be read aloud. */
  readonly spokenThought: (title: string) => string;
  readonly spokenFile: (name: string) => string;
  readonly spokenPicture: (description: string) => string;
  readonly spokenCode: (lines: number, language: string) => string;
  readonly spokenTable: (columns: number, rows: number) => string;
  readonly scrollDown: string;
  /** Names the grip by which the height is changed. */
  readonly resize: string;
  /** The same, where so many messages have come that nobody has seen. */
  readonly scrollDownToNew: (count: number) => string;

  readonly copyAll: string;
  readonly clear: string;
  readonly cleared: string;
  /** A part of the library that is fetched when it is needed did not arrive. */
  readonly loadFailed: string;

  readonly wrapLines: string;
  readonly copyCode: string;
  readonly downloadCode: string;
  readonly downloadFailed: string;
  readonly copyTable: string;
  readonly copyRichText: string;
  readonly copyMarkdown: string;
  readonly copyCsv: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly table: string;
  readonly picture: string;
  readonly pictureFrom: (host: string) => string;
  readonly pictureRefused: string;
  readonly show: string;
  readonly footnotes: string;
  readonly footnote: (number: number) => string;
  /** From a footnote back to where it is referred to, for the n-th time. */
  readonly backToText: (number: number, nth: number) => string;
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
  readonly download: string;
  readonly fileBlocked: (name: string, host: string) => string;
  readonly fileRefused: string;

  readonly message: string;
  readonly messagePlaceholder: string;
  readonly attach: string;
  readonly attached: string;
  readonly remove: (name: string) => string;
  readonly send: string;
  readonly stop: string;
  readonly drop: string;
  readonly rejectedType: (names: string, accepted: string) => string;
  readonly rejectedSize: (names: string, limit: string) => string;
  readonly rejectedCount: (names: string) => string;

  readonly failedNetwork: string;
  readonly failedCut: string;
  readonly failedStatus: (status: number) => string;
  readonly failedKey: string;
  readonly failedBusy: (seconds: number | undefined) => string;
  readonly failedFormat: string;
  readonly failedServer: (words: string) => string;
  readonly failedResponder: string;
  readonly failedEmpty: string;
  readonly stopped: string;
  readonly details: string;
  readonly templatesRefused: string;
}

const plural = pluralsOf('en');

export const english: Strings = {
  conversation: 'Conversation',
  assistant: 'Assistant',
  user: 'You',
  messageFrom: (who) => `Message from ${who}`,
  empty: 'Ask anything.',
  examples: 'Examples',
  selectExample: (number, title) => `Select example ${number}: ${title}`,
  replies: 'Suggested replies',

  retry: 'Retry',
  undo: 'Undo',
  edit: 'Edit',
  like: 'Like',
  dislike: 'Dislike',
  feedback: 'Give feedback',
  copy: 'Copy',
  liked: 'Liked',
  disliked: 'Disliked',
  feedbackGiven: (option) => `Feedback given: ${option}`,
  feedbackTakenBack: 'Feedback taken back',
  comment: 'Comment (optional)',
  sendComment: 'Send comment',
  commentSent: 'Comment sent',
  actionOn: (action, who) => `${action}: message from ${who}`,
  editMessage: 'Edit your message',
  editAnswer: 'Edit the answer',
  save: 'Send',
  saveAnswer: 'Save',
  saveWaits: 'Wait until the answer is complete.',
  cancel: 'Cancel',

  reasoning: 'Reasoning',
  inProgress: 'In progress',
  result: 'Result',

  answering: 'Answering…',
  answerFrom: (who, text) => `${who}: ${text}`,
  answerOver: 'End of answer',
  spokenThought: (title) => `Step: ${title}`,
  spokenFile: (name) => `File: ${name}`,
  spokenPicture: (description) => (description ? `Picture: ${description}` : 'Picture'),
  spokenCode: (lines, language) =>
    `Code block, ${lines} ${plural(lines, { one: 'line', other: 'lines' })}${language && `, ${language}`}`,
  spokenTable: (columns, rows) =>
    `Table, ${columns} ${plural(columns, { one: 'column', other: 'columns' })}, ${rows} ${plural(rows, { one: 'row', other: 'rows' })}`,
  scrollDown: 'Scroll down',
  resize: 'Change the height',
  scrollDownToNew: (count) =>
    `Scroll down: ${count} new ${plural(count, { one: 'message', other: 'messages' })}`,

  copyAll: 'Copy conversation',
  clear: 'Clear conversation',
  cleared: 'The conversation was cleared.',
  loadFailed: 'Could not be loaded',

  wrapLines: 'Wrap lines',
  copyCode: 'Copy code',
  downloadCode: 'Download code',
  downloadFailed: 'Download failed',
  copyTable: 'Copy table',
  copyRichText: 'Copy as rich text',
  copyMarkdown: 'Copy as Markdown',
  copyCsv: 'Copy as CSV',
  copied: 'Copied',
  copyFailed: 'Copying failed',
  table: 'Table',
  picture: 'Picture',
  pictureFrom: (host) => `Picture from ${host}`,
  pictureRefused: 'Picture not shown',
  show: 'Show',
  footnotes: 'Footnotes',
  footnote: (number) => `Footnote ${number}`,
  backToText: (number, nth) => `Back to text: footnote ${number}${nth > 1 ? `, reference ${nth}` : ''}`,
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  download: 'Download',
  fileBlocked: (name, host) => `${name}, from ${host}`,
  fileRefused: 'Its address cannot be opened here.',

  message: 'Message',
  messagePlaceholder: 'Type a message…',
  attach: 'Attach files',
  attached: 'Attached files',
  remove: (name) => `Remove ${name}`,
  send: 'Send',
  stop: 'Stop',
  drop: 'Drop files to attach them',
  rejectedType: (names, accepted) => `${names} cannot be attached here. Accepted: ${accepted}.`,
  rejectedSize: (names, limit) => `${names} is larger than ${limit}.`,
  rejectedCount: (names) => `Only one file fits here; ${names} was left out.`,

  failedNetwork: 'The server could not be reached. Check the connection and its address.',
  failedCut: 'The connection was lost before the answer was complete.',
  failedStatus: (status) => `The server answered with an error (${status}).`,
  failedKey: 'The server did not accept the key.',
  failedBusy: (seconds) =>
    seconds === undefined
      ? 'The server is busy. Try again in a moment.'
      : `The server is busy. Try again in ${seconds} ${plural(seconds, { one: 'second', other: 'seconds' })}.`,
  failedFormat: 'The server answered with something that is not a chat answer.',
  failedServer: (words) =>
    words ? `The server reported an error: ${words}` : 'The server reported an error.',
  failedResponder: 'Something went wrong while answering.',
  failedEmpty: 'No answer came.',
  stopped: 'Stopped.',
  details: 'Details',
  templatesRefused:
    'The chat cannot be shown: this page’s security policy has to allow “trusted-types parley”.',
};

/** What the page says itself, over a whole translation. */
export function withDefaults(strings: Partial<Strings> | undefined, translation = english): Strings {
  if (!strings) return translation;
  const given = Object.entries(strings).filter(([, words]) => words !== undefined);
  return { ...translation, ...Object.fromEntries(given) };
}
