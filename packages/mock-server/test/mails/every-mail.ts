import { createMockServer, type Message, type MockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { firebase } from '@resetkit/mock-server/firebase';
import { type InsforgeOptions, insforge } from '@resetkit/mock-server/insforge';
import { type PocketbaseOptions, pocketbase } from '@resetkit/mock-server/pocketbase';
import { type StackAuthOptions, stackAuth } from '@resetkit/mock-server/stack-auth';
import { type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { type UnleashOptions, unleash } from '@resetkit/mock-server/unleash';

/** What a mail says of its account, besides what is the same in all. */
export interface Said {
  /** The name of the account. */
  readonly name?: string;
  /** The name of the project, where it has one. */
  readonly project?: string;
  /** Where the link leads in the end. */
  readonly page?: string;
}

export const email = 'ada@example.com';
const password = 'Analytical-Engine-1843';
const clock = '2026-01-02T03:04:05Z';
const newEmail = 'lovelace@example.com';

const account = ({ name = 'Ada' }: Said) => ({ email, password, name });
const settings = (said: Said) => ({ clock, seed: [account(said)] });

async function send(
  mock: Pick<MockServer, 'fetch'>,
  path: string,
  body: object,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<unknown> {
  const init = { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const response = await mock.fetch(path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The one mail that a mock server has sent to an address. */
async function mailTo(mock: Pick<MockServer, 'outbox'>, to = email): Promise<Message> {
  const [mail, ...others] = await mock.outbox.list({ to });
  if (!mail || others.length > 0) throw new Error(`Expected one mail to ${to}, not ${others.length + 1}.`);
  return mail;
}

function ofInsforge(operation: string, options: Partial<InsforgeOptions> = {}) {
  return async (said: Said): Promise<Message> => {
    const { page = 'https://app.example.com/reset' } = said;
    const isLink = options.resetPasswordMethod === 'link' || options.verifyEmailMethod === 'link';
    const mock = createMockServer(insforge({ ...options, allowedRedirectUrls: [page] }), settings(said));
    await send(mock, `/api/auth/email/${operation}`, { email, ...(isLink && { redirectTo: page }) });
    return mailTo(mock);
  };
}

type Supabase = ReturnType<typeof supabaseMock>;

function supabaseMock(said: Said, options: Partial<SupabaseOptions>) {
  const mock = createMockServer(supabase({ uriAllowList: ['**'], ...options }), settings(said));
  const { anonKey, serviceRoleKey } = supabase().options;
  const redirect = `?redirect_to=${encodeURIComponent(said.page ?? 'https://app.example.com/reset')}`;
  const asked = (path: string, body: object, token = anonKey, method = 'POST'): Promise<unknown> =>
    send(mock, `/auth/v1/${path}${redirect}`, body, { apikey: anonKey, authorization: `Bearer ${token}` }, method);
  const signIn = async (): Promise<string> => {
    const path = '/auth/v1/token?grant_type=password';
    const body = await send(mock, path, { email, password }, { apikey: anonKey });
    return String(Reflect.get(Object(body), 'access_token'));
  };
  return { mock, asked, signIn, anonKey, serviceRoleKey };
}

function ofSupabase(act: (world: Supabase) => Promise<unknown>, to = email, options: Partial<SupabaseOptions> = {}) {
  return async (said: Said): Promise<Message> => {
    const world = supabaseMock(said, options);
    await act(world);
    return mailTo(world.mock, to);
  };
}

function ofStackAuth(path: string, body: object, options: Partial<StackAuthOptions> = {}, to = email) {
  return async (said: Said): Promise<Message> => {
    const { page = 'https://app.example.com/reset', project = 'New Project' } = said;
    const trustedDomains = [new URL(page).origin];
    const mock = createMockServer(
      stackAuth({ projectDisplayName: project, trustedDomains, ...options }),
      settings(said),
    );
    const { projectId, publishableClientKey } = await mock.options.get();
    await send(
      mock,
      `/api/v1/auth/${path}`,
      { email: to, ...body, [path === 'password/sign-up' ? 'verification_callback_url' : 'callback_url']: page },
      {
        'x-stack-access-type': 'client',
        'x-stack-project-id': projectId,
        'x-stack-publishable-client-key': publishableClientKey,
      },
    );
    return mailTo(mock, to);
  };
}

async function resetOfUnleash(said: Said): Promise<Message> {
  const seed = [{ ...account(said), rootRole: 'Editor' as const }];
  const mock = createMockServer(unleash(), { clock, seed });
  await send(mock, '/auth/reset/password-email', { email });
  return mailTo(mock);
}

const ofAccounts = '/identitytoolkit.googleapis.com/v1/accounts:';

async function signedInAtFirebase(mock: MockServer): Promise<string> {
  const { tokens } = await mock.sessions.make(email);
  return tokens.accessToken ?? '';
}

function ofFirebase(asked: object, to: string = email) {
  return async (said: Said): Promise<Message> => {
    const mock = createMockServer(firebase({ appName: said.project ?? 'Resetkit' }), settings(said));
    const idToken = await signedInAtFirebase(mock);
    await send(mock, `${ofAccounts}sendOobCode?key=k`, { email, idToken, ...asked });
    return mailTo(mock, to);
  };
}

async function changedAtFirebase(said: Said): Promise<Message> {
  const mock = createMockServer(firebase({ appName: said.project ?? 'Resetkit' }), settings(said));
  await send(mock, `${ofAccounts}update?key=k`, { idToken: await signedInAtFirebase(mock), email: newEmail });
  return mailTo(mock);
}

function invitationOfUnleash(options: Partial<UnleashOptions> = {}) {
  return async ({ name = 'Ada' }: Said): Promise<Message> => {
    const mock = createMockServer(unleash(options), { clock });
    const { apiTokens } = await mock.options.get();
    const authorization = apiTokens.admin[0] ?? '';
    await send(mock, '/api/admin/user-admin', { email, name, rootRole: 'Viewer' }, { authorization });
    return mailTo(mock);
  };
}

function resetOfPocketbase(template?: string) {
  return async (said: Said): Promise<Message> => {
    // What stands in a template is the operator's, and is sent as it is.
    const { project = 'Acme', page = null } = template === undefined ? said : {};
    const users = template === undefined ? {} : { resetPasswordTemplate: { body: template } };
    const options: Partial<PocketbaseOptions> = { appName: project, appURL: page, collections: { users } };
    const mock = createMockServer(pocketbase(options), settings(said));
    await send(mock, '/api/collections/users/request-password-reset', { email });
    return mailTo(mock);
  };
}

function ofAppHandoff(path: string, body: object = { email }, to = email) {
  return async (said: Said): Promise<Message> => {
    const mock = createMockServer(apphandoff(), settings(said));
    await send(mock, path, body, { origin: 'http://localhost:3000' });
    return mailTo(mock, to);
  };
}

/** Makes each mail of each backend, by requests as an app makes them. */
export const everyMail: Readonly<Record<string, (said: Said) => Promise<Message>>> = {
  'InsForge: reset by code': ofInsforge('send-reset-password'),
  'InsForge: reset by code, over SMTP': ofInsforge('send-reset-password', { smtp: { minIntervalSeconds: 60 } }),
  'InsForge: reset by link': ofInsforge('send-reset-password', { resetPasswordMethod: 'link' }),
  'InsForge: verification by code': ofInsforge('send-verification'),
  'InsForge: verification by link': ofInsforge('send-verification', { verifyEmailMethod: 'link' }),
  'InsForge: sign-in': ofInsforge('send-otp'),
  'Supabase: reset': ofSupabase(({ asked }) => asked('recover', { email })),
  'Supabase: confirmation': ofSupabase(({ asked }) => asked('signup', { email: newEmail, password }), newEmail),
  'Supabase: sign-in': ofSupabase(({ asked }) => asked('otp', { email })),
  'Supabase: invitation': ofSupabase(
    ({ asked, serviceRoleKey }) => asked('invite', { email: newEmail }, serviceRoleKey),
    newEmail,
  ),
  'Supabase: new address': ofSupabase(
    async ({ asked, signIn }) => asked('user', { email: newEmail }, await signIn(), 'PUT'),
    newEmail,
  ),
  'Supabase: nonce': ofSupabase(async ({ mock, anonKey, signIn }) =>
    mock.fetch('/auth/v1/reauthenticate', { headers: { apikey: anonKey, authorization: `Bearer ${await signIn()}` } }),
  ),
  'Supabase: new password': ofSupabase(
    async ({ asked, signIn }) => asked('user', { password: 'Difference-Engine-1822' }, await signIn(), 'PUT'),
    email,
    { mailerNotificationsPasswordChangedEnabled: true },
  ),
  'Stack Auth: reset': ofStackAuth('password/send-reset-code', {}),
  'Stack Auth: verification': ofStackAuth('password/sign-up', { password }, {}, newEmail),
  'Stack Auth: sign-in': ofStackAuth('otp/send-sign-in-code', {}, { magicLinkEnabled: true }),
  'Unleash: reset': resetOfUnleash,
  'Unleash: invitation': invitationOfUnleash(),
  'Unleash: invitation without a password': invitationOfUnleash({ passwordLoginDisabled: true }),
  'PocketBase: reset': resetOfPocketbase(),
  'PocketBase: reset by a template': resetOfPocketbase(
    '<p>Hello {RECORD:name}, <a href="{APP_URL}/{TOKEN}">here</a></p>',
  ),
  'Firebase Auth: reset': ofFirebase({ requestType: 'PASSWORD_RESET' }),
  'Firebase Auth: verification': ofFirebase({ requestType: 'VERIFY_EMAIL' }),
  'Firebase Auth: another address': ofFirebase({ requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail }, newEmail),
  'Firebase Auth: sign-in': ofFirebase({ requestType: 'EMAIL_SIGNIN' }),
  'Firebase Auth: the address was changed': changedAtFirebase,
  'AppHandoff: reset': ofAppHandoff('/auth/send-password-reset'),
  'AppHandoff: sign-in': ofAppHandoff('/auth/send-magic-link'),
  'AppHandoff: confirmation': ofAppHandoff('/auth/signup', { email: newEmail, password }, newEmail),
};
