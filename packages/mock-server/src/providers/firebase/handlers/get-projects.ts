import type { Backend, Reply, Request } from '../backend.ts';
import { projectNumber } from '../policy.ts';

/** `GET /v1/projects`: what apps may know of the project of their key. */
export async function getProjects(
  _request: Request<'getProjects'>,
  { options }: Backend,
): Promise<Reply<'getProjects'>> {
  const { service, authorizedDomains } = options;
  const domains = service === 'hosted' ? [...authorizedDomains] : ['localhost'];
  return { status: 200, body: { projectId: projectNumber, authorizedDomains: domains } };
}
