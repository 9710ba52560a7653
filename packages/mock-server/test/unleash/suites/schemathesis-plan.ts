import { unleash } from '@resetkit/mock-server/unleash';
import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const [adminToken = ''] = unleash().options.apiTokens.admin;
/** Two operations answer some errors as JSON and others without a body and a content type, which OpenAPI cannot say. */
const withoutBody = ['POST /invite/{token}/signup', 'POST /api/admin/user/change-password'];

export const schemathesisPlan: SchemathesisPlan = {
  callers: { nobody: {}, 'an administrator': { headers: { authorization: adminToken } } },
  settings: { known: withoutBody.flatMap((path) => [`MissingContentType ${path}`, `MalformedJson ${path}`]) },
};
