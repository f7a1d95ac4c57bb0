import { adversarial } from '../../corpora/adversarial.js';
import { pathological as grown } from '../../corpora/pathological.js';

export interface Example {
  readonly name: string;
  readonly markdown: string;
  /** What the specification says it is. */
  readonly html: string;
}

export interface Sample {
  readonly name: string;
  readonly markdown: string;
}

const json = async (address: string) => (await fetch(address)).json();

interface Written {
  markdown: string;
  html: string;
  section: string;
}

const named = (name: string, examples: readonly Written[], tab = '\t'): Example[] =>
  examples.map(({ section, markdown, html }, index) => ({
    name: `${name} ${index + 1}, ${section}`,
    markdown: markdown.replaceAll(tab, '\t'),
    html: html.replaceAll(tab, '\t'),
  }));

/** The specification shows a tab as an arrow. */
export const commonmark = named('CommonMark', await json('/served/commonmark.json'), '→');
export const gfm = named('GFM', await json('/test/corpora/gfm.json'));
export const answers: readonly Sample[] = await json('/served/answers.json');
export const documents: readonly Sample[] = Object.entries(adversarial).map(([name, markdown]) => ({
  name,
  markdown,
}));
export const everything: readonly Sample[] = [...commonmark, ...gfm, ...documents, ...answers];

export const hostile: readonly { id: string; input: string }[] = await json('/test/corpora/hostile.json');

const repeated: readonly { id: string; repeat: string; n: number }[] = await json(
  '/test/corpora/pathological.json',
);
export const pathological: readonly Sample[] = [
  ...repeated.map(({ id, repeat, n }) => ({ name: id, markdown: repeat.repeat(n) })),
  ...Object.entries(grown).map(([name, markdown]) => ({ name, markdown })),
];
