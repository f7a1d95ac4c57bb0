import { pluralsOf } from './plurals.js';
import type { Strings } from './strings.js';

const plural = pluralsOf('de');

/** German. */
export const strings: Strings = {
  conversation: 'Unterhaltung',
  assistant: 'Assistent',
  user: 'Sie',
  messageFrom: (who) => `Nachricht von: ${who}`,
  empty: 'Fragen Sie, was Sie möchten.',
  examples: 'Beispiele',
  selectExample: (number, title) => `Beispiel ${number} wählen: ${title}`,
  replies: 'Mögliche Antworten',

  retry: 'Wiederholen',
  undo: 'Zurücknehmen',
  edit: 'Bearbeiten',
  like: 'Gefällt mir',
  dislike: 'Gefällt mir nicht',
  feedback: 'Rückmeldung geben',
  copy: 'Kopieren',
  liked: 'Gefällt Ihnen',
  disliked: 'Gefällt Ihnen nicht',
  feedbackGiven: (option) => `Rückmeldung: ${option}`,
  feedbackTakenBack: 'Rückmeldung zurückgenommen',
  comment: 'Kommentar (wenn Sie möchten)',
  sendComment: 'Kommentar senden',
  commentSent: 'Kommentar gesendet',
  actionOn: (action, who) => `${action}: Nachricht von: ${who}`,
  editMessage: 'Nachricht bearbeiten',
  editAnswer: 'Antwort bearbeiten',
  save: 'Senden',
  saveAnswer: 'Speichern',
  saveWaits: 'Das geht, sobald die Antwort vollständig ist.',
  cancel: 'Abbrechen',

  reasoning: 'Überlegung',
  inProgress: 'Läuft',
  result: 'Ergebnis',

  answering: 'Antwort kommt …',
  answerFrom: (who, text) => `${who}: ${text}`,
  answerOver: 'Ende der Antwort',
  spokenThought: (title) => `Schritt: ${title}`,
  spokenFile: (name) => `Datei: ${name}`,
  spokenPicture: (description) => (description ? `Bild: ${description}` : 'Bild'),
  spokenCode: (lines, language) =>
    `Code, ${lines} ${plural(lines, { one: 'Zeile', other: 'Zeilen' })}${language && `, ${language}`}`,
  spokenTable: (columns, rows) =>
    `Tabelle, ${columns} ${plural(columns, { one: 'Spalte', other: 'Spalten' })}, ${rows} ${plural(rows, { one: 'Zeile', other: 'Zeilen' })}`,
  scrollDown: 'Nach unten',
  resize: 'Höhe ändern',
  scrollDownToNew: (count) =>
    `Nach unten: ${count} neue ${plural(count, { one: 'Nachricht', other: 'Nachrichten' })}`,

  copyAll: 'Unterhaltung kopieren',
  clear: 'Unterhaltung leeren',
  cleared: 'Die Unterhaltung wurde geleert.',
  loadFailed: 'Konnte nicht geladen werden',

  wrapLines: 'Zeilen umbrechen',
  copyCode: 'Code kopieren',
  downloadCode: 'Code herunterladen',
  downloadFailed: 'Herunterladen fehlgeschlagen',
  copyTable: 'Tabelle kopieren',
  copyRichText: 'Formatiert kopieren',
  copyMarkdown: 'Als Markdown kopieren',
  copyCsv: 'Als CSV kopieren',
  copied: 'Kopiert',
  copyFailed: 'Kopieren fehlgeschlagen',
  table: 'Tabelle',
  picture: 'Bild',
  pictureFrom: (host) => `Bild von ${host}`,
  pictureRefused: 'Bild nicht angezeigt',
  show: 'Anzeigen',
  footnotes: 'Fußnoten',
  footnote: (number) => `Fußnote ${number}`,
  backToText: (number, nth) => `Zurück zum Text: Fußnote ${number}${nth > 1 ? `, Verweis ${nth}` : ''}`,
  note: 'Hinweis',
  tip: 'Tipp',
  important: 'Wichtig',
  warning: 'Warnung',
  caution: 'Vorsicht',
  download: 'Herunterladen',
  fileBlocked: (name, host) => `${name}, von ${host}`,
  fileRefused: 'Die Adresse lässt sich hier nicht öffnen.',

  message: 'Nachricht',
  messagePlaceholder: 'Nachricht schreiben …',
  attach: 'Dateien anhängen',
  attached: 'Angehängte Dateien',
  remove: (name) => `Entfernen: ${name}`,
  send: 'Senden',
  stop: 'Anhalten',
  drop: 'Dateien zum Anhängen hier ablegen',
  rejectedType: (names, accepted) => `${names}: kann hier nicht angehängt werden. Erlaubt: ${accepted}.`,
  rejectedSize: (names, limit) => `${names}: größer als ${limit}.`,
  rejectedCount: (names) => `Hier passt nur eine Datei; weggelassen: ${names}.`,

  failedNetwork: 'Der Server ist nicht erreichbar. Bitte die Verbindung und die Adresse prüfen.',
  failedCut: 'Die Verbindung ging verloren, bevor die Antwort vollständig war.',
  failedStatus: (status) => `Der Server antwortete mit einem Fehler (${status}).`,
  failedKey: 'Der Server hat den Schlüssel nicht angenommen.',
  failedBusy: (seconds) =>
    seconds === undefined
      ? 'Der Server ist ausgelastet. Bitte gleich noch einmal versuchen.'
      : `Der Server ist ausgelastet. Bitte in ${seconds} ${plural(seconds, { one: 'Sekunde', other: 'Sekunden' })} noch einmal versuchen.`,
  failedFormat: 'Der Server hat etwas geschickt, das keine Antwort eines Chats ist.',
  failedServer: (words) =>
    words ? `Der Server meldete einen Fehler: ${words}` : 'Der Server meldete einen Fehler.',
  failedResponder: 'Beim Antworten ist etwas schiefgegangen.',
  failedEmpty: 'Es kam keine Antwort.',
  stopped: 'Angehalten.',
  details: 'Einzelheiten',
  templatesRefused:
    'Der Chat kann nicht angezeigt werden: Die Sicherheitsrichtlinie dieser Seite muss „trusted-types parley“ erlauben.',
};
