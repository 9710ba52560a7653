import { operations } from '@resetkit/sdk/apphandoff/operations';
import { title } from '@resetkit/sdk/apphandoff/reset-facts';
import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import type { operations as Operations } from '@resetkit/sdk/apphandoff/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import type { Backing } from '../../core/backing.ts';
import { hasBodyOf } from '../../core/body-size.ts';
import { defineProvider } from '../../core/define-provider.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import type { Provider } from '../../core/provider.ts';
import { idsOf } from '../../core/router.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import type { RequestWorld } from '../../core/world.ts';
import { type SupabaseAccount, supabase } from '../supabase/index.ts';
import type { Backend } from './backend.ts';
import { handlers } from './handlers/index.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { type AppHandoffOptions, defaultOptions, parseOptions } from './options.ts';
import { bodyLimit, imitates, type LimitName, limits, project, sender, trustedProxies } from './policy.ts';
import { replyOf } from './reply.ts';
import { resetSteps } from './reset-steps.ts';
import { cutSessionCookie } from './session-cookies.ts';
import { type SituationName, situationsWith } from './situations.ts';
import { cors } from './stages/cors.ts';
import { decode } from './stages/decode.ts';
import { identify } from './stages/identify.ts';
import { limitAll, limitValid } from './stages/limit.ts';
import { requireConfigured } from './stages/require-configured.ts';
import { requireDevLogin } from './stages/require-dev-login.ts';
import { requireOrigin } from './stages/require-origin.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validate } from './stages/validate.ts';
import { supabaseProject } from './supabase.ts';

export type { AppHandoffOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type { SharedName, SituationName } from './situations.ts';

/** AppHandoff's options, and the Supabase project that it uses. */
export interface AppHandoffSettings extends Partial<AppHandoffOptions> {
  /**
   * Made by `supabase({ … })`. Used unless the setting `behind` gives a mock server of Supabase. Default: a project
   * with AppHandoff's lifetimes.
   */
  readonly supabase?: Provider;
}

const posts = idsOf(operations).filter((id) => operations[id].method === 'POST');

/** The stages. The first one that refuses a request answers it. The order is our choice (O5). */
const stages: readonly BoundStage<Backend>[] = [
  cors,
  unexpectedErrors,
  faults,
  unknownPath,
  limitAll,
  only(['loginWithPassword', 'signup'], requireOrigin),
  only(['devLogin'], requireDevLogin),
  only(posts, decode),
  ...posts.map((id) => only([id], validate(id))),
  limitValid,
  only(['getAuthStatus', 'getAuthMe'], identify),
  only(['sendPasswordReset'], requireConfigured),
  only(['exchangeSupabaseToken'], cutSessionCookie),
];

/** The server that stores the accounts. */
function backingOf({ backing }: RequestWorld<AppHandoffOptions>): Backing {
  if (!backing) throw new Error('AppHandoff stores its accounts in Supabase: open it with createMockServer.');
  return backing;
}

/** The default project. It allows every redirect, because AppHandoff checks the origins of its links itself. */
function ownProject({ portalOrigin }: AppHandoffOptions): Provider {
  return supabase({ ...project, siteUrl: portalOrigin, uriAllowList: ['**'] });
}

/** Facts that AppHandoff takes over from its project. */
const { roots, checkAccount, demo, situations } = supabase();

/** What is typed per backend, for AppHandoff. */
export interface AppHandoffTypes extends BackendTypes {
  readonly options: AppHandoffOptions;
  readonly account: SupabaseAccount;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, AppHandoffTypes>({
  id: 'apphandoff',
  title,
  imitates,
  baseUrl: 'https://api.apphandoff.com/api',
  roots: ['/api/auth', ...roots],
  limits,
  defaultOptions,
  parseOptions,
  checkAccount,
  demo,
  sender: () => sender,
  mailBodies,
  appOptions: (app) => ({ portalOrigin: new URL(app).origin }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/apphandoff/examples'),
  schemas,
  resetSteps,
  refusedMail: {
    options: { emailDelivery: 'fail' },
    operations: { sendPasswordReset: ['password-reset'], signup: ['verification'] },
  },
  situations: situationsWith(situations),
  operations,
  handlers,
  stages,
  paths: {
    // The base URL ends with `/api`. A mock server whose prefix stands for the host alone gets paths that begin with it.
    canonical: (path) => path.replace(/^\/api(?=\/)/, ''),
    // Without the prefix, paths below `/api` may belong to another backend.
    claims: (path) => !path.startsWith('/api/'),
  },
  clientAddress: ({ ip, headers }) => clientAddress(ip, headers['x-forwarded-for'], trustedProxies),
  bodyLimit: (request) => (hasBodyOf(request) ? bodyLimit : 0),
  reply: replyOf,
  directory: (world) => backingOf(world).directory,
  backend: (world, request, ip): Backend => ({
    supabase: supabaseProject(backingOf(world), world.clock, request, ip),
    ...world,
  }),
  openSession: (backend, email, place) => openTestSession(backend, backingOf(backend), email, place),
});

/**
 * AppHandoff, together with the Supabase project that it uses. Takes its options, and optionally the project; an option
 * that is left out has its default. Throws if an option is unknown or wrong.
 *
 * @example
 * createMockServer(apphandoff({ portalOrigin: 'https://app.example.com' }));
 * createMockServer(apphandoff(), { behind: createMockServer(supabase()) });
 */
export function apphandoff({ supabase: given, ...patch }: AppHandoffSettings = {}): Provider<AppHandoffTypes> {
  const provider = define(patch);
  const behind = given ?? ownProject(provider.options);
  if (behind.id !== 'supabase') throw new Error('AppHandoff option "supabase": expected what supabase({ … }) returns.');
  return { ...provider, behind };
}
