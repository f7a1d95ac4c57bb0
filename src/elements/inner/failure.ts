import { html, nothing } from 'lit';
import type { Strings } from '../../i18n/strings.js';
import type { ResponseError } from '../../model/backend.js';
import { icons } from '../../styles/icons.js';

/** A failed answer is part of the conversation: what happened, in a sentence, and a way on. `retried`: the message's id. */
export function failureRow(error: ResponseError, strings: Strings, retried: string | undefined) {
  const sentence = sentenceFor(error, strings);
  const stopped = error.kind === 'stopped';
  const more = !stopped && error.message && !sentence.includes(error.message);
  return html`<div class="failure ${stopped ? 'stopped' : ''}" part="failure" role=${stopped ? 'note' : 'alert'}>
    ${stopped ? icons.stop : icons.warning}
    <div class="failure-text">
      <p>${sentence}</p>
      ${
        more
          ? html`<details>
            <summary>${strings.details}</summary>
            <p>${error.message}</p>
          </details>`
          : nothing
      }
    </div>
    ${
      retried
        ? html`<button type="button" class="text-button" data-tool="retry" data-of=${retried}>${strings.retry}</button>`
        : nothing
    }
  </div>`;
}

export function sentenceFor(error: ResponseError, strings: Strings): string {
  switch (error.kind) {
    case 'network':
      return strings.failedNetwork;
    case 'cut':
      return strings.failedCut;
    case 'format':
      return strings.failedFormat;
    case 'stopped':
      return strings.stopped;
    case 'empty':
      return strings.failedEmpty;
    case 'server':
      return strings.failedServer(error.message);
    case 'setup':
      return error.message;
    case 'responder':
      return strings.failedResponder;
    case 'status':
      if (error.status === 401 || error.status === 403) return strings.failedKey;
      if (error.status === 429 || error.status === 503) return strings.failedBusy(error.retryAfter);
      return strings.failedStatus(error.status ?? 0);
  }
}
