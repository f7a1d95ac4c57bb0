import { after, before } from 'node:test';
import { delta, done, gone, textOf } from './chat-server.ts';
import { cors, type Served, serve } from './server.ts';

/** A question as it arrived, and the answer that the test gives to it piece by piece. */
export interface Question {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  say(text: string): void;
  end(): void;
  /** Resolves when the other side has closed the connection. */
  gone(): Promise<void>;
}

export type HeldModel = ReturnType<typeof withHeldModel>;

/** A real server of OpenAI's protocol on an origin of its own, which answers when a test of this suite wants it to. */
export function withHeldModel() {
  const questions: Question[] = [];
  const askers: ((question: Question) => void)[] = [];
  let server: Served;
  before(async () => {
    server = await serve(async (request, response) => {
      if (request.method === 'OPTIONS') {
        response.writeHead(204, cors).end();
        return;
      }
      const { messages } = JSON.parse(await textOf(request));
      response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
      const question: Question = {
        messages,
        say: (text) => void response.write(delta(text)),
        end: () => void response.end(done),
        gone: () => gone(response),
      };
      const asker = askers.shift();
      if (asker) asker(question);
      else questions.push(question);
    });
  });
  after(() => server?.close());
  return {
    get url() {
      return `${server.url}/v1`;
    },
    /** The next question that came, or will come. */
    next(): Promise<Question> {
      const question = questions.shift();
      return question ? Promise.resolve(question) : new Promise((resolve) => askers.push(resolve));
    },
    /** How many questions came that no test has taken. */
    get waiting() {
      return questions.length;
    },
  };
}
