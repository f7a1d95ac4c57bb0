const pause = 60; // Milliseconds between two dice.
const mostDice = 40;

/** Throws what a question asks for, one die after the other, until it is told to stop. */
export async function* throwDice(question: string, signal: AbortSignal): AsyncGenerator<string> {
  const [asked, count, sides] = /(\d+)\s*d\s*(\d+)/i.exec(question) ?? [];
  if (!asked || Number(sides) < 2) {
    yield 'I only throw dice. Try `2d6`: two dice with six sides each.';
    return;
  }
  const dice = Math.min(Number(count), mostDice);
  yield `From **${dice}d${sides}** I got `;
  let total = 0;
  for (let i = 0; i < dice; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    const points = 1 + Math.floor(Math.random() * Number(sides));
    total += points;
    yield `${i > 0 ? ' + ' : ''}${points}`;
  }
  yield ` = **${total}**.`;
}
