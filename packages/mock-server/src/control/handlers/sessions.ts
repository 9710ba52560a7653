import { type Controlled, mockOf } from '../world.ts';
import { orProblem, type Reply, type Request } from './types.ts';

/** Signs an account in without its password. */
export async function makeSession(
  { path, body }: Request<'makeSession'>,
  world: Controlled,
): Promise<Reply<'makeSession'>> {
  const { sessions } = mockOf(path.provider, world);
  return orProblem(404, async () => {
    const { email, tokens, cookies, storage } = await sessions.make(body.email);
    return { status: 200, body: { email, tokens: { ...tokens }, cookies: [...cookies], storage: [...storage] } };
  });
}
