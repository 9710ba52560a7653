import { expectSuccess, unverified } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { StackAuthOptions } from './options.ts';
import { pageOf } from './page-of.ts';
import { codes, passwords } from './policy.ts';

/** Asks for a reset mail. A link needs a page that the project trusts. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const json = { email, callback_url: pageOf(options as StackAuthOptions) };
  return asServer(options, { method: 'POST', target: '/api/v1/auth/password/send-reset-code', json });
}

/** A request of the project's server, which may do all that apps may. */
function asServer(options: object, request: SceneRequest): SceneRequest {
  const { projectId, secretServerKey } = options as StackAuthOptions;
  const headers = {
    'x-stack-access-type': 'server',
    'x-stack-project-id': projectId,
    'x-stack-secret-server-key': secretServerKey,
  };
  return { ...request, headers };
}

function send(scene: Scene, method: string, path: string, json?: object): Promise<SceneReply> {
  return scene.send(asServer(scene.options, { method, target: `/api/v1${path}`, json }));
}

function redeem(scene: Scene, { token: code }: Situation, password: string): Promise<SceneReply> {
  return send(scene, 'POST', '/auth/password/reset', { code, password });
}

function check(scene: Scene, code: string | undefined): Promise<SceneReply> {
  return send(scene, 'POST', '/auth/password/reset/check-code', { code });
}

/** Changes the user with this address. */
async function changeUser(scene: Scene, fields: object): Promise<undefined> {
  const everyone = `include_anonymous=true&include_restricted=true&query=${encodeURIComponent(scene.email)}`;
  const { body } = await send(scene, 'GET', `/users?${everyone}`);
  const items: unknown = Reflect.get(Object(body), 'items');
  const found = Array.isArray(items)
    ? items.find((item) => Reflect.get(Object(item), 'primary_email') === scene.email.toLowerCase())
    : undefined;
  expectSuccess(await send(scene, 'PATCH', `/users/${Reflect.get(Object(found), 'id')}`, fields), 'changing the user');
  return undefined;
}

/** A secret of a second factor: that of RFC 6238, appendix B. The mock's `secondFactors.code` tells its codes. */
const totpSecret = btoa('12345678901234567890');

/** The names of the situations. */
export type SituationName =
  | UsualName
  | 'expired'
  | 'out-of-tries'
  | 'disabled'
  | 'unverified'
  | 'second-factor-due'
  | 'not-configured';

/** The situations that a reset can be in here. A code of an earlier mail stays valid (`superseded`). */
export const situations: SituationPlan<SituationName> = {
  operation: 'sendForgotPasswordEmail',
  ask,
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: 'a'.repeat(passwords.minLength - 1) }),
    expired: { agoMs: codes.lifetimeMs + 1_000 },
    'out-of-tries': {
      // Attempts are counted by the end of a code: wrong codes with the same end count.
      async afterwards(scene, { token = '' }) {
        const wrong = `${token.startsWith('0') ? '1' : '0'}${token.slice(1)}`;
        for (let attempt = 0; attempt < codes.maxAttempts; attempt += 1) await check(scene, wrong);
        return undefined;
      },
    },
    'scanner-opened': {
      // The link leads to the app. Its page checks the code whenever a browser shows it: two attempts are used up.
      async afterwards(scene, { token }) {
        await check(scene, token);
        await check(scene, token);
        return undefined;
      },
    },
    // An administrator restricted the user: passwords and sign-ins work, and the tokens are refused.
    disabled: { afterwards: (scene) => changeUser(scene, { restricted_by_admin: true }) },
    unverified,
    'second-factor-due': { afterwards: (scene) => changeUser(scene, { totp_secret_base64: totpSecret }) },
    'not-configured': { options: { credentialEnabled: false } },
  },
};
