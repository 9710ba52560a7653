import { fieldOf, type ResetSteps, sameAddress } from '../../core/explain/reset-steps.ts';

/** How resets go here. An invitation carries the same kind of token. */
export const resetSteps: ResetSteps = {
  ask: ({ email }) => ({ method: 'POST', target: '/auth/reset/password-email', json: { email } }),
  async redeem(scene, { token }) {
    const json = { token, password: scene.newPassword };
    return scene.send({ method: 'POST', target: '/auth/reset/password', json });
  },
  effectOf({ operation, email, request: { body }, response }, held) {
    if (response?.status !== 200) return undefined;
    if (operation === 'changePassword') return fieldOf(body, 'token') === held.token ? 'uses' : undefined;
    const isNew = operation === 'sendResetPasswordEmail' || operation === 'resetUserPassword';
    return isNew && sameAddress(email, held.email) ? 'replaces' : undefined;
  },
  handsOut: ['createUser', 'resetUserPassword', 'validateToken'],
};
