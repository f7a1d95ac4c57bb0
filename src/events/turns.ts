import type { ResponseError, TurnState, Usage } from '../model/backend.js';
import type { Message } from '../model/message.js';
import { ParleyEvent } from './parley-event.js';

export interface MessagesChangeDetail {
  readonly messages: readonly Message[];
}

/** The conversation has changed, other than by the page: at most once a frame while an answer streams, once at its end. */
export class MessagesChangeEvent extends ParleyEvent<MessagesChangeDetail> {
  static readonly type = 'messages-change';
  constructor(detail: MessagesChangeDetail) {
    super(MessagesChangeEvent.type, detail);
  }
}

export interface TurnDetail {
  /** Counts the turns of this chat, from 1. */
  readonly turn: number;
}

/** A question is about to be answered. */
export class ResponseStartEvent extends ParleyEvent<TurnDetail> {
  static readonly type = 'response-start';
  constructor(detail: TurnDetail) {
    super(ResponseStartEvent.type, detail);
  }
}

/** Milliseconds since the question was sent. */
export interface Timings {
  /** Until the first piece of the answer; `null` when none came. */
  readonly first: number | null;
  readonly total: number;
}

export interface ResponseEndDetail extends TurnDetail {
  readonly state: TurnState;
  /** As the server counted, where it did. */
  readonly usage: Usage | null;
  readonly timings: Timings;
}

/** The turn is over; fires once for each, however it ended. */
export class ResponseEndEvent extends ParleyEvent<ResponseEndDetail> {
  static readonly type = 'response-end';
  constructor(detail: ResponseEndDetail) {
    super(ResponseEndEvent.type, detail);
  }
}

export interface ResponseErrorDetail extends TurnDetail {
  readonly error: ResponseError;
  /** What the error row says. */
  readonly message: string;
}

/** There is no answer, or only a part of one. What had arrived stays, and the chat offers to retry. */
export class ResponseErrorEvent extends ParleyEvent<ResponseErrorDetail> {
  static readonly type = 'response-error';
  constructor(detail: ResponseErrorDetail) {
    super(ResponseErrorEvent.type, detail);
  }
}
