import type { ComplexAttributeConverter } from 'lit';

/** One way to read a boolean attribute: absent is the default, `"false"` is false, anything else is true. */
export const booleanAttribute: ComplexAttributeConverter<boolean | undefined> = {
  fromAttribute: (value) => (value === null ? undefined : value !== 'false'),
  toAttribute: (value) => (value ? '' : null),
};

/** A text or a number whose default is to have none. */
export const textAttribute: ComplexAttributeConverter<string | undefined> = {
  fromAttribute: (value) => value ?? undefined,
};
export const numberAttribute: ComplexAttributeConverter<number | undefined> = {
  fromAttribute: (value) => (value === null ? undefined : Number(value)),
};

/** A boolean that may also be `all`. */
export const someAttribute: ComplexAttributeConverter<boolean | 'all' | undefined> = {
  fromAttribute: readSome,
};

/** As a property it may be what the attribute was: Vue sets `''` for an attribute without a value. */
export function readSome(value: unknown): boolean | 'all' | undefined {
  if (value === undefined || value === null) return undefined;
  return value === 'all' ? 'all' : value !== false && value !== 'false';
}

/** Which messages may be edited. As in Gradio's guide, a plain `editable` means the user's own. */
type Editable = 'none' | 'user' | 'all';

export function readEditable(value: unknown): Editable | undefined {
  if (value === undefined || value === null) return undefined;
  if (value === 'all') return 'all';
  return value === false || value === 'none' || value === 'false' ? 'none' : 'user';
}
