import { report } from './report.js';

/** A list or an object, which comes from an attribute as JSON. What is no JSON, or something else, is said to be so. */
export function readJson<Value>(
  host: HTMLElement,
  source: string,
  given: Value | string | null | undefined,
  fits: (value: unknown) => value is Value,
): Value | undefined {
  try {
    const value: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    if (value === null || value === undefined) return undefined;
    if (fits(value)) return value;
    report(host, { source, message: 'a list or an object was expected.', cause: given });
  } catch (cause) {
    report(host, { source, message: 'this is not JSON.', cause });
  }
  return undefined;
}
