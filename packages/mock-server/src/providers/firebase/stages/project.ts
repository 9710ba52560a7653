import type { Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { type Failure, refused } from '../errors.ts';
import { inProject, namedProject } from '../projects.ts';
import { tenantOfIdToken, tenantOfRefreshToken } from '../tokens.ts';

/**
 * Goes on in the project that path or body name, or in that of the API key, and there in the tenant that path, body, query or
 * token name. They may not name two.
 */
export const project: Stage<Backend> = (exchange, next) => {
  const { projectId, tenantId: ofPath } = namedProject(exchange);
  const tenant = tenantOf(exchange, ofPath);
  return typeof tenant === 'object'
    ? tenant
    : next({ ...exchange, backend: inProject(exchange.backend, { projectId, tenantId: tenant }) });
};

function tenantOf(
  { body, query }: Pick<Exchange<Backend>, 'body' | 'query'>,
  ofPath: string | undefined,
): string | undefined | Failure<400> {
  const { tenantId, idToken, refresh_token: refreshToken }: Readonly<Record<string, string | undefined>> = Object(body);
  const named = [
    ofPath || undefined,
    tenantId || undefined,
    idToken ? tenantOfIdToken(idToken) : undefined,
    refreshToken ? tenantOfRefreshToken(refreshToken) : undefined,
  ].filter((one) => one !== undefined);
  if (new Set(named).size > 1) return refused('TENANT_ID_MISMATCH');
  const { tenantId: ofQuery }: { readonly tenantId?: unknown } = Object(query);
  return named[0] ?? (typeof ofQuery === 'string' ? ofQuery : undefined);
}
