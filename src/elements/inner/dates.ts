import { html, nothing } from 'lit';
import type { Message } from '../../model/message.js';
import { dateStyles } from './dates.styles.js';

/** When messages were said, in the reader's own time and way of writing it. */
export class Dates {
  readonly styles = dateStyles;
  readonly #moments = new WeakMap<Message, Date | undefined>();
  #formats = formatsFor(undefined);
  #messages: readonly Message[] | undefined;
  #starts: ReadonlyMap<Message, Date> = new Map();

  /** The hour, and the whole date for who points at it. What is no time says nothing. */
  time(message: Message, locale: string | undefined) {
    const moment = this.#momentOf(message);
    if (!moment) return undefined;
    const { hour, whole } = this.#in(locale);
    return html`<time part="time" dir="auto" datetime=${moment.toISOString()} title=${whole.format(moment)}
      >${hour.format(moment)}</time
    >`;
  }

  /** A line before the first message of a day. */
  dayBefore(message: Message, messages: readonly Message[], locale: string | undefined) {
    if (messages !== this.#messages) this.#starts = this.#startsOf(messages);
    this.#messages = messages;
    const day = this.#starts.get(message);
    if (!day) return nothing;
    const name = nameOf(day, this.#in(locale));
    return html`<div class="day" part="day"><time dir="auto" datetime=${isoDay(day)}>${name}</time></div>`;
  }

  #in(locale: string | undefined): Formats {
    if (locale !== this.#formats.locale) this.#formats = formatsFor(locale);
    return this.#formats;
  }

  #startsOf(messages: readonly Message[]): Map<Message, Date> {
    const starts = new Map<Message, Date>();
    let before = '';
    for (const message of messages) {
      if (message.role !== 'user' && message.role !== 'assistant') continue;
      const moment = this.#momentOf(message);
      const day = moment && isoDay(moment);
      if (day && day !== before) starts.set(message, moment);
      before = day ?? before;
    }
    return starts;
  }

  #momentOf(message: Message): Date | undefined {
    if (this.#moments.has(message)) return this.#moments.get(message);
    const read = new Date(message.created_at ?? Number.NaN);
    const moment = Number.isNaN(read.getTime()) ? undefined : read;
    this.#moments.set(message, moment);
    return moment;
  }
}

type Formats = ReturnType<typeof formatsFor>;

/** To make them costs more than to use them. */
const formatsFor = (locale: string | undefined) => ({
  locale,
  hour: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
  whole: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }),
  day: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
  dayAndYear: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }),
  relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
});

/** “Today”, “Yesterday”, or the date; the year only where it is another. */
function nameOf(day: Date, { locale, relative, ...formats }: Formats): string {
  const today = new Date();
  const ago = Math.round((startOf(today).getTime() - startOf(day).getTime()) / dayLength);
  if (ago === 0 || ago === 1)
    return relative.format(-ago, 'day').replace(/^./u, (letter) => letter.toLocaleUpperCase(locale));
  return (day.getFullYear() === today.getFullYear() ? formats.day : formats.dayAndYear).format(day);
}

const dayLength = 24 * 60 * 60 * 1000; // Rounding takes care of the two days a year that are an hour off.

const startOf = (moment: Date) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());

/** The day in the reader's own time zone, as `datetime` wants it. */
function isoDay(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
