import { type Controlled, mockOf } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The situations that a reset can be in. */
export async function listSituations(
  { path }: Request<'listSituations'>,
  world: Controlled,
): Promise<Reply<'listSituations'>> {
  const { situations } = mockOf(path.provider, world);
  return { status: 200, body: { situations: (await situations.list()).map((one) => ({ ...one })) } };
}

/** Brings a reset of an account into a situation. */
export async function makeSituation(
  { path, body }: Request<'makeSituation'>,
  world: Controlled,
): Promise<Reply<'makeSituation'>> {
  const { situations } = mockOf(path.provider, world);
  const { name, ...request } = body;
  return orBadRequest(async () => ({ status: 200, body: { ...(await situations.make(name, request)) } }));
}
