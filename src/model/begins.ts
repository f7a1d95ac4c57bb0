/**
 * Whether a text begins with another, as it does when an answer has grown: the platform's own looks at one character after
 * the other, which for a long answer takes longer than all that is done about what is new.
 */
export const beginsWith = (text: string, beginning: string) =>
  text.length >= beginning.length && text.slice(0, beginning.length) === beginning;
