import type { Message } from '../../core/message.ts';
import type { Backend } from '../backend.ts';

/** A mail, and the backend that sent it. */
export interface BackendMail {
  readonly backend: Backend;
  readonly message: Message;
}

/** Newest first. */
export function byTime(a: BackendMail, b: BackendMail): number {
  return b.message.sentAt < a.message.sentAt ? -1 : b.message.sentAt > a.message.sentAt ? 1 : 0;
}
