import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { clientProject } from '../projects.ts';

/** `GET /projects/current`: the project of the headers, with the settings that clients may see. */
export async function getProject(_request: Request<'getProject'>, backend: Backend): Promise<Reply<'getProject'>> {
  return { status: 200, body: clientProject(authOf(backend).project, backend.options) };
}
