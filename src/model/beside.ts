import { type Fields, isFields, isList, isText } from './guards.js';
import { copyOf, type MessageDraft, type Option } from './message.js';

/** What stands beside the content and is shown: suggested replies, when it was said, and by whom. */
type Beside = Pick<MessageDraft, 'options' | 'created_at' | 'name'>;

/** Each only if it is what it should be, or can be read as that. */
export function readBeside({ options, created_at, name }: Fields): Beside {
  const time = readTime(created_at);
  return {
    ...(isList(options) ? { options: options.flatMap(readOption) } : {}),
    ...(time === undefined ? {} : { created_at: time }),
    ...(typeof name === 'string' ? { name } : {}),
  };
}

/** `{ value, label }` as in Gradio, or the words alone. All else that is in it stays. */
function readOption(option: unknown): Option[] {
  if (isText(option)) return [{ value: option }];
  if (!isFields(option) || typeof option.value !== 'string') return [];
  const { value, label, ...extras } = option;
  return [{ ...copyOf(extras), value, ...(typeof label === 'string' ? { label } : {}) }];
}

const latestSeconds = 1e11; // A number beyond it counts milliseconds, as JavaScript does, and not seconds.

/** Text stays as it is, though it may be no time; pages also have a `Date`, and servers Unix time. */
function readTime(time: unknown): string | undefined {
  if (typeof time === 'string') return time;
  const moment = typeof time === 'number' ? new Date(time < latestSeconds ? time * 1000 : time) : time;
  return moment instanceof Date && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
}
