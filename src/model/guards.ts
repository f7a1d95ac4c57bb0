/** An object whose fields are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Not even a proxy that was revoked makes this throw. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** A value in words, for telling what was wrong with it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return isList(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

export function quote(value: unknown): string {
  return typeof value === 'string' ? `“${value.slice(0, 40)}”` : kindOf(value);
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
