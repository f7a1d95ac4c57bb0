import type { Strings } from '../../i18n/strings.js';
import { formatBytes, type Rejected, type RejectReason } from '../../model/file.js';

interface Box {
  readonly fileTypes: readonly string[] | undefined;
  readonly maxFileSize: number | undefined;
}

/** A sentence for each reason why files were not taken. */
export function rejection(
  rejected: readonly Rejected[],
  box: Box,
  strings: Strings,
  locale?: string,
): string {
  const names = (reason: RejectReason) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      rejected.filter((each) => each.reason === reason).map(({ file }) => file.name),
    );
  const accepted = (box.fileTypes ?? []).join(', ');
  const limit = formatBytes(box.maxFileSize ?? 0, locale);
  const sentences: [string, (names: string) => string][] = [
    [names('type'), (list) => strings.rejectedType(list, accepted)],
    [names('size'), (list) => strings.rejectedSize(list, limit)],
    [names('count'), (list) => strings.rejectedCount(list)],
  ];
  return sentences.flatMap(([list, say]) => (list === '' ? [] : [say(list)])).join(' ');
}
