import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, loadTranslation, shipped, translationIn } from '../../src/i18n/languages.ts';
import { english, type Strings } from '../../src/i18n/strings.ts';

/** Words that are the same in English and the other language, with the reason. */
const same: Partial<Record<string, Partial<Record<keyof Strings, string>>>> = {};

for (const [locale, language] of [
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE-ch', 'de'],
  ['pt-BR', 'pt'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-SG', 'zh-Hant'],
  ['en', undefined],
  ['en-GB', undefined],
  ['tlh', undefined],
  [undefined, undefined],
] as const) {
  test(`${locale ?? 'no language'} is spoken as ${language ?? 'English'}`, () => {
    assert.equal(languageOf(locale), language);
  });
}

/** What a language says for a key: of a sentence that depends on something, all that it says. */
function saidFor(strings: Strings, key: keyof Strings): string[] {
  const words: unknown = strings[key];
  if (typeof words !== 'function') return [String(words)];
  const given = [undefined, 0, 1, 2, 5, 11, 21].map((number) => [number, number]);
  return [['Xyzzy', 'Plugh'], ...given].map((args) => String(Reflect.apply(words, undefined, args)));
}

const keys = Object.keys(english) as (keyof Strings)[];

for (const language of shipped) {
  await loadTranslation(language);
  const strings = translationIn(language) ?? english;

  test(`${language}: every sentence says something`, () => {
    for (const key of keys)
      for (const said of saidFor(strings, key)) assert.match(said, /[\p{L}\p{N}]/u, key);
  });

  test(`${language}: what a sentence is about is in it`, () => {
    for (const key of keys) {
      const [ours, theirs] = [saidFor(english, key), saidFor(strings, key)];
      for (const word of ['Xyzzy', 'Plugh', '5', '11', '21', 'trusted-types parley']) {
        const [here, there] = [ours, theirs].map((all) => all.filter((said) => said.includes(word)).length);
        assert.equal(there, here, `${key}: ${word} in ${theirs.join(' | ')}`);
      }
    }
  });

  test(`${language} is not English`, () => {
    const alike = keys.filter((key) => {
      const [a, b] = [saidFor(english, key), saidFor(strings, key)];
      return a.every((said, i) => said === b[i]);
    });
    const unexplained = alike.filter((key) => !same[language]?.[key]);
    assert.ok(unexplained.length <= keys.length * 0.05, unexplained.join());
  });

  test(`${language}: what is said to be the same is the same`, () => {
    for (const key of Object.keys(same[language] ?? {}) as (keyof Strings)[])
      assert.deepEqual(saidFor(strings, key), saidFor(english, key), key);
  });
}

for (const [language, seconds, word] of [
  ['de', 1, 'Sekunde '],
  ['de', 2, 'Sekunden'],
  ['fr', 0, 'seconde.'],
  ['ru', 21, 'секунду'],
  ['ru', 3, 'секунды'],
  ['ru', 11, 'секунд.'],
  ['ar', 5, 'ثوانٍ'],
  ['ar', 21, 'ثانية'],
] as const) {
  test(`${language} counts ${seconds} as “${word}”`, () => {
    assert.ok(translationIn(language)?.failedBusy(seconds).includes(word));
  });
}
