import { english, type Strings } from './strings.js';

/** The languages beside English, each fetched when an element first stands in it, as is this table of them. */
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

type Language = keyof typeof languages;

export const shipped = Object.keys(languages) as Language[]; // The keys of the table, which has no others.

/** Which of ours a locale is spoken in; `undefined` is English. Chinese is told apart by its script. */
export function languageOf(locale: string): Language | undefined {
  const { language, script } = new Intl.Locale(locale).maximize();
  return shipped.find((each) => each === language || each === `${language}-${script}`);
}

const arrived = new Map<Language, Strings>();

/** What is said in a locale; `undefined`: not here yet. */
export function translationIn(locale: string): Strings | undefined {
  const language = languageOf(locale);
  return language ? arrived.get(language) : english;
}

export async function loadTranslation(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (!language) return;
  const { strings } = await languages[language]();
  arrived.set(language, strings);
}
