/** A test that a driver cannot run, by its names from the outermost on, and what the driver lacks. */
export interface Beyond {
  readonly file: string;
  readonly test: string;
  readonly because: string;
}

/**
 * What a driver cannot do, by engine. It is no place for what an engine does otherwise than we would like. The runner
 * fails when an entry names no test, when a test is skipped for any other reason, and when an engine has entries for
 * more than one test in twenty.
 */
export const beyondDriver: Readonly<Record<string, readonly Beyond[]>> = {
  webkit: [
    {
      file: 'test/elements/a11y.test.ts',
      test: 'What the reader prefers › decides in a page for both colour schemes',
      because: 'WebDriver has no command for media features.',
    },
    {
      file: 'test/elements/markdown.test.ts',
      test: 'Markdown: while the text is coming › the caret keeps still for those who asked for less motion',
      because: 'WebDriver has no command for media features.',
    },
  ],
};
