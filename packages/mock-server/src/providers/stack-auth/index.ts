import { operations } from '@resetkit/sdk/stack-auth/operations';
import { title } from '@resetkit/sdk/stack-auth/reset-facts';
import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import type { operations as Operations } from '@resetkit/sdk/stack-auth/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { checkAccountWithUuid } from '../../core/check-account.ts';
import { defineProvider } from '../../core/define-provider.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import { mailbox } from '../../core/mailbox.ts';
import type { Provider } from '../../core/provider.ts';
import { decodeLeniently, idsOf } from '../../core/router.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { directoryOf } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, parseOptions, type StackAuthOptions } from './options.ts';
import { bodyLimit, codes, imitates, senderAddress } from './policy.ts';
import { renewedUsers } from './renewed.ts';
import { stackReply } from './reply.ts';
import { resetSteps } from './reset-steps.ts';
import { requestIdOf } from './secrets.ts';
import { type SituationName, situations } from './situations.ts';
import { cors } from './stages/cors.ts';
import { decode, readsBody } from './stages/decode.ts';
import { finish } from './stages/finish.ts';
import { headerAliases } from './stages/header-aliases.ts';
import { projectAuth } from './stages/project-auth.ts';
import { requireAccess } from './stages/require-access.ts';
import { securityHeaders } from './stages/security-headers.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validate } from './stages/validate.ts';
import { wrongMethod } from './stages/wrong-method.ts';

export type { Profile, StackAuthOptions } from './options.ts';
export type { SituationName } from './situations.ts';

const forServers = ['createSession', 'listUsers', 'createUser', 'getUser', 'updateUser', 'deleteUser'] as const;
const forAnyone = ['fetchNewAccessToken', 'getProjectJwks'] as const;
const forEveryAccess = idsOf(operations).filter((id) => ![...forServers, ...forAnyone].some((other) => other === id));

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  headerAliases,
  securityHeaders,
  cors,
  wrongMethod,
  finish,
  unexpectedErrors,
  faults,
  decode,
  projectAuth,
  unknownPath,
  only(forEveryAccess, requireAccess('client', 'server', 'admin')),
  only(forServers, requireAccess('server', 'admin')),
  validate,
];

/** The path without its version: older and newer names of the API's version lead to the same operations. */
function canonical(path: string): string {
  return path.replace(/^\/api\/(?:latest|v2beta[1-5])\//, '/api/v1/');
}

/** Whether an id is a UUID of RFC 4122, as Stack Auth's schemas ask for. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
}

/** An account whose password every password policy accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for Stack Auth. */
export interface StackAuthTypes extends BackendTypes {
  readonly options: StackAuthOptions;
  readonly limit: never;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, StackAuthTypes>({
  id: 'stack-auth',
  title,
  imitates,
  baseUrl: 'https://api.stack-auth.com',
  roots: ['/api/v1', '/api/latest'],
  limits: {},
  defaultOptions,
  parseOptions,
  checkAccount: (account) => checkAccountWithUuid(account, isUuid),
  demo,
  sender: ({ projectDisplayName }) => mailbox(projectDisplayName, senderAddress),
  mailBodies,
  clientOptions: ({ projectId, publishableClientKey }) => ({ projectId, publishableClientKey }),
  codeDigits: () => codes.otpLength,
  appOptions: (app, { trustedDomains }) => ({ trustedDomains: [new URL(app).origin, ...trustedDomains] }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/stack-auth/examples'),
  situations,
  schemas,
  resetSteps,
  operations,
  handlers,
  stages,
  paths: { canonical, decode: decodeLeniently },
  bodyLimit: (request) => (readsBody(request) ? bodyLimit : 0),
  reply: stackReply,
  directory: directoryOf,
  renewed: ({ random, options }) => renewedUsers(random, options.projectId),
  backend: (world): Backend => ({ requestId: requestIdOf(world.random), auth: null, ...world }),
  openSession: openTestSession,
});

/**
 * Stack Auth, as version 2.8.86 answers. Options have Stack Auth's own names; an option that is left out has the real
 * default. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(stackAuth({ trustedDomains: ['https://*.example.com'], magicLinkEnabled: true }));
 */
export function stackAuth(options: Partial<StackAuthOptions> = {}): Provider<StackAuthTypes> {
  return define(options);
}
