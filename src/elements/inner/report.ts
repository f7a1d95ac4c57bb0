import { type ErrorDetail, ParleyErrorEvent } from '../../events.js';
import type { FormatFailure } from '../../model/parse.js';

/** Says once what a page has set and we cannot use: in the console, and in an event. */
export function report(host: HTMLElement, detail: ErrorDetail): void {
  const { source, index, message } = detail;
  console.warn(`${host.localName}: ${source}${index === undefined ? '' : ` ${index}`}: ${message}`);
  host.dispatchEvent(new ParleyErrorEvent(detail));
}

/** Entries that are not messages. */
export function reportFailures(host: HTMLElement, failures: readonly FormatFailure[]): void {
  for (const { index, reason, cause } of failures)
    report(host, { source: 'messages', index, message: reason, cause });
}
