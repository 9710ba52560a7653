import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import * as z from 'zod/mini';
import { once } from '../../../core/once.ts';
import type { AccessType } from '../auth.ts';
import type { OperationId } from '../backend.ts';
import type { Schema } from './schema-node.ts';

/** The validation rules of an operation that its schemas do not express. */
export interface Form {
  /** The parts of a request in the order of the server's schema. Problems are listed in this order. */
  readonly parts: readonly string[];
  readonly body?: Schema;
  readonly params?: Schema;
  readonly query?: Schema;
  /** Whether undeclared query parameters are refused instead of ignored. */
  readonly strictQuery: boolean;
  /** Whether a request without a signed-in user fails validation. */
  readonly requiresUser: boolean;
  /** Whether the server's schema is composed of two, each of which reports unknown properties. */
  readonly isDoubled: boolean;
  /**
   * Whether the body can have texts that need the restriction flag. Clients get this problem too, although they may not
   * send these texts.
   */
  readonly restricts: boolean;
  /** The part with the field that may be `me`. */
  readonly me?: 'body' | 'params' | 'query';
  /** Whether the session's refresh token is required. */
  readonly requiresRefreshToken: boolean;
}

/**
 * Operations that use the server's CRUD builder (route-handlers/crud-handler.tsx): it is stricter and orders problems
 * differently.
 */
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
  'listContactChannels',
  'createContactChannel',
  'readContactChannel',
  'updateContactChannel',
  'deleteContactChannel',
  'getProject',
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
  listContactChannels: 'query',
  createContactChannel: 'body',
  readContactChannel: 'params',
  updateContactChannel: 'params',
  deleteContactChannel: 'params',
};

/**
 * The fields that a client may change of its own user, in the order of that schema (interface/crud/current-user.ts).
 */
function ofClientUser(body: Schema): Schema {
  return z.pick(body as z.ZodMiniObject<Record<string, z.ZodMiniType>>, {
    display_name: true,
    profile_image_url: true,
    client_metadata: true,
    selected_team_id: true,
    totp_secret_base64: true,
    otp_auth_enabled: true,
    passkey_auth_enabled: true,
    primary_email: true,
  });
}

/** The body of an address without the field that only servers may send. */
function withoutVerification(body: Schema): Schema {
  return z.omit(body as z.ZodMiniObject<Record<string, z.ZodMiniType>>, { is_verified: true });
}

/** The bodies of clients, where they have fewer fields. */
const clientBodies: { readonly [Id in OperationId]?: () => Schema } = {
  updateCurrentUser: once(() => ofClientUser(schemas.updateCurrentUser.body)),
  createContactChannel: once(() => withoutVerification(schemas.createContactChannel.body)),
  updateContactChannel: once(() => withoutVerification(schemas.updateContactChannel.body)),
};

/** The validation rules for the requests of an operation. */
export function formOf(id: OperationId, accessType: AccessType | undefined): Form {
  const { body, path, query }: { body?: Schema; path?: Schema; query?: Schema } = schemas[id];
  const own = accessType === 'client' ? (clientBodies[id]?.() ?? body) : body;
  // `getUser` accepts the filters of `listUsers`, and ignores them.
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
    requiresUser: id === 'updatePassword' || id === 'setPassword' || id === 'sendVerificationEmail',
    isDoubled: doubled.includes(id),
    restricts: restricting.includes(id),
    ...(field && { me: field }),
    requiresRefreshToken: id === 'refreshAccessToken',
  };
}
