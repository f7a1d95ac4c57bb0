import type { ExampleMessage } from '../../src/index.ts';
import { parseMessages } from '../../src/index.ts';
import { avatars, csv, pdf, pictures } from './files.ts';

export const short = parseMessages([
  { role: 'user', content: 'What is a parley?' },
  {
    role: 'assistant',
    content: `A **parley** is a talk between two sides that would rather not fight.

1. Somebody asks for it, by a flag or a drum.
2. Both sides stop what they are doing.
3. They talk, and nobody is harmed *for as long as it lasts*.

The word comes from the French *parler*, to speak.`,
  },
  { role: 'user', content: 'And how would I ask for one in code?' },
  {
    role: 'assistant',
    content: `Give the chat a function that answers. What it yields is shown as it comes:

\`\`\`ts
chat.respond = async function* ({ text }) {
  yield 'You said: ';
  yield text;
};
\`\`\``,
  },
]);

export const examples: readonly (ExampleMessage | string)[] = [
  { icon: avatars.assistant, text: 'When is high water today?' },
  { icon: { mime_type: 'text' }, display_text: 'Write a notice for the board', text: 'Write a notice.' },
  { text: 'Which of these boats is in the survey?', files: [pictures.harbour.file, pdf] },
  {
    text: 'Sort these by the light in them',
    files: [
      ...Object.values(pictures).map(({ file }) => file),
      pdf,
      { path: 'light.csv', orig_name: 'light.csv' },
    ],
  },
];

export const withReplies = parseMessages([
  { role: 'user', content: 'Where can I put my boat in?' },
  {
    role: 'assistant',
    content: 'There are three slipways. Only the north one can be used at low water. Which one do you take?',
    options: [
      { value: 'I take the north slipway.', label: 'The north slipway' },
      { value: 'I take the middle slipway.', label: 'The middle one' },
      { value: 'Tell me more about the old quay.', label: 'What about the old quay?' },
    ],
  },
]);

export const named = parseMessages([
  { role: 'user', name: 'Ada Lovelace', content: 'Who keeps the tide gauge?' },
  {
    role: 'assistant',
    name: 'Harbour master',
    content: 'I do. It is read each hour, and the readings are on the board.',
  },
  { role: 'assistant', name: 'Survey', content: 'We check it twice a year.' },
  { role: 'user', name: 'Ada Lovelace', content: 'Thank you both!' },
]);

/** In the reader's own time zone, so that the days are the same everywhere. */
const may = (day: number, hour: number, minute: number) => new Date(2019, 4, day, hour, minute);

export const dated = parseMessages(
  short.map(({ id, ...message }, place) => ({
    ...message,
    created_at: place < 2 ? may(6, 17, 3 + place) : may(7, 9, 10 + place),
  })),
);

/** Many turns, of lengths that differ and are the same each time. */
export const long = parseMessages(
  Array.from({ length: 120 }, (_, turn) => [
    { role: 'user', content: `How far is berth ${turn + 1} from the harbour office?` },
    {
      role: 'assistant',
      content: `Berth ${turn + 1} is **${((turn * 37) % 90) + 20} m** away.${' Follow the quay, and keep the water on your left.'.repeat((turn * 7) % 5)}`,
    },
  ]).flat(),
);

export const rich = parseMessages([
  { role: 'user', content: 'Compare the three slipways for me, and show me how to read the tide table.' },
  {
    role: 'assistant',
    content: `## Three slipways

All three can be used by a boat of **up to 7 m**; only the north one at low water. The [harbour rules](https://harbour.example/rules) say more.

| Slipway | Depth at low water | Fee | Good for |
| --- | ---: | ---: | --- |
| North | 1.40 m | € 12.50 | any tide |
| Middle | 0.60 m | € 8.00 | dinghies, kayaks |
| Old quay | 0.20 m | free | two hours around high water |

### Reading the table

Heights are *above chart datum*, so the depth is the chart's number plus the table's:

\`\`\`python
def depth(chart: float, tide: float) -> float:
    """Metres of water over the sill."""
    return round(chart + tide, 2)

print(depth(chart=0.6, tide=1.85))  # 2.45
\`\`\`

- [x] fetch the table of the day
- [ ] add **one hour** in summer
- [ ] keep \`0.5 m\` in hand for the swell

> Wind from the west can hold the water back by a foot. Look at the gauge before you look at the table.

Then, in this order:

1. Find the two heights around your hour.
2. Take the share of the hours between them.
   - a third in the middle two hours
   - a twelfth in the first and the last
3. Add the chart's depth.`,
  },
]);

export const withFiles = parseMessages([
  {
    role: 'user',
    content: [pictures.harbour, pdf, 'Is this boat in the survey, and how did the season go?'],
  },
  {
    role: 'assistant',
    content: [
      'The boat is on **page 14**. I counted the berths by month; the rows are in the file.',
      { blob: csv },
    ],
  },
]);

export const gallery = parseMessages([
  { role: 'user', content: 'Paint me the coast in four moods.' },
  {
    role: 'assistant',
    content: [
      'Dusk, morning, night and noon:',
      ...Object.values(pictures),
      'Shall I make one of them larger?',
    ],
  },
]);

export const blocked = parseMessages([
  { role: 'user', content: 'Do you have a picture of the old quay?' },
  {
    role: 'assistant',
    content: [
      `There are two, both from elsewhere:

![The old quay at low water](https://pictures.example/old-quay.jpg)`,
      { url: 'https://archive.example/quay-1911.jpg', orig_name: 'quay-1911.jpg', mime_type: 'image/jpeg' },
    ],
  },
]);

export const unbroken = parseMessages([
  {
    role: 'user',
    content: `Where does this lead? https://harbour.example/${'berths-and-moorings/'.repeat(8)}`,
  },
  {
    role: 'assistant',
    content: `To \`${'a/very/long/path/'.repeat(10)}\`, which is a file. In a line of code it scrolls:

\`\`\`sh
curl --fail --silent --show-error --location https://harbour.example/berths --output berths.json
\`\`\`

| Parameter | Meaning | Default | Since | Seen in |
| --- | --- | --- | --- | --- |
| \`--fail\` | ends with an error where the server does | off | 7.10 | deployment scripts |
| \`--location\` | follows the server to another address | off | 5.0 | nearly everywhere |`,
  },
]);

export const arabic = parseMessages([
  { role: 'user', content: 'ما هو أفضل وقت لزيارة الميناء القديم؟' },
  {
    role: 'assistant',
    content: `أفضل وقت هو **قبل الغروب بساعة**، حين تعود القوارب.

1. ابدأ من المنارة وامشِ على الرصيف.
2. توقف عند *السوق الصغير* قبل السابعة.

| المكان | المسافة | الرسم |
| --- | ---: | ---: |
| المنارة | 350 م | مجاني |
| السوق | 900 م | 12 |

> الريح الغربية باردة في المساء، فخذ معطفًا.

\`\`\`sh
curl https://harbour.example/tides?day=friday
\`\`\``,
  },
  { role: 'user', content: 'شكرًا! وهل يعمل التطبيق harbour-app دون إنترنت؟' },
  { role: 'assistant', content: 'نعم، بعد أن تفتح الخريطة مرة واحدة.' },
]);
