import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { around, localeOf } from '../../i18n/locale.js';
import { english, type Strings, withDefaults } from '../../i18n/strings.js';
import { LazyModule } from './lazy-module.js';
import { report } from './report.js';

const languages = new LazyModule(() => import('../../i18n/languages.js'));

/** What is said in a locale; `undefined`: not here yet. No language that begins like English is one of ours. */
const translationIn = (locale = 'en'): Strings | undefined =>
  locale.startsWith('en') ? english : languages.arrived?.translationIn(locale);

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
  #locale: string | undefined;
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
    const { locale } = this;
    this.#host.requestUpdate(); // Numbers and dates are written otherwise, too.
    if (locale === this.#locale) return;
    this.#locale = locale;
    const translation = translationIn(locale);
    if (translation) this.#translation = translation;
    this.#loading = locale && !translation ? this.#load(locale) : undefined;
  }

  async #load(locale: string): Promise<void> {
    try {
      const { loadTranslation } = await languages.fetch();
      await loadTranslation(locale);
    } catch (cause) {
      report(this.#host, { source: 'lang', message: String(cause), cause });
    }
    if (locale !== this.#locale) return this.#loading;
    this.#translation = translationIn(locale) ?? english;
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
