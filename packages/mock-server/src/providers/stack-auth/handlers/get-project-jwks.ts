import { type Audience, publicKeys } from '../access-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { findProject } from '../projects.ts';

/** `GET /projects/{project_id}/.well-known/jwks.json`: the keys that verify access tokens. */
export async function getProjectJwks(
  { path, query }: Request<'getProjectJwks'>,
  backend: Backend,
): Promise<Reply<'getProjectJwks'>> {
  const project = await findProject(backend, path.project_id);
  if (!project) return { status: 404, body: 'Project not found' };
  const withAnonymous = query?.include_anonymous === 'true';
  const withRestricted = withAnonymous || query?.include_restricted === 'true';
  const audiences: Audience[] = [
    'normal',
    ...(withRestricted ? (['restricted'] as const) : []),
    ...(withAnonymous ? (['anonymous'] as const) : []),
  ];
  const keys = publicKeys(path.project_id, audiences);
  return { status: 200, headers: { 'cache-control': 'public, max-age=3600' }, body: { keys } };
}
