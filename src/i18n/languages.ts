import type { Strings } from './strings.js';

/** The languages beside English, each fetched when an element first stands in it. */
const languages = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  hi: () => import('./hi.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  pt: () => import('./pt.js'),
  ru: () => import('./ru.js'),
  'zh-Hans': () => import('./zh-hans.js'),
  'zh-Hant': () => import('./zh-hant.js'),
};

export type Language = keyof typeof languages;

export const shipped = Object.keys(languages) as Language[]; // The keys of the table, which has no others.

/** Which of ours a locale is spoken in; `undefined` is English. Chinese is told apart by its script. */
export function languageOf(locale: string | undefined): Language | undefined {
  if (!locale) return undefined;
  const { language, script } = new Intl.Locale(locale).maximize();
  return shipped.find((each) => each === language || each === `${language}-${script}`);
}

const arrived = new Map<Language, Strings>();

/** A translation that is here already. */
export const translationIn = (language: Language): Strings | undefined => arrived.get(language);

export async function loadTranslation(language: Language): Promise<void> {
  const { strings } = await languages[language]();
  arrived.set(language, strings);
}
