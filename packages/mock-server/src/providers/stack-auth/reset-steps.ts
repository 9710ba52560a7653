import { fieldOf, type ResetSteps } from '../../core/explain/reset-steps.ts';
import type { Scene, SceneRequest } from '../../core/situations/situation.ts';
import type { StackAuthOptions } from './options.ts';
import { codes } from './policy.ts';

/** The page of the app that mailed links lead to: localhost is always trusted. */
const page = 'http://localhost:3000/handler/password-reset';

function request(options: object, target: string, json: object): SceneRequest {
  const { projectId, publishableClientKey } = options as StackAuthOptions;
  const headers = {
    'x-stack-access-type': 'client',
    'x-stack-project-id': projectId,
    'x-stack-publishable-client-key': publishableClientKey,
  };
  return { method: 'POST', target: `/api/v1/auth/password/${target}`, headers, json };
}

const redeeming: Readonly<Record<string, string>> = { resetPassword: 'uses', verifyPasswordResetCode: 'looks' };

/** How resets go here. */
export const resetSteps: ResetSteps = {
  ask: ({ email, options }) => request(options, 'send-reset-code', { email, callback_url: page }),
  async redeem(scene: Scene, { kind = 'password-reset', token }) {
    if (kind !== 'password-reset') return undefined;
    return scene.send(request(scene.options, 'reset', { code: token, password: scene.newPassword }));
  },
  effectOf({ operation = '', request: { body }, response }, { token }) {
    const code = fieldOf(body, 'code');
    // Tries are counted by what comes after the part that is typed.
    if (!Object.hasOwn(redeeming, operation) || typeof code !== 'string' || endOf(code) !== endOf(token ?? '')) {
      return undefined;
    }
    const refusal = String(fieldOf(response?.body, 'code') ?? '');
    if (refusal === 'SCHEMA_ERROR') return undefined;
    const isRight = code.toLowerCase() === token?.toLowerCase() && !refusal.startsWith('VERIFICATION_CODE_');
    if (redeeming[operation] !== 'uses' || !isRight) return 'tries';
    return response?.status === 200 && refusal === '' ? 'uses' : 'burns';
  },
  maxTries: codes.maxAttempts,
  statusHeader: 'x-stack-actual-status',
};

function endOf(code: string): string {
  return code.toLowerCase().slice(codes.otpLength);
}
