import { operations } from '@resetkit/sdk/unleash/operations';
import { answerWith } from '../../core/answer-with.ts';
import { parseQuery } from '../../core/express/body-parser.ts';
import { finalPage } from '../../core/express/final-page.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import { expressReply } from '../../core/express/reply.ts';
import type { Provider, RunningBackend } from '../../core/provider.ts';
import { type Answer, type BoundStage, type Exchange, only, pipeline } from '../../core/stage.ts';
import { pathOf, queryOf, type WireReply, type WireRequest } from '../../core/wire.ts';
import type { Backend, OperationId } from './backend.ts';
import { checkUnleashAccount, directoryOf, type UnleashAccount } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { defaultOptions, parseOptions, type UnleashOptions } from './options.ts';
import { placeOf } from './paths.ts';
import { imitates, limits } from './policy.ts';
import { requireJson } from './stages/content-type.ts';
import { decode } from './stages/decode.ts';
import {
  limitLogins,
  limitLoginsOfVersion7,
  limitMails,
  limitMailsOfVersion7,
  limitNewUsersOfVersion7,
  limitUserAdmin,
} from './stages/limits.ts';
import { optionsMethod } from './stages/options-method.ts';
import { renewCookie } from './stages/renew-cookie.ts';
import { requireAdmin } from './stages/require-admin.ts';
import { requireCredentials } from './stages/require-credentials.ts';
import { tokenGuard } from './stages/token-guard.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validateBody, validateId } from './stages/validate.ts';
import { plantAdmin } from './users.ts';

export type { UnleashAccount } from './directory.ts';
export type { ApiTokens, PublicSignupToken, UnleashOptions } from './options.ts';

const byId = ['getUser', 'deleteUser', 'changeUserPassword'] as const;
const administration = [...byId, 'getUsers', 'createUser', 'resetUserPassword'] as const;
const signedIn = [...administration, 'getMe', 'getProfile', 'changeMyPassword', 'validateUserPassword'] as const;
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

/** The real server's order: what comes first wins. */
const stages: readonly BoundStage<Backend>[] = [
  unexpectedErrors,
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
  only(bodies, validateBody),
  only(['sendResetPasswordEmail'], limitMailsOfVersion7),
  only(['createUser'], limitNewUsersOfVersion7),
  answerWith(handlers),
];

const ids = Object.keys(operations) as OperationId[];
const pipelines = new Map([undefined, ...ids].map((id) => [id, pipeline(stages, id)]));

/** Every address in the header is believed, so that the leftmost one counts, whoever wrote it. */
function addressOf({ ip, headers }: WireRequest): string {
  return clientAddress(ip, headers['x-forwarded-for'], 'all');
}

/** Whatever has an empty body has no body; the spec calls it an empty text. */
function reply(request: WireRequest, { body, ...rest }: Answer, stamps: readonly string[]): WireReply {
  const answered = body === '' ? rest : { ...rest, body };
  return expressReply(request, answered, stamps, { poweredBy: false, compression: true });
}

function open(backend: Backend): RunningBackend {
  const places = { basePath: '' };
  return {
    directory: directoryOf(backend),
    knows: (target) => (placeOf(target, places.basePath)?.routes.size ?? 0) > 0,
    async handle(request) {
      await plantAdmin(backend);
      const { baseUriPath } = (await backend.options.state()).value;
      places.basePath = baseUriPath;
      const place = placeOf(request.target, baseUriPath);
      if (!place) return reply(request, finalPage(request.method, pathOf(request.target)), []);
      const query = queryOf(request.target);
      const route = place.routes.get(request.method === 'HEAD' ? 'GET' : request.method);
      const exchange: Exchange<Backend> = {
        request: { ...request, target: query === '' ? place.path : `${place.path}?${query}` },
        backend,
        operation: route?.id,
        query: parseQuery(query),
        body: {},
        path: route?.parameters ?? {},
        ip: addressOf(request),
        stamps: [],
      };
      const run = pipelines.get(route?.id) ?? pipeline(stages, route?.id);
      return reply(request, await run(exchange), exchange.stamps);
    },
  };
}

/** An account whose password every rule accepts. */
const demo = {
  email: 'ada@example.com',
  password: 'Analytical-Engine-1843',
  name: 'Ada',
  username: 'ada',
  rootRole: 'Editor',
} as const;

/**
 * Unleash, as version 8.2.0 answers, or 7.5.1. Takes its options under its own names; what is left out has the real default.
 * Throws when an option is unknown or wrong.
 *
 * @example
 * createMockServer(unleash({ version: '7' }), { seed: [{ email: 'ada@example.com', password: 'old', rootRole: 'Editor' }] });
 */
export function unleash(options: Partial<UnleashOptions> = {}): Provider<UnleashOptions, UnleashAccount> {
  return {
    id: 'unleash',
    title: 'Unleash',
    imitates,
    baseUrl: 'http://localhost:4242',
    roots: ['/auth', '/api/admin', '/invite'],
    limitNames: Object.keys(limits),
    options: parseOptions(options, defaultOptions),
    parseOptions,
    checkAccount: checkUnleashAccount,
    demo,
    keys: ({ initialAdminUser, apiTokens: { admin } }) => [
      `admin       ${initialAdminUser.username} / ${initialAdminUser.password}`,
      ...admin.map((token) => `admin token ${token}`),
    ],
    example: (baseUrl, { baseUriPath }) =>
      `curl -si ${baseUrl}${baseUriPath}/auth/reset/password-email -H 'Content-Type: application/json' -d '${JSON.stringify({ email: demo.email })}'`,
    open,
  };
}
