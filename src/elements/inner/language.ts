import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Language as Known, languageOf, loadTranslation, translationIn } from '../../i18n/languages.js';
import { around, localeOf } from '../../i18n/locale.js';
import { english, type Strings, withDefaults } from '../../i18n/strings.js';
import { report } from './report.js';

type Given = Partial<Strings> | undefined;

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly hasUpdated: boolean;
}

/** The words of an element, in the language of where it stands. */
export class Language implements ReactiveController {
  readonly #host: Host;
  /** What the page says itself, the most important first. */
  readonly #given: () => readonly Given[];
  readonly #observer = new MutationObserver(() => this.#read());
  #language: Known | undefined;
  #translation = english;
  #loading: Promise<void> | undefined;
  #strings = english;
  #stringsOf: readonly Given[] = [english];

  constructor(host: Host, given: () => readonly Given[] = () => []) {
    this.#host = host;
    this.#given = given;
    host.addController(this);
  }

  /** The same object as long as nothing has changed. */
  get strings(): Strings {
    const of = [...this.#given(), this.#translation];
    if (of.length === this.#stringsOf.length && of.every((each, i) => each === this.#stringsOf[i]))
      return this.#strings;
    this.#stringsOf = of;
    this.#strings = this.#given().reduceRight<Strings>(
      (base, given) => withDefaults(given, base),
      this.#translation,
    );
    return this.#strings;
  }

  get locale(): string | undefined {
    return localeOf(this.#host);
  }

  /** Resolves when there are words to draw for the first time; what stands is not held up by another language. */
  get loading(): Promise<void> | undefined {
    return this.#host.hasUpdated ? undefined : this.#loading;
  }

  hostConnected(): void {
    for (const each of around(this.#host)) this.#observer.observe(each, { attributeFilter: ['lang'] });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #read(): void {
    const language = languageOf(this.locale);
    this.#host.requestUpdate(); // Numbers and dates are written otherwise, too.
    if (language === this.#language) return;
    this.#language = language;
    const translation = language ? translationIn(language) : english;
    if (translation) this.#translation = translation;
    this.#loading = language && !translation ? this.#load(language) : undefined;
  }

  async #load(language: Known): Promise<void> {
    try {
      await loadTranslation(language);
    } catch (cause) {
      report(this.#host, { source: 'lang', message: String(cause), cause });
    }
    if (language !== this.#language) return;
    this.#translation = translationIn(language) ?? english;
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
