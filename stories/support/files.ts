const addressOf = {
  dunes: new URL('../pictures/dunes.jpg', import.meta.url).href,
  face: new URL('../pictures/face.png', import.meta.url).href,
  harbour: new URL('../pictures/harbour.jpg', import.meta.url).href,
  lighthouse: new URL('../pictures/lighthouse.jpg', import.meta.url).href,
  mountains: new URL('../pictures/mountains.jpg', import.meta.url).href,
  spark: new URL('../../examples/demo/icon.svg', import.meta.url).href,
};

export const avatars = { user: addressOf.face, assistant: addressOf.spark };

const picture = (name: keyof typeof addressOf, alt_text: string) => ({
  type: 'file',
  file: { url: addressOf[name], orig_name: `${name}.jpg`, mime_type: 'image/jpeg' },
  alt_text,
});

export const pictures = {
  harbour: picture('harbour', 'A sailing boat in a harbour at dusk'),
  mountains: picture('mountains', 'Two white peaks behind green hills'),
  lighthouse: picture('lighthouse', 'A lighthouse at night'),
  dunes: picture('dunes', 'Red dunes under a low sun'),
};

const rows = 'month,units,revenue\nApril,131,1404.10\nMay,156,1688.75\nJune,149,1612.40\n';

export const csv = new File([rows], 'sales-second-quarter.csv', { type: 'text/csv' });

export const pdf = {
  path: '/files/harbour-survey.pdf',
  url: '/files/harbour-survey.pdf',
  orig_name: 'harbour-survey-of-all-berths-and-moorings-2026-final.pdf',
  size: 1_482_113,
  mime_type: 'application/pdf',
};

/** A picture as its user would add it: the file itself. */
export async function pictureFile(name: keyof typeof pictures): Promise<File> {
  const { url, orig_name, mime_type } = pictures[name].file;
  const response = await fetch(url);
  return new File([await response.blob()], orig_name, { type: mime_type });
}
