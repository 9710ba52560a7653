import { isoTime } from '../../../core/clock.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { version } from '../policy.ts';

/** `GET /api/health`: name and version of the server, for everyone. */
export async function getHealth(_request: Request<'getHealth'>, { clock }: Backend): Promise<Reply<'getHealth'>> {
  const timestamp = isoTime(clock.now());
  return { status: 200, body: { status: 'ok', version, service: 'Insforge OSS Backend', timestamp } };
}
