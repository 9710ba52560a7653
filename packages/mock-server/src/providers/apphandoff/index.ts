import { operations } from '@resetkit/sdk/apphandoff/operations';
import { answerWith } from '../../core/answer-with.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import type { Provider, RunningBackend } from '../../core/provider.ts';
import { type BoundStage, type Exchange, only, pipeline } from '../../core/stage.ts';
import { pathOf, type WireRequest } from '../../core/wire.ts';
import type { World } from '../../core/world.ts';
import { supabase } from '../supabase/index.ts';
import type { Backend, OperationId } from './backend.ts';
import { handlers } from './handlers/index.ts';
import { type AppHandoffOptions, defaultOptions, parseOptions } from './options.ts';
import { imitates, limits, project, trustedProxies } from './policy.ts';
import { replyOf } from './reply.ts';
import { cutSessionCookie } from './session-cookies.ts';
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
import { supabaseBehind } from './supabase.ts';

export type { AppHandoffOptions } from './options.ts';

/** AppHandoff's options, and the Supabase project behind it. */
export interface AppHandoffSettings extends Partial<AppHandoffOptions> {
  /** Made by `supabase({ … })`: the project where none is served beside. One with AppHandoff's lifetimes unless told. */
  readonly supabase?: Provider;
}

const ids = Object.keys(operations) as OperationId[];
const posts = ids.filter((id) => operations[id].method === 'POST');

/** What comes first wins: our choice, O5. */
const stages: readonly BoundStage<Backend>[] = [
  cors,
  unexpectedErrors,
  unknownPath(methodsAt),
  limitAll,
  only(['loginWithPassword', 'signup'], requireOrigin),
  only(['devLogin'], requireDevLogin),
  only(posts, decode),
  ...posts.map((id) => only([id], validate(id))),
  limitValid,
  only(['getAuthStatus', 'getAuthMe'], identify),
  only(['sendPasswordReset'], requireConfigured),
  only(['exchangeSupabaseToken'], cutSessionCookie),
  answerWith(handlers),
];

const pipelines = new Map([undefined, ...ids].map((id) => [id, pipeline(stages, id)]));

/** Paths are relative to the host's `/api`, which the base URL has. Where the mount stands for the host itself, they have it. */
function canonical(target: string): string {
  return pathOf(target).replace(/^\/api(?=\/)/, '');
}

function methodsAt(target: string): readonly string[] {
  const there = ids.filter((id) => operations[id].path === canonical(target));
  return there.flatMap((id) => (operations[id].method === 'GET' ? ['GET', 'HEAD'] : [operations[id].method]));
}

function operationOf({ method, target }: WireRequest): OperationId | undefined {
  const path = canonical(target);
  const wanted = method === 'HEAD' ? 'GET' : method;
  return ids.find((id) => operations[id].path === path && operations[id].method === wanted);
}

function open(world: World<AppHandoffOptions>): RunningBackend {
  const { behind } = world;
  if (!behind) throw new Error('AppHandoff keeps its accounts in Supabase: open it with createMockServer.');
  const isProjects = (target: string): boolean => behind.isOwn && behind.knows(target);
  return {
    directory: behind.directory,
    knows: (target) => ids.some((id) => operations[id].path === pathOf(target)) || isProjects(target),
    async handle(request) {
      if (isProjects(request.target)) return behind.handle(request);
      const ip = clientAddress(request.ip, request.headers['x-forwarded-for'], trustedProxies);
      const operation = operationOf(request);
      const exchange: Exchange<Backend> = {
        request,
        backend: { ...world, supabase: supabaseBehind(behind, world.clock, request, ip) },
        operation,
        query: {},
        body: undefined,
        path: {},
        ip,
        stamps: [],
      };
      const run = pipelines.get(operation) ?? pipeline(stages, operation);
      return replyOf(request, await run(exchange), exchange.stamps);
    },
  };
}

/** The project where none is served beside. It allows whatever AppHandoff, which checks origins itself, has it link to. */
function ownProject({ portalOrigin }: AppHandoffOptions): Provider {
  return supabase({ ...project, siteUrl: portalOrigin, uriAllowList: ['**'] });
}

/**
 * AppHandoff, in front of a Supabase project. Takes its options, and the project if it is to have other ones than
 * AppHandoff needs; what is left out has a default. Throws when an option is unknown or wrong.
 *
 * @example
 * createMockServer(apphandoff({ portalOrigin: 'https://app.example.com' }));
 * createMockServer(apphandoff(), { behind: createMockServer(supabase()) });
 */
export function apphandoff({ supabase: given, ...patch }: AppHandoffSettings = {}): Provider<AppHandoffOptions> {
  const options = parseOptions(patch, defaultOptions);
  const behind = given ?? ownProject(options);
  if (behind.id !== 'supabase') throw new Error('AppHandoff option "supabase": expected what supabase({ … }) returns.');
  return {
    id: 'apphandoff',
    title: 'AppHandoff',
    imitates,
    baseUrl: 'https://api.apphandoff.com/api',
    roots: ['/api/auth', ...behind.roots],
    limitNames: Object.keys(limits),
    options,
    parseOptions,
    checkAccount: behind.checkAccount,
    demo: behind.demo,
    keys: ({ portalOrigin, apiKeys }) => [
      `portal      ${portalOrigin}`,
      ...Object.entries(apiKeys).map(([key, email]) => `api key     ${key} (${email})`),
    ],
    example: (baseUrl) =>
      `curl -s ${baseUrl}/auth/send-password-reset -H 'Content-Type: application/json' -d '{"email":"${behind.demo.email}"}'`,
    behind,
    open,
  };
}
