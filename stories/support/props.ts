import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class Props extends Directive {
  #set: Readonly<Record<string, unknown>> = {};

  override render(_props: object) {
    return noChange;
  }

  override update({ element }: ElementPart, [props]: Parameters<this['render']>) {
    const changed = Object.entries(props).filter(([name, value]) => this.#set[name] !== value);
    Object.assign(element, Object.fromEntries(changed));
    this.#set = { ...this.#set, ...props };
    return noChange;
  }
}

/** Sets all the story's arguments as properties of the element; what is not named keeps its default. */
export const props = directive(Props);
