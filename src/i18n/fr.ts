import { pluralsOf } from './plurals.js';
import type { Strings } from './strings.js';

const plural = pluralsOf('fr');

/** French. */
export const strings: Strings = {
  conversation: 'Conversation',
  assistant: 'Assistant',
  user: 'Vous',
  messageFrom: (who) => `Message de : ${who}`,
  empty: 'Posez votre question.',
  examples: 'Exemples',
  selectExample: (number, title) => `Choisir l’exemple ${number} : ${title}`,
  replies: 'Réponses proposées',

  retry: 'Réessayer',
  undo: 'Annuler',
  edit: 'Modifier',
  like: 'J’aime',
  dislike: 'Je n’aime pas',
  feedback: 'Donner un avis',
  copy: 'Copier',
  liked: 'Vous aimez',
  disliked: 'Vous n’aimez pas',
  feedbackGiven: (option) => `Avis donné : ${option}`,
  feedbackTakenBack: 'Avis retiré',
  comment: 'Commentaire (facultatif)',
  sendComment: 'Envoyer le commentaire',
  commentSent: 'Commentaire envoyé',
  actionOn: (action, who) => `${action} : message de ${who}`,
  editMessage: 'Modifier le message',
  editAnswer: 'Modifier la réponse',
  save: 'Envoyer',
  saveAnswer: 'Enregistrer',
  saveWaits: 'Attendez que la réponse soit complète.',
  cancel: 'Abandonner',

  reasoning: 'Raisonnement',
  inProgress: 'En cours',
  result: 'Résultat',

  answering: 'Réponse en cours…',
  answerFrom: (who, text) => `${who} : ${text}`,
  answerOver: 'Fin de la réponse',
  spokenThought: (title) => `Étape : ${title}`,
  spokenFile: (name) => `Fichier : ${name}`,
  spokenPicture: (description) => (description ? `Image : ${description}` : 'Image'),
  spokenCode: (lines, language) =>
    `Code, ${lines} ${plural(lines, { one: 'ligne', other: 'lignes' })}${language && `, ${language}`}`,
  spokenTable: (columns, rows) =>
    `Tableau, ${columns} ${plural(columns, { one: 'colonne', other: 'colonnes' })}, ${rows} ${plural(rows, { one: 'ligne', other: 'lignes' })}`,
  scrollDown: 'Aller en bas',
  resize: 'Changer la hauteur',
  scrollDownToNew: (count) =>
    `Aller en bas : ${count} ${plural(count, { one: 'nouveau message', other: 'nouveaux messages' })}`,

  copyAll: 'Copier la conversation',
  clear: 'Effacer la conversation',
  cleared: 'La conversation a été effacée.',
  loadFailed: 'Le chargement a échoué',

  wrapLines: 'Renvoyer à la ligne',
  copyCode: 'Copier le code',
  downloadCode: 'Télécharger le code',
  downloadFailed: 'Échec du téléchargement',
  copyTable: 'Copier le tableau',
  copyRichText: 'Copier le texte mis en forme',
  copyMarkdown: 'Copier en Markdown',
  copyCsv: 'Copier en CSV',
  copied: 'Copié',
  copyFailed: 'Échec de la copie',
  table: 'Tableau',
  picture: 'Image',
  pictureFrom: (host) => `Image de ${host}`,
  pictureRefused: 'Image non affichée',
  show: 'Afficher',
  footnotes: 'Notes de bas de page',
  footnote: (number) => `Note de bas de page ${number}`,
  backToText: (number, nth) => `Retour au texte : note ${number}${nth > 1 ? `, renvoi ${nth}` : ''}`,
  note: 'Remarque',
  tip: 'Conseil',
  important: 'À retenir',
  warning: 'Avertissement',
  caution: 'Prudence',
  download: 'Télécharger',
  fileBlocked: (name, host) => `${name}, de ${host}`,
  fileRefused: 'Son adresse ne peut pas être ouverte ici.',

  message: 'Votre message',
  messagePlaceholder: 'Écrivez un message…',
  attach: 'Joindre des fichiers',
  attached: 'Fichiers joints',
  remove: (name) => `Retirer ${name}`,
  send: 'Envoyer',
  stop: 'Arrêter',
  drop: 'Déposez des fichiers pour les joindre',
  rejectedType: (names, accepted) => `Impossible de joindre ${names} ici. Acceptés : ${accepted}.`,
  rejectedSize: (names, limit) => `${names} dépasse ${limit}.`,
  rejectedCount: (names) => `Un seul fichier tient ici ; non repris : ${names}.`,

  failedNetwork: 'Le serveur est injoignable. Vérifiez la connexion et son adresse.',
  failedCut: 'La connexion a été perdue avant la fin de la réponse.',
  failedStatus: (status) => `Le serveur a répondu par une erreur (${status}).`,
  failedKey: 'Le serveur n’a pas accepté la clé.',
  failedBusy: (seconds) =>
    seconds === undefined
      ? 'Le serveur est occupé. Réessayez dans un instant.'
      : `Le serveur est occupé. Réessayez dans ${seconds} ${plural(seconds, { one: 'seconde', other: 'secondes' })}.`,
  failedFormat: 'Le serveur a envoyé autre chose qu’une réponse de chat.',
  failedServer: (words) =>
    words ? `Le serveur a signalé une erreur : ${words}` : 'Le serveur a signalé une erreur.',
  failedResponder: 'Un problème est survenu pendant la réponse.',
  failedEmpty: 'Aucune réponse n’est arrivée.',
  stopped: 'Arrêté.',
  details: 'Détails',
  templatesRefused:
    'Le chat ne peut pas s’afficher : la politique de sécurité de cette page doit autoriser « trusted-types parley ».',
};
