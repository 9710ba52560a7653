import {
  accountGone,
  burntByWeakPassword,
  fresh,
  limitedAddress,
  scannerOpened,
  someoneElses,
  superseded,
  tampered,
  used,
} from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import type { InsforgeOptions } from './options.ts';
import { secrets } from './policy.ts';

/** The page that links lead to, where the options do not say. */
const page = 'http://localhost:3000/reset';

/** Asks for a reset mail. A link needs a page that it may lead to. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const { resetPasswordMethod, allowedRedirectUrls } = options as InsforgeOptions;
  const plain = allowedRedirectUrls?.find((url) => !/[*?[\]]/.test(url));
  const json = { email, ...(resetPasswordMethod === 'link' && { redirectTo: plain ?? page }) };
  return { method: 'POST', target: '/api/auth/email/send-reset-password', json };
}

const askAgain = (scene: Scene): Promise<SceneReply> => scene.send(ask(scene));

/** Sets a password: a code is exchanged for a token first, the token of a link needs no exchange. */
async function redeem(scene: Scene, { code, token }: Situation, newPassword: string): Promise<SceneReply> {
  const otp = token ?? (await exchanged(scene, code));
  return scene.send({ method: 'POST', target: '/api/auth/email/reset-password', json: { newPassword, otp } });
}

async function exchanged(scene: Scene, code: string | undefined): Promise<string | undefined> {
  const { body } = await tryCode(scene, code);
  const token: unknown = Reflect.get(Object(body), 'token');
  return typeof token === 'string' ? token : undefined;
}

function tryCode(scene: Scene, code: string | undefined): Promise<SceneReply> {
  const target = '/api/auth/email/exchange-reset-password-token';
  return scene.send({ method: 'POST', target, json: { email: scene.email, code } });
}

function lifetimeOf(options: object): number {
  const { resetPasswordMethod } = options as InsforgeOptions;
  return resetPasswordMethod === 'link' ? secrets.tokenLifetimeMs : secrets.codeLifetimeMs;
}

/** The names of the situations. */
export type SituationName =
  | 'fresh'
  | 'expired'
  | 'used'
  | 'superseded'
  | 'tampered'
  | 'someone-elses'
  | 'out-of-tries'
  | 'scanner-opened'
  | 'burnt-by-weak-password'
  | 'account-gone'
  | 'unknown-account'
  | 'oauth-only'
  | 'unverified'
  | 'rate-limited'
  | 'rate-limited-address'
  | 'not-configured'
  | 'mail-fails';

/** The situations that a reset can be in here. */
export const situations: SituationPlan<SituationName> = {
  operation: 'sendResetPasswordEmail',
  ask,
  scripts: {
    fresh,
    expired: { agoMs: (options) => lifetimeOf(options) + 1_000 },
    used: used(redeem),
    superseded: superseded(askAgain),
    tampered,
    'someone-elses': someoneElses(askAgain),
    'out-of-tries': {
      async afterwards(scene, { code }) {
        const wrong = code === '000000' ? '000001' : '000000';
        for (let attempt = 0; attempt < secrets.maxAttempts; attempt += 1) await tryCode(scene, wrong);
        return undefined;
      },
    },
    'scanner-opened': scannerOpened,
    'burnt-by-weak-password': burntByWeakPassword(redeem, 'a'),
    'account-gone': accountGone,
    'unknown-account': { account: null },
    'oauth-only': { account: { password: undefined, providers: ['google'] } },
    unverified: { account: { emailVerified: false } },
    'rate-limited': { limits: ['cooldown'] },
    'rate-limited-address': limitedAddress(askAgain),
    'not-configured': { options: { mail: 'not-configured' } },
    'mail-fails': { options: { mail: 'unreachable' } },
  },
};
