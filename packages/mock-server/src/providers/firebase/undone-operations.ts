import { createRouter, type Operations, type Routes } from '../../core/router.ts';

const host = '/identitytoolkit.googleapis.com/';

/** The operations of a collection and of its members, with their verbs. */
function collection(path: string): readonly string[] {
  const member = `${path}/{id}`;
  const lines = [`GET ${path} list`, `POST ${path} create`];
  return [...lines, `GET ${member} get`, `DELETE ${member} delete`, `PATCH ${member} patch`];
}

/** What the emulator does and the mock does not. */
const ours: readonly string[] = [
  'GET v1/recaptchaParams',
  ...collection('v2/projects/{p}/tenants'),
  ...['sendVerificationCode', 'signInWithPhoneNumber'].map((name) => `POST v1/accounts:${name}`),
  ...[
    'mfaEnrollment:start',
    'mfaEnrollment:finalize',
    'mfaEnrollment:withdraw',
    'mfaSignIn:start',
    'mfaSignIn:finalize',
  ]
    .concat(['passkeyEnrollment', 'passkeySignIn'].flatMap((name) => [`${name}:start`, `${name}:finalize`]))
    .map((name) => `POST v2/accounts/${name}`),
];

/** What the emulator does not do either, of what its description has. */
const theirs: readonly string[] = [
  'GET v1/sessionCookiePublicKeys',
  'GET v2/recaptchaConfig',
  'GET v2/defaultSupportedIdps list',
  ...['issueSamlResponse', 'signInWithGameCenter', 'verifyIosClient'].map((name) => `POST v1/accounts:${name}`),
  'POST v2/accounts:revokeToken',
  'POST v2/projects/{p}/identityPlatform:initializeAuth',
  ...['getIamPolicy', 'setIamPolicy', 'testIamPermissions'].map((name) => `POST v2/projects/{p}/tenants/{t}:${name}`),
  ...['defaultSupportedIdpConfigs', 'inboundSamlConfigs', 'oauthIdpConfigs'].flatMap((name) =>
    ['v2/projects/{p}', 'v2/projects/{p}/tenants/{t}'].flatMap((parent) => collection(`${parent}/${name}`)),
  ),
];

/** The name of an operation: the words of its path, without what is in braces. One word to read is read with `get`. */
function nameOf(path: string, verb: string | undefined): string {
  const words = path.split(/[/:]/).filter((word) => !/^v\d$|^\{/.test(word));
  if (verb) words.push(verb);
  const [first = '', ...more] = words;
  return more.length > 0 ? words.join('.') : `get${first.slice(0, 1).toUpperCase()}${first.slice(1)}`;
}

function operationsOf(lines: readonly string[]): Operations<string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [method = '', path = '', verb] = line.split(' ');
      return [`identitytoolkit.${nameOf(path, verb)}`, { method, path: host + path }] as const;
    }),
  );
}

const doneByEmulator = operationsOf(ours);
const route = createRouter({ ...operationsOf(theirs), ...doneByEmulator }, { emptyParameters: true, headIsGet: false });

/** The operations of the service at a path that the mock does not do, by their methods. Their ids are the service's names. */
export function undoneAt(path: string): Routes<string> {
  return route(path);
}

/** Whether the emulator does an operation that the mock does not do. */
export function isDoneByEmulator(name: string): boolean {
  return Object.hasOwn(doneByEmulator, name);
}

/** Whether an operation takes an API key alone, and no bearer token. */
export function takesKeysOnly(name: string): boolean {
  return /passkey|PublicKeys/.test(name);
}
