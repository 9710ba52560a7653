import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { inProject } from '../projects.ts';

/** Goes on in the project that the path names, or in that of the API key, and there in the tenant that the body names. */
export const project: Stage<Backend> = (exchange, next) => {
  const { tenantId }: { readonly tenantId?: unknown } = Object(exchange.body);
  const backend = inProject(exchange.backend, {
    projectId: exchange.path['targetProjectId'],
    tenantId: typeof tenantId === 'string' ? tenantId : undefined,
  });
  return next({ ...exchange, backend });
};
