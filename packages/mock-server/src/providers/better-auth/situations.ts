import { limitedAddress, unverified } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { BetterAuthOptions } from './options.ts';
import { pageOf } from './page-of.ts';

/** Asks for a reset mail: a link, or digits where the app sends no links. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const settings = options as BetterAuthOptions;
  if (!settings.sendResetPassword && settings.emailOTP) return askForDigits({ email, options });
  const json = { email, redirectTo: pageOf(settings) };
  return { method: 'POST', target: `${settings.basePath}/request-password-reset`, json };
}

function askForDigits({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const { basePath } = options as BetterAuthOptions;
  return { method: 'POST', target: `${basePath}/email-otp/request-password-reset`, json: { email } };
}

/** Sets a password with the token of a link or with digits. */
export function redeem(
  scene: Scene,
  { code, token }: Pick<Situation, 'code' | 'token'>,
  password: string,
): Promise<SceneReply> {
  const { basePath } = scene.options as BetterAuthOptions;
  if (token !== undefined) {
    const json = { newPassword: password, token };
    return scene.send({ method: 'POST', target: `${basePath}/reset-password`, json });
  }
  const json = { email: scene.email, otp: code, password };
  return scene.send({ method: 'POST', target: `${basePath}/email-otp/reset-password`, json });
}

/** The names of the situations. */
export type SituationName =
  | UsualName
  | 'expired'
  | 'out-of-tries'
  | 'unverified'
  | 'rate-limited-address'
  | 'not-configured'
  | 'mail-fails';

/** The situations that a reset can be in here. There is no wait between two mails for an account. */
export const situations: SituationPlan<SituationName> = {
  operation: 'requestPasswordReset',
  ask,
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: '' }),
    expired: {
      agoMs(options) {
        const { sendResetPassword, resetPasswordTokenExpiresIn, otpExpiresIn } = options as BetterAuthOptions;
        return (sendResetPassword ? resetPasswordTokenExpiresIn : otpExpiresIn) * 1_000 + 1_000;
      },
    },
    'out-of-tries': {
      impossible: (options) =>
        (options as BetterAuthOptions).emailOTP ? undefined : 'without the plugin emailOTP it mails no digits',
      ask: askForDigits,
      async afterwards(scene, { code = '' }) {
        const { allowedAttempts } = scene.options as BetterAuthOptions;
        const wrong = code.replace(/^./, (first) => String((Number(first) + 1) % 10));
        for (let attempt = 0; attempt < allowedAttempts; attempt += 1)
          await redeem(scene, { code: wrong }, scene.newPassword);
        return undefined;
      },
    },
    unverified,
    'rate-limited-address': limitedAddress(ask),
    'not-configured': { options: { sendResetPassword: false, emailOTP: false } },
    'mail-fails': { options: { mail: 'unreachable' } },
  },
};
