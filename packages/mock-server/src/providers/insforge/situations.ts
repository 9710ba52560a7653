import { limitedAddress, unverified } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { InsforgeOptions } from './options.ts';
import { pageOf } from './page-of.ts';
import { secrets } from './policy.ts';

/** Asks for a reset mail. A link needs a page that it may lead to. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const settings = options as InsforgeOptions;
  const json = { email, ...(settings.resetPasswordMethod === 'link' && { redirectTo: pageOf(settings) }) };
  return { method: 'POST', target: '/api/auth/email/send-reset-password', json };
}

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
  | UsualName
  | 'expired'
  | 'out-of-tries'
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
    ...usualScripts({ ask, redeem, weakPassword: 'a' }),
    expired: { agoMs: (options) => lifetimeOf(options) + 1_000 },
    'out-of-tries': {
      async afterwards(scene, { code }) {
        const wrong = code === '000000' ? '000001' : '000000';
        for (let attempt = 0; attempt < secrets.maxAttempts; attempt += 1) await tryCode(scene, wrong);
        return undefined;
      },
    },
    unverified,
    'rate-limited': { limits: ['cooldown'] },
    'rate-limited-address': limitedAddress(ask),
    'not-configured': { options: { mail: 'not-configured' } },
    'mail-fails': { options: { mail: 'unreachable' } },
  },
};
