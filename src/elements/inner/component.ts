import { html } from 'lit';
import type { ComponentPart } from '../../model/message.js';
import { markdownBody } from './markdown-body.js';
import { codeBlock } from './thought.js';
import type { ConversationView } from './view.js';

/** A name that no element of ours answers to: what it should have shown, to be read. Nothing is created for it. */
export function component({ component: name, value }: ComponentPart, view: ConversationView) {
  return html`<div class="text" part="text">
    <div class="component-name"><bdi>${name}</bdi></div>
    <div class="prose" ${markdownBody(codeBlock(asText(value), ''), view.markdown)}></div>
  </div>`;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value, null, 2) ?? String(value);
  } catch {
    return String(value); // A circle, or a number too large for JSON.
  }
}
