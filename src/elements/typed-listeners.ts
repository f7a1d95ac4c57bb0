import type { LitElement } from 'lit';

export interface TypedListeners<EventMap> {
  addEventListener<Type extends keyof EventMap>(
    type: Type,
    listener: (event: EventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The class as it is, but to TypeScript: its `addEventListener` knows the element's own events. */
export function listening<EventMap>(element: typeof LitElement) {
  return element as Omit<typeof LitElement, 'prototype'> & (new () => TypedListeners<EventMap> & LitElement);
}
