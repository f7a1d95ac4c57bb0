import type { Message, UserInput } from './message.js';

/** What a responder is told beside the question. */
export interface ResponderContext {
  /** The messages before the question. */
  readonly history: readonly Message[];
  /** Aborted by Stop, and when the chat is taken away. */
  readonly signal: AbortSignal;
}

/**
 * Answers a question. Sync or async; returns or yields. A string yielded is appended to the answer; a message, or a
 * list of messages, replaces the answer so far; a `Response` or a stream is read as it arrives.
 */
export type Responder = (message: UserInput, context: ResponderContext) => unknown;

/** The protocols that can be named in `protocol`. */
export type Protocol = 'openai' | 'demo';

export function isProtocol(protocol: string): protocol is Protocol {
  return protocol === 'openai' || protocol === 'demo';
}

export type RequestHeaders = Readonly<Record<string, string>>;

/** Headers, or a function that is asked for them before each request: for a key that changes. */
export type HeadersSource = RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);

export interface BackendOptions {
  /** Where the server is: the address before `/chat/completions`. */
  readonly src: string;
  readonly model?: string | undefined;
  /** Sent with each request. */
  readonly headers?: HeadersSource | undefined;
}

/** Tokens counted by the server, under its own names. */
export type Usage = Readonly<Record<string, unknown>>;

/** How a turn ended: `cut` is an answer whose connection was lost. */
export type TurnState = 'done' | 'stopped' | 'error' | 'cut';

/** What went wrong; each has its own sentence. */
export type FailureKind =
  | 'network'
  | 'status'
  | 'format'
  | 'server'
  | 'cut'
  | 'empty'
  | 'responder'
  | 'setup'
  | 'stopped';

/** Why there is no answer, or only a part of one. */
export class ResponseError extends Error {
  readonly kind: FailureKind;
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;
  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; status?: number; retryAfter?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ResponseError';
    this.kind = kind;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}
