import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import * as z from 'zod/mini';
import type { AccessType } from '../auth.ts';
import type { OperationId } from '../backend.ts';
import type { Schema } from './schema-node.ts';

/** What a request's validation looks at, beyond the operation's schemas. */
export interface Form {
  /** Parts of a request as the server's schema names them: problems are listed in this order. */
  readonly parts: readonly string[];
  readonly body?: Schema;
  readonly params?: Schema;
  readonly query?: Schema;
  /** Query parameters that nobody has declared are refused, not ignored. */
  readonly strictQuery: boolean;
  /** Somebody has to be signed in, or the request is badly formed. */
  readonly requiresUser: boolean;
  /** Its schema is put together from two, and each says what properties it does not know. */
  readonly isDoubled: boolean;
  /** May have texts that only make sense for restricted users; clients hear of it too, although they may not send them. */
  readonly restricts: boolean;
  /** The field that may say `me`. */
  readonly me?: 'body' | 'params' | 'query';
  /** A session's refresh token has to be sent. */
  readonly requiresRefreshToken: boolean;
}

/** Made with the server's own builder of endpoints (route-handlers/crud-handler.tsx): stricter, and with another order. */
const built: readonly OperationId[] = [
  'listUsers',
  'createUser',
  'getUser',
  'updateUser',
  'deleteUser',
  'getCurrentUser',
  'updateCurrentUser',
  'deleteCurrentUser',
  'listSessions',
  'deleteSession',
  'listProjects',
  'createProject',
];
const doubled: readonly OperationId[] = [
  'verifyPasswordResetCode',
  'resetPassword',
  'checkMagicLinkCode',
  'signInWithMagicLink',
  'signInWithMfa',
  'verifyEmail',
  'checkEmailVerificationCode',
  'createUser',
  'createProject',
];
const restricting: readonly OperationId[] = ['createUser', 'updateUser', 'updateCurrentUser'];
const me: { readonly [Id in OperationId]?: 'body' | 'params' | 'query' } = {
  createSession: 'body',
  listSessions: 'query',
  deleteSession: 'query',
  sendContactChannelVerificationEmail: 'params',
};

/** What a client may change of its own user, in the order of that schema (interface/crud/current-user.ts). */
const clientUser = z.pick(schemas.updateCurrentUser.body as z.ZodMiniObject<Record<string, z.ZodMiniType>>, {
  display_name: true,
  profile_image_url: true,
  client_metadata: true,
  selected_team_id: true,
  totp_secret_base64: true,
  otp_auth_enabled: true,
  passkey_auth_enabled: true,
  primary_email: true,
});

/** How an operation's requests are validated. */
export function formOf(id: OperationId, accessType: AccessType | undefined): Form {
  const { body, path, query }: { body?: Schema; path?: Schema; query?: Schema } = schemas[id];
  const own = id === 'updateCurrentUser' && accessType === 'client' ? clientUser : body;
  // It takes the filters of a list of users, and ignores them.
  const asked = id === 'getUser' ? schemas.listUsers.query : query;
  const field = me[id];
  return {
    parts: built.includes(id)
      ? ['auth', 'url', 'method', 'body', 'params', 'query']
      : ['auth', 'params', 'body', 'query', 'headers'],
    ...(own && { body: own }),
    ...(path && { params: path }),
    ...(asked && { query: asked }),
    strictQuery: built.includes(id) || id === 'getProjectJwks',
    requiresUser: id === 'updatePassword' || id === 'setPassword',
    isDoubled: doubled.includes(id),
    restricts: restricting.includes(id),
    ...(field && { me: field }),
    requiresRefreshToken: id === 'refreshAccessToken',
  };
}
