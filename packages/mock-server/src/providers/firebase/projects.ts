import { prefixedStore } from '../../core/prefixed-store.ts';
import type { Exchange } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { ofTenant } from './paths.ts';

/** The project that a request is for. */
export interface ProjectName {
  /** Default: the project of the options, to which API keys belong. */
  readonly projectId?: string | undefined;
  /** Default: the project itself. */
  readonly tenantId?: string | undefined;
}

/** The project that a request names, and its tenant. */
export function namedProject({ path }: Pick<Exchange<Backend>, 'path'>): ProjectName {
  const [projectId, tenantId] = path['targetProjectId']?.split(ofTenant) ?? [];
  // An empty name is none.
  return { projectId: projectId || undefined, tenantId };
}

/** The same backend for another project, or for a tenant of one: with a part of the store for itself. */
export function inProject(backend: Backend, { projectId, tenantId }: ProjectName): Backend {
  const isOther = projectId !== undefined && projectId !== backend.options.projectId;
  if (!isOther && !tenantId) return backend;
  const project = isOther ? `project/${encodeURIComponent(projectId)}/` : '';
  const tenant = tenantId ? `tenant/${encodeURIComponent(tenantId)}/` : '';
  const options = isOther ? { ...backend.options, projectId } : backend.options;
  const store = prefixedStore(backend.store, project + tenant);
  return { ...backend, options, store, ...(tenantId && { tenantId }) };
}
