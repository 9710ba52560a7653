import type { Backend, Reply, Request } from '../backend.ts';
import { changeConfig } from '../project-config.ts';

/** `PATCH /v2/projects/{id}/config`. */
export async function updateProjectConfig(
  { body, query }: Request<'updateProjectConfig'>,
  backend: Backend,
): Promise<Reply<'updateProjectConfig'>> {
  return { status: 200, body: await changeConfig(backend, body, query.updateMask) };
}
