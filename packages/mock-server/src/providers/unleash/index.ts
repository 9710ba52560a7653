import { operations } from '@resetkit/sdk/unleash/operations';
import { title } from '@resetkit/sdk/unleash/reset-facts';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import type { operations as Operations } from '@resetkit/sdk/unleash/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { defineProvider } from '../../core/define-provider.ts';
import { bytesRead, parseQuery } from '../../core/express/body-parser.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import { createExpressReply } from '../../core/express/reply.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import type { Provider } from '../../core/provider.ts';
import { type Answer, type BoundStage, only } from '../../core/stage.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';
import type { Backend } from './backend.ts';
import { checkUnleashAccount, directoryOf, type UnleashAccount, type UnleashAccountView } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, parseOptions, type UnleashOptions } from './options.ts';
import { belowBase } from './paths.ts';
import { bodyLimits, imitates, type LimitName, limits, sender } from './policy.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { basePath } from './stages/base-path.ts';
import { requireJson } from './stages/content-type.ts';
import { decode } from './stages/decode.ts';
import { firstAdmin } from './stages/first-admin.ts';
import {
  limitLogins,
  limitLoginsOfVersion7,
  limitMails,
  limitMailsOfVersion7,
  limitNewUsersOfVersion7,
  limitsWith,
  limitUserAdmin,
} from './stages/limits.ts';
import { optionsMethod } from './stages/options-method.ts';
import { renewCookie } from './stages/renew-cookie.ts';
import { requireAdmin } from './stages/require-admin.ts';
import { requireCredentials } from './stages/require-credentials.ts';
import { tokenGuard } from './stages/token-guard.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validateBody, validateId, validateSearch } from './stages/validate.ts';

export type { UnleashAccount, UnleashAccountView } from './directory.ts';
export type { ApiTokens, PublicSignupToken, UnleashOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type { SituationName } from './situations.ts';

const byId = ['getUser', 'deleteUser', 'changeUserPassword'] as const;
const administration = [
  ...byId,
  'getUsers',
  'getInactiveUsers',
  'getAdminCount',
  'deleteScimUsers',
  'createUser',
  'resetUserPassword',
] as const;
const signedIn = [
  ...administration,
  'searchUsers',
  'getBaseUsersAndGroups',
  'getMe',
  'getProfile',
  'changeMyPassword',
  'validateUserPassword',
] as const;
const bodies = [
  'sendResetPasswordEmail',
  'validatePassword',
  'changePassword',
  'login',
  'changeMyPassword',
  'createUser',
  'resetUserPassword',
  'validateUserPassword',
  'changeUserPassword',
  'addPublicSignupTokenUser',
] as const;

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  firstAdmin,
  basePath,
  unexpectedErrors,
  faults,
  limitMails,
  limitLogins,
  decode,
  tokenGuard,
  limitLoginsOfVersion7,
  requireCredentials,
  optionsMethod,
  limitUserAdmin,
  unknownPath,
  only(signedIn, renewCookie),
  only(administration, requireAdmin),
  only(bodies, requireJson),
  only(byId, validateId),
  only(['searchUsers'], validateSearch),
  only(bodies, validateBody),
  only(['sendResetPasswordEmail'], limitMailsOfVersion7),
  only(['createUser'], limitNewUsersOfVersion7),
];

/** The client's address: the leftmost one in the header. Unleash trusts every proxy. */
function addressOf({ ip, headers }: WireRequest): string {
  return clientAddress(ip, headers['x-forwarded-for'], 'all');
}

const expressReply = createExpressReply({ poweredBy: false, compression: true });

/** Puts an answer on the wire. In the description, answers without a body have an empty text. */
function reply(request: WireRequest, { body, ...rest }: Answer, stamps: readonly string[]): WireReply {
  const answered = body === '' ? rest : { ...rest, body };
  return expressReply(request, answered, stamps);
}

/** An account whose password every password rule accepts. */
const demo = {
  email: 'ada@example.com',
  password: 'Analytical-Engine-1843',
  name: 'Ada',
  username: 'ada',
  rootRole: 'Editor',
} as const;

/** What is typed per backend, for Unleash. */
export interface UnleashTypes extends BackendTypes {
  readonly options: UnleashOptions;
  readonly account: UnleashAccount;
  readonly view: UnleashAccountView;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, UnleashTypes>({
  id: 'unleash',
  title,
  imitates,
  baseUrl: 'http://localhost:4242',
  roots: ['/auth', '/api/admin', '/invite'],
  limits,
  limitsWith,
  defaultOptions,
  parseOptions,
  checkAccount: checkUnleashAccount,
  demo,
  sender: () => sender,
  mailBodies,
  appOptions: (app) => ({ unleashUrl: app }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/unleash/examples'),
  schemas,
  resetSteps,
  refusedMail: {
    options: { mail: 'unreachable' },
    operations: { sendResetPasswordEmail: ['password-reset'], createUser: ['invitation'] },
  },
  situations,
  operations,
  handlers,
  stages,
  paths: { ignoreCase: true, canonical: (path, options) => belowBase(path, options)?.replace(/\/$/, '') },
  parseQuery,
  clientAddress: addressOf,
  bodyLimit: (request) => bytesRead(request, bodyLimits),
  reply,
  directory: directoryOf,
  // Sessions are in rows, and gone with them.
  renewed: () => () => [],
  backend: (world) => world,
  openSession: openTestSession,
});

/**
 * Unleash, as version 8.2.0 answers, or 7.6.5. Options have Unleash's own names; an option that is left out has the
 * real default. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(unleash({ version: '7' }), { seed: [{ email: 'ada@example.com', password: 'old', rootRole: 'Editor' }] });
 */
export function unleash(options: Partial<UnleashOptions> = {}): Provider<UnleashTypes> {
  return define(options);
}
