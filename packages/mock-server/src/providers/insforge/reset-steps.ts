import { fieldOf, type HeldSecret, type ResetSteps, sameAddress } from '../../core/explain/reset-steps.ts';
import type { Scene, SceneReply } from '../../core/situations/situation.ts';
import { secrets } from './policy.ts';
import { situations } from './situations.ts';

/** How resets go here. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind = 'password-reset', code, token }) {
    if (kind !== 'password-reset') return undefined;
    if (token !== undefined) return resetWith(scene, token);
    const exchanged = await scene.send({
      method: 'POST',
      target: '/api/auth/email/exchange-reset-password-token',
      json: { email: scene.email, code },
    });
    return exchanged.status === 200 ? resetWith(scene, fieldOf(exchanged.body, 'token')) : exchanged;
  },
  effectOf({ operation, request: { body }, response: { status } = { status: 0, headers: [] } }, held) {
    const isSame = sameAddress(fieldOf(body, 'email'), held.email);
    if (operation === 'exchangeResetPasswordToken' && isSame && held.code !== undefined) {
      if (status === 400 && fieldOf(body, 'code') !== held.code) return 'tries';
      return status === 200 && fieldOf(body, 'code') === held.code ? 'uses' : undefined;
    }
    if (operation === 'resetPassword') return status === 200 && carries(body, held) ? 'uses' : undefined;
    // A mail that cannot be sent has replaced the secret as well.
    const isSent = status === 202 || status === 401 || status >= 500;
    return operation === 'sendResetPasswordEmail' && isSame && isSent ? 'replaces' : undefined;
  },
  maxTries: secrets.maxAttempts,
};

function carries(body: unknown, { token }: HeldSecret): boolean {
  return token !== undefined && fieldOf(body, 'otp') === token;
}

function resetWith(scene: Scene, otp: unknown): Promise<SceneReply> {
  const json = { newPassword: scene.newPassword, otp };
  return scene.send({ method: 'POST', target: '/api/auth/email/reset-password', json });
}
