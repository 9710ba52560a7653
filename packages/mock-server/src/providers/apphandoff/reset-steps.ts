import { fieldOf, type ResetSteps, sameAddress } from '../../core/explain/reset-steps.ts';

/** How resets go here. The link is Supabase's, which says what becomes of its token. */
export const resetSteps: ResetSteps = {
  ask: ({ email }) => ({ method: 'POST', target: '/auth/send-password-reset', json: { email } }),
  effectOf({ operation, request: { body }, response }, held) {
    const isAsked = operation === 'sendPasswordReset' || operation === 'sendMagicLink';
    const isMade = response?.status === 200 || response?.status === 502;
    return isAsked && isMade && sameAddress(fieldOf(body, 'email'), held.email) ? 'replaces' : undefined;
  },
};
