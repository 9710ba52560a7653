import type { Backend, Reply, Request } from '../backend.ts';
import { changeConfig } from '../project-config.ts';

/** `PATCH /v2/projects/{id}/config`. */
export async function updateProjectConfig(
  { body, query }: Request<'updateProjectConfig'>,
  backend: Backend,
): Promise<Reply<'updateProjectConfig'>> {
  const changed = await changeConfig(backend, body, query.updateMask);
  return 'refusal' in changed ? changed.refusal : { status: 200, body: changed.config };
}
