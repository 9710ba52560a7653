import { operations } from '@resetkit/sdk/supabase/operations';
import { title } from '@resetkit/sdk/supabase/reset-facts';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import type { operations as Operations } from '@resetkit/sdk/supabase/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { defineProvider } from '../../core/define-provider.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import { goPairs } from '../../core/go/go-pairs.ts';
import { goReply } from '../../core/go/go-reply.ts';
import type { Provider } from '../../core/provider.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import type { WireRequest } from '../../core/wire.ts';
import { checkSupabaseAccount, type SupabaseAccount } from './account.ts';
import type { Backend } from './backend.ts';
import { type SupabaseAccountView, supabaseDirectory } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { limitsWith } from './limits-with.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, parseOptions, type SupabaseOptions } from './options.ts';
import { canonical, root } from './paths.ts';
import { bodyLimit, defaultAudience, imitates, type LimitName, limits, sender } from './policy.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { requireCaptcha } from './stages/captcha.ts';
import { cors } from './stages/cors.ts';
import { decode, decodeIfAny } from './stages/decode.ts';
import { disabled } from './stages/disabled.ts';
import { envelope } from './stages/envelope.ts';
import { checkChallengeId, requireFactorOfUser, requireOwnFactor } from './stages/factor.ts';
import { firstValue } from './stages/first-value.ts';
import { gateway } from './stages/gateway.ts';
import { checkGrantType } from './stages/grant-type.ts';
import {
  requireAnonymousUsers,
  requireEmailLogins,
  requireMailedSignIns,
  requireSignUps,
  requireUserOfPath,
} from './stages/guards.ts';
import { identifyGroups, requireAdmin, requireOwner } from './stages/identify.ts';
import { limitAddress, limitSignUp } from './stages/limits.ts';
import { refuseNul } from './stages/refuse-nul.ts';
import { requireSession } from './stages/require-session.ts';
import { knownMethods, linksWithSlash, readablePath, routing } from './stages/routing.ts';
import { checkBody, checkFields, checkTypes } from './stages/validate.ts';

export type { SecondFactorInput, SupabaseAccount } from './account.ts';
export type { SupabaseAccountView } from './directory.ts';
export type { JwtKey } from './jwt-keys-option.ts';
export type { MailTexts } from './mail-templates/mail-texts.ts';
export type { CaptchaCheck, SupabaseOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type {
  SendEmailEndpoint,
  SendEmailFunction,
  SendEmailHook,
  SendEmailPayload,
} from './send-email-hook/hook-option.ts';
export type { SituationName } from './situations.ts';

const factorsById = ['updateFactorById', 'deleteFactorById'] as const;
/** The operations whose bodies are checked at once, after the types of their fields. */
const bodies = [
  'resetPasswordForEmail',
  'verifyOtp',
  'token',
  'updateUser',
  'signInWithOtp',
  'sendMagicLink',
  'resend',
  'generateLink',
  'inviteUser',
  'createUser',
  'updateUserById',
  'enrollFactor',
  'updateFactorById',
] as const;
/** The operations that have other checks in between. */
const lateBodies = ['signUp', 'verifyFactor'] as const;

/** The operations whose bodies are read. */
const withBody: ReadonlySet<string> = new Set([...bodies, ...lateBodies, 'deleteUser']);

/** The stages in the order of the real servers, the gateway first. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  readablePath,
  cors,
  envelope,
  faults,
  gateway,
  knownMethods,
  identifyGroups,
  disabled,
  requireUserOfPath,
  requireOwnFactor,
  routing,
  only(['listUsers'], linksWithSlash),
  only(['signOut'], requireOwner),
  only(['enrollFactor'], requireSession),
  only(['inviteUser'], requireAdmin),
  only(['signUp', 'token'], requireCaptcha),
  only(['token'], checkGrantType),
  only(['resetPasswordForEmail'], limitAddress('recover')),
  only(['signInWithOtp'], limitAddress('otp')),
  only(['sendMagicLink'], limitAddress('magicLink')),
  only(['resend'], limitAddress('resend')),
  only(['resetPasswordForEmail', 'signInWithOtp', 'sendMagicLink', 'resend'], requireCaptcha),
  only(['followEmailLink', 'verifyOtp'], limitAddress('verify')),
  only(['token'], limitAddress('token')),
  only(['updateUser'], limitAddress('updateUser')),
  only(['challengeFactor'], limitAddress('challengeFactor')),
  only(['verifyFactor'], limitAddress('verifyFactor')),
  only(['resetPasswordForEmail'], requireEmailLogins),
  only(['sendMagicLink'], requireMailedSignIns),
  only(['sendMagicLink'], firstValue),
  only(factorsById, requireFactorOfUser),
  only([...bodies, ...lateBodies], decode),
  only(['deleteUser'], decodeIfAny),
  ...bodies.map((id) => only([id], checkBody(id))),
  ...[...lateBodies, 'deleteUser' as const].map((id) => only([id], checkTypes(id))),
  only(['verifyFactor'], checkChallengeId),
  only(['signUp'], requireAnonymousUsers),
  only(['signUp'], limitSignUp),
  only(['signUp'], requireSignUps),
  ...lateBodies.map((id) => only([id], checkFields(id))),
  only(['signUp', 'createUser', 'updateUser', 'updateUserById', 'listUsers', 'token'], refuseNul),
];

/**
 * Parses a query as Go does: a pair that does not decode is left out, and the first of several values with one name
 * counts.
 */
function parseQuery(query: string): Record<string, string> {
  return query === '' ? {} : Object.fromEntries(goPairs(query).reverse());
}

/** The address in the header that the limits are set up to read, or the address of the peer. */
function clientAddress({ headers, ip }: WireRequest, { rateLimitHeader }: SupabaseOptions): string {
  if (rateLimitHeader === null) return ip;
  return headers[rateLimitHeader.toLowerCase()]?.split(',')[0]?.trim() || ip;
}

/** An account whose password every password policy accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for Supabase. */
export interface SupabaseTypes extends BackendTypes {
  readonly options: SupabaseOptions;
  readonly account: SupabaseAccount;
  readonly view: SupabaseAccountView;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, SupabaseTypes>({
  id: 'supabase',
  title,
  imitates,
  baseUrl: 'http://127.0.0.1:54321',
  roots: [root],
  limits,
  limitsWith,
  defaultOptions,
  parseOptions,
  checkAccount: checkSupabaseAccount,
  demo,
  sender: () => sender,
  mailBodies,
  clientOptions: ({ anonKey }) => ({ anonKey }),
  appOptions: (app, { uriAllowList }) => ({ siteUrl: app, uriAllowList: [...uriAllowList, `${app}/**`] }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/supabase/examples'),
  codeDigits: ({ otpLength }) => otpLength,
  schemas,
  resetSteps,
  refusedMail: {
    options: { mail: 'fails' },
    operations: {
      resetPasswordForEmail: ['password-reset'],
      signUp: ['verification'],
      resend: ['verification'],
      updateUser: ['verification'],
      reauthenticate: ['verification'],
      signInWithOtp: ['sign-in', 'verification'],
      inviteUser: ['invitation'],
    },
  },
  situations,
  operations,
  handlers,
  stages,
  // GoTrue's router does not answer HEAD.
  paths: { canonical, headIsGet: false },
  parseQuery,
  clientAddress,
  bodyLimit: (_request, operation) => (operation !== undefined && withBody.has(operation) ? bodyLimit : 0),
  reply: (_request, answer, stamps) => goReply(answer, stamps),
  directory: supabaseDirectory,
  // Sessions are in rows, and gone with them.
  renewed: () => () => [],
  backend: (world, { headers }) => ({ audience: headers['x-jwt-aud'] || defaultAudience, ...world }),
  openSession: openTestSession,
});

/**
 * Supabase Auth and its gateway, as version 2.196.0 answers. Options have Supabase's own names; an option that is left
 * out has the default of a project that Supabase hosts. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(supabase({ siteUrl: 'https://app.example.com', uriAllowList: ['https://app.example.com/**'] }));
 */
export function supabase(options: Partial<SupabaseOptions> = {}): Provider<SupabaseTypes> {
  return define(options);
}
