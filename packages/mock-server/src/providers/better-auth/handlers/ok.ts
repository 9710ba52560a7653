import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /ok`: says that the server runs. */
export async function ok(_request: Request<'ok'>, _backend: Backend): Promise<Reply<'ok'>> {
  return { status: 200, body: { ok: true } };
}
