import type { FileData } from './message.js';

/** How a file is shown: in place, by a player, or as a card with a name and a download. */
export type FileKind = 'image' | 'audio' | 'video' | 'file';

/** What browsers show in place. A list of what is let through, not a register of types: all else is a card. */
const shown: Readonly<Record<string, Exclude<FileKind, 'file'>>> = Object.assign(Object.create(null), {
  ...{ png: 'image', jpg: 'image', jpeg: 'image', gif: 'image', webp: 'image', avif: 'image', bmp: 'image' },
  ...{
    mp3: 'audio',
    wav: 'audio',
    ogg: 'audio',
    oga: 'audio',
    m4a: 'audio',
    flac: 'audio',
    aac: 'audio',
    opus: 'audio',
  },
  ...{ mp4: 'video', webm: 'video', mov: 'video', m4v: 'video', ogv: 'video' },
});

/** The name to show: the owner's, else the last part of its path or address. */
export function fileName({ orig_name, blob, path, url, file_id }: FileData): string {
  if (orig_name) return orig_name;
  if (blob instanceof File && blob.name) return blob.name;
  const place = path || (url && !url.startsWith('data:') ? url : '');
  return place.split(/[?#]/)[0]?.split(/[\\/]/).at(-1) || file_id || 'file';
}

const decoded = new WeakMap<FileData, Blob>();

/**
 * Its bytes, where the page has them. A recording may have come within the message, as a `data:` address; players, and
 * security policies, would rather have a blob.
 */
export function blobOf(file: FileData): Blob | undefined {
  const known = file.blob ?? decoded.get(file);
  const [, type, base64] = /^data:(audio\/[\w.+-]+);base64,(.*)$/is.exec(file.url ?? '') ?? [];
  if (known || base64 === undefined) return known;
  try {
    const blob = new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type });
    decoded.set(file, blob);
    return blob;
  } catch {
    return undefined; // It is not base64.
  }
}

/** The ending without its dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function mimeOf(file: FileData): string {
  return (file.mime_type || file.blob?.type || '').toLowerCase();
}

/** Can its bytes be read as text? By MIME type, else by the name's ending. */
export function isText(file: FileData): boolean {
  return textMime.test(mimeOf(file)) || textName.test(extensionOf(fileName(file)));
}
const textMime = /^text\/|json|xml|yaml|csv|javascript/;
const textName =
  /^(csv|tsv|txt|md|json|ya?ml|xml|html?|css|m?js|ts|py|log|ini|toml|sql|sh|c|cpp|java|go|rs)$/;

// Documents that can run something: a card, whatever else they call themselves.
const activeMime = /svg|xml|html|pdf|script/;
const activeName = /^(svgz?|x?html?|xml|xslt?|pdf|m?js)$/;

/** By MIME type, then by the name's ending; where the two disagree, the more dangerous wins. */
export function fileKind(file: FileData): FileKind {
  const mime = mimeOf(file);
  const ending = extensionOf(fileName(file));
  if (activeMime.test(mime) || activeName.test(ending)) return 'file';
  if (mime === '' || mime === 'application/octet-stream') return shown[ending] ?? 'file';
  const [family] = mime.split('/');
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file';
}

/** Does the file fit one of the accepted types: `.csv`, `image/*`, `text/csv`, or a bare `image`, `text`, `file`? */
export function accepts(
  fileTypes: readonly string[] | undefined,
  { name, type }: { name: string; type: string },
): boolean {
  if (!fileTypes || fileTypes.length === 0) return true;
  return acceptList(fileTypes).some((wanted) => {
    if (wanted === '*/*') return true;
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type.split(';')[0] === wanted;
  });
}

/** Gradio's words for types (`image`, `csv`) as the `accept` attribute of a file input wants them. */
export function acceptList(fileTypes: readonly string[]): string[] {
  return fileTypes.map((type) => {
    const word = type.trim().toLowerCase();
    if (word.startsWith('.') || word.includes('/')) return word;
    if (word === 'file' || word === '*') return '*/*';
    return ['image', 'audio', 'video', 'text'].includes(word) ? `${word}/*` : `.${word}`;
  });
}

/** `1.2 MB`, in the reader's own way of writing it. */
export function formatBytes(bytes: number, locale?: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** What a box takes. */
export interface Limits {
  readonly fileTypes?: readonly string[] | undefined;
  /** Bytes, for each file. */
  readonly maxFileSize?: number | undefined;
  /** How many more fit. */
  readonly room: number;
}

/** Why a file was not taken: its type, its size, or one too many. */
export type RejectReason = 'type' | 'size' | 'count';

export interface Rejected {
  readonly file: File;
  readonly reason: RejectReason;
}

/** Each file is judged by itself: one that does not fit keeps no other out. */
export function admit(files: Iterable<File>, limits: Limits): { taken: File[]; rejected: Rejected[] } {
  const taken: File[] = [];
  const rejected: Rejected[] = [];
  for (const file of files) {
    const reason = reasonAgainst(file, limits, taken.length);
    if (reason) rejected.push({ file, reason });
    else taken.push(file);
  }
  return { taken, rejected };
}

function reasonAgainst(file: File, limits: Limits, taken: number): RejectReason | undefined {
  if (!accepts(limits.fileTypes, file)) return 'type';
  if (file.size > (limits.maxFileSize ?? Number.POSITIVE_INFINITY)) return 'size';
  return taken >= limits.room ? 'count' : undefined;
}

/** A file that the user picked, as the messages format describes it. */
export function fromBlob(blob: File): FileData {
  return {
    blob,
    orig_name: blob.name,
    mime_type: blob.type,
    size: blob.size,
    meta: { _type: 'gradio.FileData' },
  };
}
