import { createComponent } from '@lit/react';
import React, { type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes } from 'react';
import type { EventNames, Listeners } from '../elements/props.js';

/** An element as a React component: its properties, and a prop for each of its events. */
export type Wrapper<Element, Props, Events> = ForwardRefExoticComponent<
  Omit<HTMLAttributes<Element>, keyof Props | keyof EventNames<Events>> &
    Props &
    Listeners<Element, Events> &
    RefAttributes<Element>
>;

/** Under server rendering this gives the bare tag; its properties are set once the element is on the page. */
export function wrap<Element extends HTMLElement, Props, Events>(
  tagName: string,
  elementClass: new () => Element,
  events: EventNames<Events>,
): Wrapper<Element, Props, Events> {
  const component: unknown = createComponent({ react: React, tagName, elementClass, events: { ...events } });
  // Lit types a property by what it gives; ours take more than that.
  return component as Wrapper<Element, Props, Events>;
}
