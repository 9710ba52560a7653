import { operations } from '@resetkit/sdk/better-auth/operations';
import { title } from '@resetkit/sdk/better-auth/reset-facts';
import { schemas } from '@resetkit/sdk/better-auth/schemas';
import type { operations as Operations } from '@resetkit/sdk/better-auth/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { hasBodyOf } from '../../core/body-size.ts';
import { defineProvider } from '../../core/define-provider.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import type { Provider } from '../../core/provider.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { belowBase, describedBasePath } from './base-url.ts';
import { clientAddress } from './client-address.ts';
import { checkBetterAuthAccount, directoryOf } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { type BetterAuthOptions, defaultOptions, parseOptions } from './options.ts';
import { bodyLimit, imitates, type LimitName, limits, sender } from './policy.ts';
import { parseQuery, reply } from './reply.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { decodeJson, decodeJsonOrForm } from './stages/decode.ts';
import { disabledPaths } from './stages/disabled-paths.ts';
import { showErrors } from './stages/error-page.ts';
import { countRequests } from './stages/limits.ts';
import { checkLogin, checkOrigin, checkUrls } from './stages/origin.ts';
import { sessionByPost } from './stages/session-by-post.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validateBody, validateLink, validateTokenInQuery } from './stages/validate.ts';

export type { BetterAuthOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type { SituationName } from './situations.ts';

const logins = ['signInEmail', 'signUpEmail'] as const;
/** Operations that check where a browser comes from without a cookie, too, so that forms on other sites cannot use them. */
const guarded = [...logins, 'sendVerificationOTP'] as const;
const jsonBodies = [
  'requestPasswordReset',
  'resetPassword',
  'requestPasswordResetEmailOTP',
  'forgetPasswordEmailOTP',
  'checkVerificationOTP',
  'resetPasswordEmailOTP',
  'changePassword',
  'signOut',
  'sendVerificationEmail',
  'sendVerificationOTP',
  'verifyEmailOTP',
  'signInEmailOTP',
  'revokeSession',
  'revokeSessions',
  'revokeOtherSessions',
  'updateUser',
  'deleteUser',
] as const;
const posts = [...jsonBodies, ...logins] as const;

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  unexpectedErrors,
  faults,
  disabledPaths,
  countRequests,
  sessionByPost,
  showErrors,
  unknownPath,
  only(jsonBodies, decodeJson),
  only(logins, decodeJsonOrForm),
  only(posts, checkOrigin),
  only(posts, checkUrls),
  only(posts, validateBody),
  only(['resetPassword'], validateTokenInQuery),
  only(['requestPasswordResetCallback', 'verifyEmail'], validateLink),
  only(guarded, checkLogin),
];

/** An account whose password every length accepts that an app is likely to ask for. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for better-auth. */
export interface BetterAuthTypes extends BackendTypes {
  readonly options: BetterAuthOptions;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, BetterAuthTypes>({
  id: 'better-auth',
  title,
  imitates,
  baseUrl: 'http://localhost:3000',
  roots: [describedBasePath],
  limits,
  defaultOptions,
  parseOptions,
  checkAccount: checkBetterAuthAccount,
  demo,
  sender: () => sender,
  mailBodies,
  appOptions: (app, { trustedOrigins }) => ({ trustedOrigins: [new URL(app).origin, ...trustedOrigins] }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/better-auth/examples'),
  codeDigits: ({ otpLength }) => otpLength,
  schemas,
  resetSteps,
  refusedMail: {
    options: { mail: 'unreachable' },
    operations: {
      requestPasswordReset: ['password-reset'],
      requestPasswordResetEmailOTP: ['password-reset'],
      forgetPasswordEmailOTP: ['password-reset'],
      sendVerificationEmail: ['verification'],
      sendVerificationOTP: ['password-reset', 'sign-in', 'verification'],
      signUpEmail: ['verification'],
      signInEmail: ['verification'],
    },
  },
  situations,
  operations,
  handlers,
  stages,
  paths: {
    headIsGet: false,
    canonical(path, options) {
      const below = belowBase(path, options);
      return below === undefined ? undefined : describedBasePath + below;
    },
  },
  parseQuery,
  clientAddress: ({ headers }) => clientAddress(headers['x-forwarded-for']),
  bodyLimit: (request) => (hasBodyOf(request) ? bodyLimit : 0),
  reply,
  directory: (world) => directoryOf({ ...world, ip: '' }),
  // Nothing to forget besides the store: sessions and mailed secrets are rows in it.
  renewed: () => () => [],
  backend: (world, _request, ip) => ({ ...world, ip }),
  openSession: openTestSession,
});

/**
 * An app with better-auth, as version 1.7.25 answers, or 1.7.1. Options have better-auth's own names; an option that is left
 * out has the real default, and the plugin `emailOTP` is there. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(betterAuth({ minPasswordLength: 12, trustedOrigins: ['https://app.example.com'] }));
 */
export function betterAuth(options: Partial<BetterAuthOptions> = {}): Provider<BetterAuthTypes> {
  return define(options);
}
