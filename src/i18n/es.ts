import { pluralsOf } from './plurals.js';
import type { Strings } from './strings.js';

const plural = pluralsOf('es');

/** Spanish. */
export const strings: Strings = {
  conversation: 'Conversación',
  assistant: 'Asistente',
  user: 'Usted',
  messageFrom: (who) => `Mensaje de: ${who}`,
  empty: 'Pregunte lo que quiera.',
  examples: 'Ejemplos',
  selectExample: (number, title) => `Elegir el ejemplo ${number}: ${title}`,
  replies: 'Respuestas sugeridas',

  retry: 'Reintentar',
  undo: 'Deshacer',
  edit: 'Editar',
  like: 'Me gusta',
  dislike: 'No me gusta',
  feedback: 'Dar opinión',
  copy: 'Copiar',
  liked: 'Le gusta',
  disliked: 'No le gusta',
  feedbackGiven: (option) => `Opinión enviada: ${option}`,
  feedbackTakenBack: 'Opinión retirada',
  comment: 'Comentario (opcional)',
  sendComment: 'Enviar comentario',
  commentSent: 'Comentario enviado',
  actionOn: (action, who) => `${action}: mensaje de ${who}`,
  editMessage: 'Editar el mensaje',
  editAnswer: 'Editar la respuesta',
  save: 'Enviar',
  saveAnswer: 'Guardar',
  saveWaits: 'Espere a que la respuesta esté completa.',
  cancel: 'Cancelar',

  reasoning: 'Razonamiento',
  inProgress: 'En curso',
  result: 'Resultado',

  answering: 'Respondiendo…',
  answerFrom: (who, text) => `${who}: ${text}`,
  answerOver: 'Fin de la respuesta',
  spokenThought: (title) => `Paso: ${title}`,
  spokenFile: (name) => `Archivo: ${name}`,
  spokenPicture: (description) => (description ? `Imagen: ${description}` : 'Imagen'),
  spokenCode: (lines, language) =>
    `Código, ${lines} ${plural(lines, { one: 'línea', other: 'líneas' })}${language && `, ${language}`}`,
  spokenTable: (columns, rows) =>
    `Tabla, ${columns} ${plural(columns, { one: 'columna', other: 'columnas' })}, ${rows} ${plural(rows, { one: 'fila', other: 'filas' })}`,
  scrollDown: 'Ir al final',
  resize: 'Cambiar la altura',
  scrollDownToNew: (count) =>
    `Ir al final: ${count} ${plural(count, { one: 'mensaje nuevo', other: 'mensajes nuevos' })}`,

  copyAll: 'Copiar la conversación',
  clear: 'Borrar la conversación',
  cleared: 'La conversación se ha borrado.',
  loadFailed: 'No se pudo cargar',

  wrapLines: 'Ajustar líneas',
  copyCode: 'Copiar código',
  downloadCode: 'Descargar código',
  downloadFailed: 'Error al descargar',
  copyTable: 'Copiar tabla',
  copyRichText: 'Copiar con formato',
  copyMarkdown: 'Copiar como Markdown',
  copyCsv: 'Copiar como CSV',
  copied: 'Copiado',
  copyFailed: 'Error al copiar',
  table: 'Tabla',
  picture: 'Imagen',
  pictureFrom: (host) => `Imagen de ${host}`,
  pictureRefused: 'Imagen no mostrada',
  show: 'Mostrar',
  footnotes: 'Notas al pie',
  footnote: (number) => `Nota al pie ${number}`,
  backToText: (number, nth) => `Volver al texto: nota ${number}${nth > 1 ? `, referencia ${nth}` : ''}`,
  note: 'Nota',
  tip: 'Consejo',
  important: 'Importante',
  warning: 'Advertencia',
  caution: 'Precaución',
  download: 'Descargar',
  fileBlocked: (name, host) => `${name}, de ${host}`,
  fileRefused: 'Su dirección no se puede abrir aquí.',

  message: 'Mensaje',
  messagePlaceholder: 'Escriba un mensaje…',
  attach: 'Adjuntar archivos',
  attached: 'Archivos adjuntos',
  remove: (name) => `Quitar ${name}`,
  send: 'Enviar',
  stop: 'Detener',
  drop: 'Suelte los archivos para adjuntarlos',
  rejectedType: (names, accepted) => `No se puede adjuntar aquí: ${names}. Se aceptan: ${accepted}.`,
  rejectedSize: (names, limit) => `${names} supera ${limit}.`,
  rejectedCount: (names) => `Aquí solo cabe un archivo; no se incluyó: ${names}.`,

  failedNetwork: 'No se pudo contactar con el servidor. Compruebe la conexión y su dirección.',
  failedCut: 'La conexión se perdió antes de que la respuesta estuviera completa.',
  failedStatus: (status) => `El servidor respondió con un error (${status}).`,
  failedKey: 'El servidor no aceptó la clave.',
  failedBusy: (seconds) =>
    seconds === undefined
      ? 'El servidor está ocupado. Inténtelo de nuevo en un momento.'
      : `El servidor está ocupado. Inténtelo de nuevo en ${seconds} ${plural(seconds, { one: 'segundo', other: 'segundos' })}.`,
  failedFormat: 'El servidor envió algo que no es una respuesta de chat.',
  failedServer: (words) =>
    words ? `El servidor informó de un error: ${words}` : 'El servidor informó de un error.',
  failedResponder: 'Algo salió mal al responder.',
  failedEmpty: 'No llegó ninguna respuesta.',
  stopped: 'Detenido.',
  details: 'Detalles',
  templatesRefused:
    'El chat no se puede mostrar: la política de seguridad de esta página debe permitir «trusted-types parley».',
};
