import { milliseconds } from '../core/duration.ts';
import { checkMessageFilter, type MessageFilter } from '../core/message-filter.ts';
import type { Outbox } from '../core/outbox.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The outbox of a mock server on a port. */
export function remoteOutbox(api: ControlApi, provider: string): Outbox {
  const path = { provider };
  return {
    async list(given = {}) {
      checkMessageFilter(given, 'timeout', 'signal');
      const { timeout, signal, ...filter } = given;
      const query = { ...onTheWire(filter), ...(timeout !== undefined && { wait: milliseconds(timeout) }) };
      const asking = api.GET('/_resetkit/{provider}/outbox', { params: { path, query }, ...(signal && { signal }) });
      return (await dataOf(asking)).messages;
    },
    async waitFor(wait = {}) {
      checkMessageFilter(wait, 'timeout', 'signal');
      const { timeout, signal, ...filter } = wait;
      const body = { ...onTheWire(filter), ...(timeout !== undefined && { timeoutMs: milliseconds(timeout) }) };
      return dataOf(
        api.POST('/_resetkit/{provider}/outbox/next', { params: { path }, body, ...(signal && { signal }) }),
      );
    },
    async clear() {
      await dataOf(api.DELETE('/_resetkit/{provider}/outbox', { params: { path } }));
    },
  };
}

/** A filter whose time is text: the control API takes ids and ISO 8601. */
export function onTheWire({ after, ...filter }: MessageFilter): Omit<MessageFilter, 'after'> & { after?: string } {
  return {
    ...filter,
    ...(after !== undefined && { after: typeof after === 'string' ? after : new Date(after).toISOString() }),
  };
}
