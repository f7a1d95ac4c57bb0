import type { Strings } from '../../i18n/strings.js';
import { SpokenMarkdown } from '../../markdown/spoken.js';
import { fileKind, fileName } from '../../model/file.js';
import { isShown } from '../../model/history.js';
import type { Message, Part } from '../../model/message.js';
import type { Reader } from '../../model/reader.js';
import { isThought } from '../../model/thoughts.js';
import { nameOf } from './author.js';

/** What can be heard of the answers to one question. */
export interface Heard {
  readonly messages: readonly Message[];
  readonly reader: Reader;
  readonly strings: Strings;
  readonly locale: string | undefined;
}

/** Reads the answers to one question aloud. Loaded when there is one. */
export class Speech {
  /** By message and place; what is said once, and does not grow, has no reader. */
  readonly #begun = new Map<string, SpokenMarkdown | undefined>();
  #introduced = false;

  /** What has come since, sentence by sentence. `over`: nothing will be added. */
  next(heard: Heard, over: boolean): string[] {
    const answers = heard.messages.filter((message) => isShown(message) && message.role !== 'user');
    const sentences = answers.flatMap((message, i) =>
      this.#message(message, heard, over || i < answers.length - 1),
    );
    const [first, ...rest] = sentences;
    if (first === undefined || this.#introduced) return sentences;
    this.#introduced = true;
    const [answer] = answers;
    const name = answer ? nameOf(answer, heard) : '';
    return [heard.strings.answerFrom(name, first), ...rest];
  }

  #message(message: Message, heard: Heard, over: boolean): string[] {
    const { strings, reader } = heard;
    const { metadata } = message;
    if (metadata && isThought(message))
      return this.#once(message.id, strings.spokenThought(metadata.title ?? strings.reasoning));
    const parts = reader.partsOf(message);
    return parts.flatMap((part, i) =>
      this.#part(part, `${message.id}/${i}`, heard, over || i < parts.length - 1),
    );
  }

  #part(part: Part, key: string, { strings, reader, locale }: Heard, over: boolean): string[] {
    switch (part.type) {
      case 'text': {
        const reading = this.#begun.get(key) ?? new SpokenMarkdown();
        this.#begun.set(key, reading);
        return reading.next(over ? part.text : reader.settled(part.text), over, strings, locale);
      }
      case 'thought':
        return this.#once(key, strings.spokenThought(part.title || strings.reasoning));
      case 'file': {
        const name = part.alt_text || fileName(part.file);
        const isPicture = fileKind(part.file) === 'image';
        return this.#once(key, isPicture ? strings.spokenPicture(name) : strings.spokenFile(name));
      }
      case 'component':
        return this.#once(key, part.component);
    }
  }

  #once(key: string, words: string): string[] {
    if (this.#begun.has(key)) return [];
    this.#begun.set(key, undefined);
    return [words];
  }
}
