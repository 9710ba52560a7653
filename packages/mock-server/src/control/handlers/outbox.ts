import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, orProblem, type Reply, type Request } from './types.ts';

/** The mails that match, after a wait for the first one if one is asked for. */
export async function listMessages(
  { path, query, client }: Request<'listMessages'>,
  world: Controlled,
): Promise<Reply<'listMessages'>> {
  const mock = mockOf(path.provider, world);
  const { wait = 0, ...filter } = query ?? {};
  const waiting = { ...filter, timeout: wait, ...(client && { signal: client.signal() }) };
  return orBadRequest(async () => ({ status: 200, body: { messages: [...(await mock.outbox.list(waiting))] } }));
}

/** The next mail that was not handed out yet. */
export async function waitForMessage(
  { path, body, client }: Request<'waitForMessage'>,
  world: Controlled,
): Promise<Reply<'waitForMessage'>> {
  const mock = mockOf(path.provider, world);
  const { timeoutMs, ...filter } = body;
  const wait = {
    ...filter,
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    ...(client && { signal: client.signal() }),
  };
  return orBadRequest(async () => {
    // Rejects if the filter is wrong. What `waitFor` rejects with is then that no mail came.
    await mock.outbox.list(filter);
    return orProblem(404, async () => ({ status: 200, body: await mock.outbox.waitFor(wait) }));
  });
}

/** Deletes all mails. */
export async function clearMessages(
  { path }: Request<'clearMessages'>,
  world: Controlled,
): Promise<Reply<'clearMessages'>> {
  await mockOf(path.provider, world).outbox.clear();
  return { status: 204 };
}
