import { type Controlled, mockOf } from '../world.ts';
import type { Reply, Request } from './types.ts';

/** What a backend offers, and how an app is pointed at it. */
export async function describeBackend(
  { path }: Request<'describeBackend'>,
  world: Controlled,
): Promise<Reply<'describeBackend'>> {
  const about = await mockOf(path.provider, world).about();
  return { status: 200, body: structuredClone(about) as Extract<Reply<'describeBackend'>, { status: 200 }>['body'] };
}
