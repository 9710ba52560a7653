import type { Answer, Exchange } from '../../core/stage.ts';
import { pathOf } from '../../core/wire.ts';
import type { Backend } from './backend.ts';
import { internalServerError, invalid } from './errors.ts';
import { pageLinks, paginationFailure, rowsPerPage, textsOf } from './pagination.ts';
import { root } from './paths.ts';

/** What a query of the audit log may look at (api/audit.go). */
const scope = /^(?:author|action|type):/;

/** A page of the audit log, on a server that does not keep it in the database (`AUDIT_LOG_DISABLE_POSTGRES`). */
export function emptyAuditLog({ query, request }: Exchange<Backend>): Answer {
  const parameters = textsOf(Object(query));
  const badPage = paginationFailure(parameters);
  if (badPage) return badPage;
  const { query: wanted = '' } = parameters;
  if (wanted !== '' && !scope.test(wanted)) return invalid(`Invalid query scope: ${wanted}`);
  if (rowsPerPage(parameters) === 0) return internalServerError();
  const path = pathOf(request.target).slice(root.length);
  return { status: 200, headers: { 'X-Total-Count': 0, Link: pageLinks(path, parameters, 0) }, body: [] };
}
