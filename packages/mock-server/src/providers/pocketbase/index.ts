import { operations } from '@resetkit/sdk/pocketbase/operations';
import { title } from '@resetkit/sdk/pocketbase/reset-facts';
import { schemas } from '@resetkit/sdk/pocketbase/schemas';
import type { operations as Operations } from '@resetkit/sdk/pocketbase/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { defineProvider } from '../../core/define-provider.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import { goPairs } from '../../core/go/go-pairs.ts';
import { goReply } from '../../core/go/go-reply.ts';
import type { Provider } from '../../core/provider.ts';
import { decodeLeniently } from '../../core/router.ts';
import { type Answer, type BoundStage, only } from '../../core/stage.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';
import { appOptions } from './app-options.ts';
import type { Backend } from './backend.ts';
import { clientAddress } from './client-address.ts';
import { collectionsOf, usersOf } from './collections.ts';
import {
  checkPocketbaseAccount,
  directoryOf,
  type PocketbaseAccount,
  type PocketbaseAccountView,
} from './directory.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, type PocketbaseOptions, parseOptions } from './options.ts';
import { bodyLimit, imitates, type LimitName } from './policy.ts';
import { limitsWith } from './rate-limits.ts';
import { renewedWith } from './records.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { cleanPath } from './stages/clean-path.ts';
import { cors } from './stages/cors.ts';
import { decode } from './stages/decode.ts';
import { findCollection } from './stages/find-collection.ts';
import { identify } from './stages/identify.ts';
import { limitBody } from './stages/limit-body.ts';
import { limits } from './stages/limits.ts';
import { pickFields } from './stages/pick-fields.ts';
import { refuseSuperusersWhoChange, refuseVerifiedSuperusers } from './stages/refuse-superusers.ts';
import { requireAccount } from './stages/require-account.ts';
import { requireOtp } from './stages/require-otp.ts';
import { requirePasswords, requirePasswordsToSignIn } from './stages/require-passwords.ts';
import { requireSession } from './stages/require-session.ts';
import { requireSuperuser } from './stages/require-superuser.ts';
import { securityHeaders } from './stages/security-headers.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';

export type { PocketbaseAccount, PocketbaseAccountView } from './directory.ts';
export type { CollectionOptions, MailTemplateOptions, PocketbaseOptions, TokenOptions } from './options.ts';
export type { LimitName, RateLimitRule } from './policy.ts';
export type { SituationName } from './situations.ts';

const aboutAddresses = [
  'requestVerification',
  'confirmVerification',
  'requestEmailChange',
  'confirmEmailChange',
] as const;
const withOtp = ['requestOTP', 'authWithOTP'] as const;
const withBody = [
  'requestPasswordReset',
  'confirmPasswordReset',
  'authWithPassword',
  ...aboutAddresses,
  'createRecord',
  'updateRecord',
  'deleteRecord',
  'authRefresh',
  ...withOtp,
] as const;
const ofCollections = [...withBody, 'authWithOAuth2', 'listRecords', 'viewRecord', 'listAuthMethods'] as const;

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  cleanPath,
  cors,
  securityHeaders,
  unexpectedErrors,
  pickFields,
  faults,
  identify,
  only(ofCollections, findCollection),
  limits,
  unknownPath,
  only([...withBody, 'authWithOAuth2', 'impersonate'], limitBody),
  only(['requestPasswordReset'], requirePasswords),
  only(['authWithPassword'], requirePasswordsToSignIn),
  only(withOtp, requireOtp),
  only(['authRefresh', 'requestEmailChange'], requireSession),
  only(['requestVerification', 'confirmVerification'], refuseVerifiedSuperusers),
  only(['requestEmailChange', 'confirmEmailChange'], refuseSuperusersWhoChange),
  only(['impersonate'], requireSuperuser),
  only(['impersonate'], findCollection),
  only(['impersonate'], requireAccount),
  only([...withBody, 'impersonate'], decode),
];

/** Puts an answer on the wire. Its JSON is that of Go's newer encoder, which escapes nothing for HTML. One to HEAD has no body. */
function reply({ method }: WireRequest, answer: Answer, stamps: readonly string[]): WireReply {
  const { body, ...head } = goReply(answer, stamps, JSON.stringify);
  return method === 'HEAD' || body === undefined ? head : { ...head, body };
}

/** An account whose password every password rule accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for PocketBase. */
export interface PocketbaseTypes extends BackendTypes {
  readonly options: PocketbaseOptions;
  readonly account: PocketbaseAccount;
  readonly view: PocketbaseAccountView;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, PocketbaseTypes>({
  id: 'pocketbase',
  title,
  imitates,
  baseUrl: 'http://localhost:8090',
  roots: ['/api/collections'],
  limits: limitsWith(defaultOptions),
  limitsWith,
  defaultOptions,
  parseOptions,
  checkAccount: checkPocketbaseAccount,
  demo,
  sender: ({ senderName, senderAddress }) => `${senderName} <${senderAddress}>`,
  codeDigits: (options) => collectionsOf(options).find(({ otp }) => otp.enabled)?.otp.length,
  mailBodies,
  appOptions,
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/pocketbase/examples'),
  schemas,
  resetSteps,
  refusedMail: {
    options: { mail: 'unreachable' },
    operations: {
      requestPasswordReset: ['password-reset'],
      requestVerification: ['verification'],
      requestEmailChange: ['verification'],
      requestOTP: ['sign-in'],
    },
  },
  situations,
  operations,
  handlers,
  stages,
  paths: { decode: decodeLeniently },
  // The first value of each name counts.
  parseQuery: (query) => Object.fromEntries(goPairs(query).reverse()),
  clientAddress,
  bodyLimit: () => bodyLimit,
  reply,
  directory: directoryOf,
  // Tokens name a record, and are signed with its key.
  renewed: ({ random }) => renewedWith(random),
  backend: (world) => ({ ...world, collection: usersOf(world.options) }),
  openSession: openTestSession,
});

/**
 * PocketBase, as version 0.40.4 answers. Options have PocketBase's own names; an option that is left out is as on a new
 * server. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(pocketbase({ collections: { clients: { password: { min: 12 } } } }), {
 *   seed: [{ email: 'ada@example.com', password: 'old-password', collection: 'clients' }],
 * });
 */
export function pocketbase(options: Partial<PocketbaseOptions> = {}): Provider<PocketbaseTypes> {
  return define(options);
}
