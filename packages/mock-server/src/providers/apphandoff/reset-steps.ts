import { fieldOf, type ResetSteps, sameAddress } from '../../core/explain/reset-steps.ts';

/** The operations whose links replace an earlier one, by the kind of the earlier one. */
const replacing: Readonly<Record<string, readonly string[]>> = {
  'password-reset': ['sendPasswordReset', 'sendMagicLink'],
  'sign-in': ['sendPasswordReset', 'sendMagicLink'],
  verification: ['signup', 'sendMagicLink'],
};

/** How resets go here. The link is Supabase's, which says what becomes of its token. */
export const resetSteps: ResetSteps = {
  ask: ({ email }) => ({ method: 'POST', target: '/auth/send-password-reset', json: { email } }),
  effectOf({ operation = '', request: { body }, response }, held) {
    const isAsked = replacing[held.kind ?? '']?.includes(operation);
    const isMade = response?.status === 200 || response?.status === 502;
    return isAsked && isMade && sameAddress(fieldOf(body, 'email'), held.email) ? 'replaces' : undefined;
  },
};
