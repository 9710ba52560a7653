/** A provider as the page shows it: the operations of its reset, in the order of the flow, and the ways in around them. */
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly string[];
  /** What a reader has to know before the tables. */
  readonly remark?: string;
}

export const flows: readonly Flow[] = [
  {
    id: 'apphandoff',
    title: 'AppHandoff',
    operations: ['sendPasswordReset', 'exchangeSupabaseToken', 'loginWithPassword', 'signup'],
    remark:
      "The link and the new password itself are Supabase's: `followEmailLink` and `updateUser` below. AppHandoff publishes that errors have codes, and not which: these are the mock's.",
  },
  {
    id: 'insforge',
    title: 'InsForge',
    operations: [
      'sendResetPasswordEmail',
      'exchangeResetPasswordToken',
      'resetPasswordLink',
      'resetPassword',
      'getPublicAuthConfig',
      'signIn',
      'signUp',
    ],
    remark:
      'A mailed link is opened by the browser, so what `resetPasswordLink` answers is seen by people, not by scripts.',
  },
  {
    id: 'stack-auth',
    title: 'Stack Auth',
    operations: [
      'sendForgotPasswordEmail',
      'verifyPasswordResetCode',
      'resetPassword',
      'signInWithCredential',
      'signUpWithCredential',
    ],
  },
  {
    id: 'supabase',
    title: 'Supabase Auth',
    operations: ['resetPasswordForEmail', 'followEmailLink', 'verifyOtp', 'token', 'updateUser', 'signUp'],
    remark:
      'As the SDK asks for them: without its `X-Supabase-Api-Version` the same errors come as `{ code: <status>, error_code, msg }`, and mean the same. What `followEmailLink` finds wrong is in the fragment that it redirects to.',
  },
  {
    id: 'unleash',
    title: 'Unleash',
    operations: [
      'sendResetPasswordEmail',
      'validateToken',
      'validatePassword',
      'changePassword',
      'login',
      'addPublicSignupTokenUser',
    ],
  },
];
