import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** What became of the secrets of mails. */
export async function listFates({ path, query }: Request<'listFates'>, world: Controlled): Promise<Reply<'listFates'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    const fates = await mock.fates(query);
    return { status: 200, body: { fates: fates.map((fate) => ({ ...fate })) } };
  });
}

/** The life of an account. */
export async function getTimeline(
  { path, query }: Request<'getTimeline'>,
  world: Controlled,
): Promise<Reply<'getTimeline'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    const { entries, ...rest } = await mock.timeline(query.email);
    return { status: 200, body: { ...rest, entries: entries.map((entry) => ({ ...entry })) } };
  });
}
