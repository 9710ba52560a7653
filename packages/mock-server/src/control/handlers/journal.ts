import { checkJournalFilter } from '../../core/journal/check-journal-filter.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, orProblem, type Reply, type Request } from './types.ts';

/** The rows that match, newest first, after a wait for the first one if one is asked for. */
export async function listRequests(
  { path, query, client }: Request<'listRequests'>,
  world: Controlled,
): Promise<Reply<'listRequests'>> {
  const { journal } = mockOf(path.provider, world);
  const { secrets, wait = 0, ...filter } = query ?? {};
  const waiting = { ...filter, timeout: wait, ...(client && { signal: client.signal() }) };
  return orBadRequest(async () => {
    const rows = await journal.list({ ...waiting, secrets: secrets === 'true' });
    return { status: 200, body: { rows: rows.map(shownRow) } };
  });
}

/** The next row that was not handed out yet. */
export async function waitForRequest(
  { path, body, client }: Request<'waitForRequest'>,
  world: Controlled,
): Promise<Reply<'waitForRequest'>> {
  const { journal, provider } = mockOf(path.provider, world);
  const { timeoutMs, ...filter } = body;
  const wait = {
    ...filter,
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    ...(client && { signal: client.signal() }),
  };
  return orBadRequest(async () => {
    checkJournalFilter(filter, Object.keys(provider.schemas ?? {}));
    return orProblem(404, async () => ({ status: 200, body: shownRow(await journal.waitFor(wait)) }));
  });
}

/** Deletes all rows. */
export async function clearJournal(
  { path }: Request<'clearJournal'>,
  world: Controlled,
): Promise<Reply<'clearJournal'>> {
  await mockOf(path.provider, world).journal.clear();
  return { status: 204 };
}

type Shown = Extract<Reply<'waitForRequest'>, { status: 200 }>['body'];

/** A row as it goes over the wire. */
export function shownRow({ request, response, path, limit, accounts, mails, ...row }: JournalRow): Shown {
  return {
    ...row,
    ...(path && { path: { ...path } }),
    ...(limit && { limit: { ...limit } }),
    ...(accounts && { accounts: accounts.map((one) => ({ ...one })) }),
    request: { ...request, headers: { ...request.headers } },
    ...(response && { response: { ...response, headers: response.headers.map((pair) => [...pair]) } }),
    mails: [...mails],
  };
}
