import type { Backend, Reply, Request } from '../backend.ts';
import { readConfig } from '../project-config.ts';

/** `GET /v2/projects/{id}/config`. */
export async function getProjectConfig(
  _request: Request<'getProjectConfig'>,
  backend: Backend,
): Promise<Reply<'getProjectConfig'>> {
  return { status: 200, body: await readConfig(backend) };
}
