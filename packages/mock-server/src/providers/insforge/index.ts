import { operations } from '@resetkit/sdk/insforge/operations';
import { answerWith } from '../../core/answer-with.ts';
import { checkAccount } from '../../core/check-account.ts';
import { directoryOf as addressDirectory, type Directory } from '../../core/directory.ts';
import { parseQuery } from '../../core/express/body-parser.ts';
import { clientAddress } from '../../core/express/forwarded-for.ts';
import { expressReply } from '../../core/express/reply.ts';
import type { Provider, RunningBackend } from '../../core/provider.ts';
import { type BoundStage, type Exchange, only, pipeline } from '../../core/stage.ts';
import { pathOf, queryOf, type WireRequest } from '../../core/wire.ts';
import type { Backend, OperationId } from './backend.ts';
import { identifyAdmin, identifyAnyone, identifyUser } from './credentials.ts';
import { handlers } from './handlers/index.ts';
import { defaultOptions, type InsforgeOptions, parseOptions } from './options.ts';
import { imitates, limits } from './policy.ts';
import { cors } from './stages/cors.ts';
import { decode } from './stages/decode.ts';
import { coolDown, limitCodeSignIns, limitSends, limitTries } from './stages/limits.ts';
import { requireCredentials } from './stages/require-credentials.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { validateBody, validateQuery, validateUnlessWeb } from './stages/validate.ts';

export type { InsforgeOptions } from './options.ts';

const mails = ['sendResetPasswordEmail', 'resendVerificationEmail', 'signInWithOtp'] as const;
const tries = ['exchangeResetPasswordToken', 'resetPassword', 'verifyEmail'] as const;
const links = ['resetPasswordLink', 'verifyEmailLink'] as const;
const administration = ['getAuthConfig', 'updateAuthConfig', 'deleteUsers'] as const;
const bodies = [
  ...mails,
  ...tries,
  'signUp',
  'signIn',
  'createAdminSession',
  'updateAuthConfig',
  'deleteUsers',
] as const;

/** The real server's order: what comes first wins. */
const stages: readonly BoundStage<Backend>[] = [
  cors,
  unexpectedErrors,
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
  answerWith(handlers),
];

const ids = Object.keys(operations) as OperationId[];
const pipelines = new Map([undefined, ...ids].map((id) => [id, pipeline(stages, id)]));
const paths = new Set(ids.map((id) => operations[id].path.toLowerCase()));
const idByRoute = new Map(ids.map((id) => [`${operations[id].method} ${operations[id].path.toLowerCase()}`, id]));

/** A path as Express's routers match it: whatever the case, a slash doubled where a router is mounted, one slash at the end. */
function canonical(target: string): string {
  const path = pathOf(target).toLowerCase();
  const mounted = /^\/api\/{1,2}auth\/{1,2}(?:admin\/{1,2})?/.exec(path)?.[0] ?? '';
  return `${mounted.replaceAll('//', '/')}${path.slice(mounted.length)}`.replace(/\/$/, '');
}

/** PostgreSQL writes UUIDs in lower case, however they came. */
function directoryOf({ accounts }: Backend): Directory {
  const directory = addressDirectory(accounts);
  return {
    ...directory,
    put: ({ id, ...input }) => directory.put({ ...input, ...(id !== undefined && { id: id.toLowerCase() }) }),
  };
}

function operationOf({ method, target }: WireRequest): OperationId | undefined {
  return idByRoute.get(`${method === 'HEAD' ? 'GET' : method} ${canonical(target)}`);
}

function open(backend: Backend): RunningBackend {
  return {
    directory: directoryOf(backend),
    knows: (target) => paths.has(canonical(target)),
    async handle(request) {
      const { trustProxy } = (await backend.options.state()).value;
      const operation = operationOf(request);
      const exchange: Exchange<Backend> = {
        request,
        backend,
        operation,
        query: parseQuery(queryOf(request.target)),
        body: {},
        path: {},
        ip: clientAddress(request.ip, request.headers['x-forwarded-for'], trustProxy),
        stamps: [],
      };
      const run = pipelines.get(operation) ?? pipeline(stages, operation);
      return expressReply(request, await run(exchange), exchange.stamps);
    },
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** An account whose password every policy accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/**
 * InsForge, as version 2.3.1 answers. Takes its options under its own names; what is left out has the real default.
 * Throws when an option is unknown or wrong.
 *
 * @example
 * createMockServer(insforge({ resetPasswordMethod: 'link', allowedRedirectUrls: ['https://app.example.com/**'] }));
 */
export function insforge(options: Partial<InsforgeOptions> = {}): Provider<InsforgeOptions> {
  return {
    id: 'insforge',
    title: 'InsForge',
    imitates,
    baseUrl: 'http://localhost:7130',
    roots: ['/api/auth'],
    limitNames: Object.keys(limits),
    options: parseOptions(options, defaultOptions),
    parseOptions,
    checkAccount(account) {
      checkAccount(account);
      if (account.id !== undefined && !isUuid(account.id)) {
        throw new Error(`Expected a UUID as the id of an InsForge account, not ${JSON.stringify(account.id)}.`);
      }
    },
    demo,
    keys: ({ anonKey, apiKey, rootAdmin }) => [
      `anon key    ${anonKey}`,
      `api key     ${apiKey}`,
      `root admin  ${rootAdmin.username} / ${rootAdmin.password}`,
    ],
    example(baseUrl, { resetPasswordMethod, allowedRedirectUrls }) {
      const [allowed = 'http://localhost:3000/reset'] =
        allowedRedirectUrls?.filter((entry) => !/[*?[\]]/.test(entry)) ?? [];
      const body = { email: demo.email, ...(resetPasswordMethod === 'link' && { redirectTo: allowed }) };
      return `curl -s ${baseUrl}/api/auth/email/send-reset-password -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
    },
    open,
  };
}
