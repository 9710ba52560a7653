import { operations } from '@resetkit/sdk/firebase/operations';
import { title } from '@resetkit/sdk/firebase/reset-facts';
import { schemas } from '@resetkit/sdk/firebase/schemas';
import type { operations as Operations } from '@resetkit/sdk/firebase/types';
import type { BackendTypes } from '../../core/backend-types.ts';
import { defineProvider } from '../../core/define-provider.ts';
import { bytesRead, parseQuery } from '../../core/express/body-parser.ts';
import type { CallFaultOf } from '../../core/faults/fault.ts';
import { faults } from '../../core/faults/fault-stage.ts';
import type { Provider } from '../../core/provider.ts';
import { decodeLeniently, idsOf } from '../../core/router.ts';
import { type BoundStage, only } from '../../core/stage.ts';
import { apiKeyOf, namespaceInKey } from './api-key.ts';
import type { Backend } from './backend.ts';
import { checkFirebaseAccount, directoryOf, type FirebaseAccount, type FirebaseAccountView } from './directory.ts';
import { handlers } from './handlers/index.ts';
import { limitsWith } from './limits.ts';
import { mailBodies } from './mail-bodies.ts';
import { openTestSession } from './open-test-session.ts';
import { defaultOptions, type FirebaseOptions, parseOptions } from './options.ts';
import { canonical } from './paths.ts';
import { bodyLimits, imitates, type LimitName, limits, senderOf } from './policy.ts';
import { renewedUsers } from './renewed.ts';
import { firebaseReply } from './reply.ts';
import { resetSteps } from './reset-steps.ts';
import { type SituationName, situations } from './situations.ts';
import { contentType } from './stages/content-type.ts';
import { cors } from './stages/cors.ts';
import { decode } from './stages/decode.ts';
import { limitSignUps } from './stages/limits.ts';
import { project } from './stages/project.ts';
import { requireApiKey, requireCredentials, requireOwner } from './stages/require-credentials.ts';
import { targetProject } from './stages/target-project.ts';
import { undone } from './stages/undone.ts';
import { unexpectedErrors } from './stages/unexpected-errors.ts';
import { unreadablePath } from './stages/unreadable-path.ts';
import { validateBody, validateQuery } from './stages/validate.ts';
import { wrongPath } from './stages/wrong-path.ts';

export type { FirebaseAccount, FirebaseAccountView } from './directory.ts';
export type { FirebaseOptions, PasswordPolicy, StrengthOptions } from './options.ts';
export type { LimitName } from './policy.ts';
export type { SituationName } from './situations.ts';

const json = 'application/json';
const all = idsOf(operations);
const isBelow = (start: string) => (id: keyof Operations) => operations[id].path.startsWith(start);
/** Operations of the emulator itself want no credentials. */
const open = all.filter((id) => isBelow('/emulator/')(id) || id === 'getEmulator');
const forKeysAndOwners = all.filter((id) => !open.includes(id) && id !== 'token');
const bodies = all.filter((id) => ['POST', 'PATCH'].includes(operations[id].method));

/** The stages in the order of the real server. The first one that refuses a request answers it. */
const stages: readonly BoundStage<Backend>[] = [
  cors,
  unexpectedErrors,
  faults,
  unreadablePath,
  undone,
  wrongPath,
  only(
    bodies.filter((id) => id !== 'token'),
    contentType(json),
  ),
  only(['token'], contentType(json, 'application/x-www-form-urlencoded')),
  only(forKeysAndOwners, requireCredentials),
  only(['token'], requireApiKey),
  only([...forKeysAndOwners, 'token'], validateQuery),
  only(bodies, decode),
  only(bodies, validateBody),
  only(bodies, targetProject),
  only(forKeysAndOwners, requireOwner),
  project,
  only(['signUp'], limitSignUps),
];

/** An account whose password every password policy accepts. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843', name: 'Ada' } as const;

/** What is typed per backend, for Firebase Auth. */
export interface FirebaseTypes extends BackendTypes {
  readonly options: FirebaseOptions;
  readonly account: FirebaseAccount;
  readonly view: FirebaseAccountView;
  readonly limit: LimitName;
  readonly situation: SituationName;
  readonly fault: CallFaultOf<Operations>;
}

const define = defineProvider<keyof Operations, Backend, FirebaseTypes>({
  id: 'firebase',
  title,
  imitates,
  baseUrl: 'http://localhost:9099',
  roots: [
    '/identitytoolkit.googleapis.com',
    '/securetoken.googleapis.com',
    '/www.googleapis.com/identitytoolkit',
    '/emulator',
  ],
  limits,
  limitsWith,
  defaultOptions,
  parseOptions,
  checkAccount: checkFirebaseAccount,
  demo,
  sender: ({ projectId }) => senderOf(projectId),
  mailBodies,
  clientOptions: ({ apiKey }) => ({ apiKey }),
  namespaceOf: (request) => namespaceInKey(apiKeyOf(request)),
  appOptions: (app, { authorizedDomains }) => ({
    actionUrl: app,
    authorizedDomains: [...authorizedDomains, new URL(app).hostname],
  }),
  connect: async () => (await import('./connect.ts')).connect,
  optionsSchema: async () => (await import('./options-schema.ts')).optionsSchema,
  described: () => import('@resetkit/sdk/firebase/examples'),
  situations,
  schemas,
  resetSteps,
  operations,
  handlers,
  stages,
  // The page of a server that has several backends is at its root.
  paths: { canonical, claims: (path) => path !== '/', decode: decodeLeniently, emptyParameters: true },
  parseQuery,
  bodyLimit: (request) =>
    Math.max(bytesRead(request, bodyLimits), request.headers['content-type'] ? 0 : bodyLimits.json),
  reply: firebaseReply,
  directory: directoryOf,
  // Tokens name the id of an account, and are not looked up.
  renewed: ({ random }) => renewedUsers(random),
  backend: (world) => world,
  openSession: openTestSession,
});

/**
 * Firebase Auth, as SDKs see it after `connectAuthEmulator`: the hosted service as it is documented, or the emulator with
 * `service: 'emulator'`. An option that is left out has the default of a new project. Throws if an option is unknown or
 * wrong.
 *
 * @example
 * createMockServer(firebase({ actionUrl: 'http://localhost:3000/reset' }), { seed: [{ email: 'ada@example.com', password: 'old-one' }] });
 */
export function firebase(options: Partial<FirebaseOptions> = {}): Provider<FirebaseTypes> {
  return define(options);
}
