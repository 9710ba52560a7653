import { operations } from '@resetkit/sdk/insforge/operations';
import { title } from '@resetkit/sdk/insforge/reset-facts';
import { schemas } from '@resetkit/sdk/insforge/schemas';
import type { operations as Operations } from '@resetkit/sdk/insforge/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { checkAccountWithUuid } from '../../core/check-account.ts';
import { defineProvider } from '../../core/define-provider.ts';
import { directoryOf as addressDirectory, type Directory } from '../../core/directory.ts';
import { bytesRead, parseQuery } from '../../core/express/body-parser.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import { createExpressReply } from '../../core/express/reply.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import type { Provider } from '../../core/provider.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { identifyAdmin, identifyAnyone, identifyUser } from './credentials.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, type InsforgeOptions, parseOptions } from './options.ts';
import { bodyLimits, imitates, type LimitName, limits, secrets, sender } from './policy.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { cors } from './stages/cors.ts';
import { decode } from './stages/decode.ts';
import { coolDown, limitCodeSignIns, limitSends, limitTries } from './stages/limits.ts';
import { requireCredentials } from './stages/require-credentials.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validateBody, validateQuery, validateUnlessWeb } from './stages/validate.ts';

export type { InsforgeOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type { SituationName } from './situations.ts';

const mails = ['sendResetPasswordEmail', 'resendVerificationEmail', 'signInWithOtp'] as const;
const tries = ['exchangeResetPasswordToken', 'resetPassword', 'verifyEmail'] as const;
const links = ['resetPasswordLink', 'verifyEmailLink'] as const;
const administration = [
  'getAuthConfig',
  'updateAuthConfig',
  'listUsers',
  'deleteUsers',
  'getAnonKey',
  'getApiKey',
] as const;
const bodies = [
  ...mails,
  ...tries,
  'signUp',
  'signIn',
  'createAdminSession',
  'updateAuthConfig',
  'deleteUsers',
] as const;

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  cors,
  unexpectedErrors,
  faults,
  decode,
  unknownPath,
  only(mails, limitSends),
  only(mails, coolDown),
  only(tries, limitTries),
  only(['signIn'], limitCodeSignIns),
  only(['signUp'], requireCredentials(identifyAnyone)),
  only(administration, requireCredentials(identifyAdmin)),
  only(['getCurrentUser'], requireCredentials(identifyUser)),
  only(links, validateQuery),
  only(bodies, validateBody),
  only(['refreshSession'], validateUnlessWeb),
];

/**
 * The path as Express's routers match it: they ignore doubled slashes at a router's mount path, and one slash at the
 * end.
 */
function canonical(path: string): string {
  if (!path.includes('//') && !path.endsWith('/')) return path;
  const mounted = /^\/api\/{1,2}(?:auth\/{1,2}(?:admin\/{1,2})?|metadata\/{1,2})?/i.exec(path)?.[0] ?? '';
  return `${mounted.replaceAll('//', '/')}${path.slice(mounted.length)}`.replace(/\/$/, '');
}

/** The accounts. PostgreSQL writes UUIDs in lower case. */
function directoryOf({ accounts }: Backend): Directory {
  const directory = addressDirectory(accounts);
  return {
    ...directory,
    put: ({ id, ...input }) => directory.put({ ...input, ...(id !== undefined && { id: id.toLowerCase() }) }),
  };
}

/** An account whose password every password policy accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for InsForge. */
export interface InsforgeTypes extends BackendTypes {
  readonly options: InsforgeOptions;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, InsforgeTypes>({
  id: 'insforge',
  title,
  imitates,
  baseUrl: 'http://localhost:7130',
  roots: ['/api/auth', '/api/metadata/anon-key'],
  limits,
  defaultOptions,
  parseOptions,
  checkAccount: (account) => checkAccountWithUuid(account),
  demo,
  sender: () => sender,
  mailBodies,
  clientOptions: ({ anonKey }) => ({ anonKey }),
  // An empty list allows every place.
  appOptions: (app, { allowedRedirectUrls }) =>
    allowedRedirectUrls?.length ? { allowedRedirectUrls: [app, `${app}/**`, ...allowedRedirectUrls] } : {},
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/insforge/examples'),
  codeDigits: () => secrets.codeDigits,
  schemas,
  resetSteps,
  refusedMail: {
    options: { mail: 'unreachable' },
    operations: {
      sendResetPasswordEmail: ['password-reset'],
      resendVerificationEmail: ['verification'],
      signUp: ['verification'],
      signInWithOtp: ['sign-in'],
    },
  },
  situations,
  operations,
  handlers,
  stages,
  paths: { ignoreCase: true, canonical },
  parseQuery,
  clientAddress: ({ ip, headers }, { trustProxy }) => clientAddress(ip, headers['x-forwarded-for'], trustProxy),
  bodyLimit: (request) => bytesRead(request, bodyLimits),
  reply: createExpressReply(),
  directory: directoryOf,
  // Access tokens name the id of an account, and are not looked up.
  renewed: ({ accounts }) => accounts.renewed,
  backend: (world) => world,
  openSession: openTestSession,
});

/**
 * InsForge, as version 2.3.1 answers. Options have InsForge's own names; an option that is left out has the real
 * default. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(insforge({ resetPasswordMethod: 'link', allowedRedirectUrls: ['https://app.example.com/**'] }));
 */
export function insforge(options: Partial<InsforgeOptions> = {}): Provider<InsforgeTypes> {
  return define(options);
}
