import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/metadata/anon-key`, for administrators. */
export async function getAnonKey(_request: Request<'getAnonKey'>, { options }: Backend): Promise<Reply<'getAnonKey'>> {
  return { status: 200, body: { anonKey: options.anonKey } };
}
