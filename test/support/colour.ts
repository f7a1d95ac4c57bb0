/** Linear light, each from 0 to 1. */
export type Rgb = readonly [number, number, number];

export interface Colour {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** The colour of a token `--_name` as its style sheet defines it, with no page's own setting. */
export function tokenColour(sheet: string, name: string, scheme: 'light' | 'dark'): Colour {
  const value = new RegExp(`--_${name}:\\s*([^;]+);`).exec(sheet)?.[1];
  if (!value) throw new Error(`There is no token --_${name}.`);
  return read(value.trim(), sheet, scheme);
}

function read(value: string, sheet: string, scheme: 'light' | 'dark'): Colour {
  const call = /^([\w-]+)\((.*)\)$/s.exec(value);
  const [, name, inside = ''] = call ?? [];
  if (name === 'oklch') return fromOklch(inside);
  const [first = '', second = ''] = topLevel(inside);
  if (name === 'light-dark') return read(scheme === 'light' ? first : second, sheet, scheme);
  if (name === 'var' && first.startsWith('--_')) return tokenColour(sheet, first.slice(3), scheme);
  if (name === 'var') return read(second, sheet, scheme);
  throw new Error(`“${value}” is no colour that is understood here.`);
}

/** The two arguments of a function, apart from the commas inside of them. */
function topLevel(inside: string): string[] {
  let depth = 0;
  for (const [at, letter] of [...inside].entries()) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) return [inside.slice(0, at).trim(), inside.slice(at + 1).trim()];
  }
  return [inside.trim()];
}

/** Björn Ottosson's matrices, as in CSS Color 4; what is outside of sRGB is clipped. */
function fromOklch(inside: string): Colour {
  const [lightness = 0, chroma = 0, hue = 0, alpha = 100] = inside.split(/[\s/%]+/).map(Number);
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness / 100 + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness / 100 - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness / 100 - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const rgb: Rgb = [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
  return { rgb, alpha: alpha / 100 };
}

/** A colour that lets some of its ground through. Browsers mix the values that are stored, and not the light. */
export function over({ rgb, alpha }: Colour, ground: Rgb): Rgb {
  const mix = (at: 0 | 1 | 2) => toLight(toStored(rgb[at]) * alpha + toStored(ground[at]) * (1 - alpha));
  return [mix(0), mix(1), mix(2)];
}

const toStored = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
const toLight = (stored: number) => (stored <= 0.04045 ? stored / 12.92 : ((stored + 0.055) / 1.055) ** 2.4);

/** The contrast ratio of WCAG 2. */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [dark = 1, light = 1] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return light / dark;
}
