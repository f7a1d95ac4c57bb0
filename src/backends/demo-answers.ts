import { escapeMarkdown } from './escape.js';

const topics: readonly { readonly about: RegExp; readonly answer: string }[] = [
  {
    about: /\b(code|program|function|script|typescript|javascript|python|fibonacci)\b/i,
    answer: `Here is a small function, and a way to try it:

\`\`\`ts
/** The first \`count\` Fibonacci numbers. */
export function fibonacci(count: number): number[] {
  const numbers = [0, 1];
  while (numbers.length < count) {
    const [a, b] = numbers.slice(-2);
    numbers.push(a + b);
  }
  return numbers.slice(0, count);
}

console.log(fibonacci(10)); // 0, 1, 1, 2, 3, 5, 8, 13, 21, 34
\`\`\`

1. \`slice(-2)\` takes the last two numbers.
2. The loop adds one number at a time, so it runs in **linear** time.
3. The last \`slice\` makes \`fibonacci(1)\` right, too.`,
  },
  {
    about: /\b(table|compare|comparison|data|csv|numbers)\b/i,
    answer: `Three ways of carrying an answer to a page:

| Way | Direction | Reconnects | Good for |
| --- | --- | :---: | --- |
| Fetch and a stream | server to page | by hand | one answer to one question |
| Event source | server to page | by itself | news that never ends |
| Web socket | both | by hand | many small messages |

For a chat the first is **enough**: each question is a request of its own, and *Stop* simply aborts it.`,
  },
  {
    about: /\b(plan|list|steps|trip|lisbon|recipe|weekend)\b/i,
    answer: `A calm weekend in Lisbon:

### Saturday
- **Morning:** coffee in Graça, then down through Alfama on foot
- **Afternoon:** the tile museum – small, cool and never crowded
- **Evening:** the ferry to Cacilhas, and dinner with the city on the other side

### Sunday
- [x] Train to Sintra before nine
- [ ] The Moorish castle first, the palace after
- [ ] Back by five for a swim in Cascais

> Bring shoes that like hills. The trams are pretty, but walking is faster.`,
  },
];

const welcome = (question: string) => `You wrote: “${question}”

This is the **demo responder**. It answers inside this page: there is no network, no key, and nothing leaves your browser. What you see is a real stream, formatted as it arrives:

- headings, lists, *emphasis*, \`code\` and [links](https://commonmark.org/help/)
- tables and code blocks, which are worth a try: ask for **code**, a **table** or a **plan**
- attach a picture or a CSV file, and I say what is in it

> Stop me while I write, edit your question, or retry this answer: the buttons are under each message.`;

const again = (question: string) => `You wrote: “${question}”

I am only the demo responder, so I cannot know. A model can: open the settings and give the address of any server that speaks the OpenAI protocol. Until then I show *code*, a *table* or a *plan*, and I look at files.`;

/** Something to look at that fits the question. */
export function answerTo(question: string, first: boolean): string {
  const topic = topics.find(({ about }) => about.test(question));
  if (topic) return topic.answer;
  // The question is quoted as text, whatever Markdown is in it.
  const quoted = escapeMarkdown([...question.trim()].slice(0, 200).join(''));
  return first ? welcome(quoted) : again(quoted);
}
