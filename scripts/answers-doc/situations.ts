/** Where the answer to a situation stands in a spec: operation, status and, where there are several, the example's name. */
export type Pointer = `${string} ${number}` | `${string} ${number} ${string}`;

/** Something that happens to whoever resets a password, and how each backend answers; none where it cannot happen there. */
export interface Situation {
  readonly title: string;
  readonly answers: Readonly<Record<string, Pointer>>;
}

/** In the order in which people meet them. Wherever a backend answers two of them alike, it does not tell them apart. */
export const situations: readonly Situation[] = [
  {
    title: 'a mail for an address without account',
    answers: {
      apphandoff: 'sendPasswordReset 200',
      insforge: 'sendResetPasswordEmail 202 code',
      'stack-auth': 'sendForgotPasswordEmail 200',
      supabase: 'resetPasswordForEmail 200',
      unleash: 'sendResetPasswordEmail 404',
    },
  },
  {
    title: 'something that is no e-mail address',
    answers: {
      apphandoff: 'sendPasswordReset 400 validation',
      insforge: 'sendResetPasswordEmail 400 validation',
      'stack-auth': 'sendForgotPasswordEmail 400 email',
      supabase: 'resetPasswordForEmail 400 emailFormat',
      unleash: 'sendResetPasswordEmail 404',
    },
  },
  {
    title: 'a page that mails may not lead to',
    answers: {
      // Unless it is told to refuse: then it is the 400 further down the page.
      apphandoff: 'sendPasswordReset 200',
      insforge: 'sendResetPasswordEmail 400 redirect',
      'stack-auth': 'sendForgotPasswordEmail 400 redirect',
      supabase: 'resetPasswordForEmail 200',
    },
  },
  {
    title: 'another mail for the same account too soon',
    answers: {
      insforge: 'sendResetPasswordEmail 429 address',
      'stack-auth': 'sendForgotPasswordEmail 200',
      supabase: 'resetPasswordForEmail 429 overEmailSendRateLimit',
      unleash: 'sendResetPasswordEmail 429 account',
    },
  },
  {
    title: 'too many requests from one IP address',
    answers: {
      apphandoff: 'sendPasswordReset 429',
      insforge: 'sendResetPasswordEmail 429 ip',
      supabase: 'resetPasswordForEmail 429 overRequestRateLimit',
      unleash: 'sendResetPasswordEmail 429 ip',
    },
  },
  {
    title: 'not set up for it',
    answers: {
      apphandoff: 'sendPasswordReset 500',
      insforge: 'sendResetPasswordEmail 503 none',
      unleash: 'sendResetPasswordEmail 200',
    },
  },
  {
    title: 'the mail cannot be sent',
    answers: {
      apphandoff: 'sendPasswordReset 502',
      insforge: 'sendResetPasswordEmail 500 smtp',
      'stack-auth': 'sendForgotPasswordEmail 200',
      supabase: 'resetPasswordForEmail 500 unexpectedFailure',
      unleash: 'sendResetPasswordEmail 200',
    },
  },
  {
    title: 'password sign-in is switched off',
    answers: {
      'stack-auth': 'sendForgotPasswordEmail 400 disabled',
      supabase: 'resetPasswordForEmail 400 emailProviderDisabled',
      unleash: 'login 422',
    },
  },
  {
    title: 'a wrong code or token',
    answers: {
      apphandoff: 'exchangeSupabaseToken 400 token',
      insforge: 'exchangeResetPasswordToken 400 code',
      'stack-auth': 'resetPassword 404',
      supabase: 'verifyOtp 403 otpExpired',
      unleash: 'changePassword 401',
    },
  },
  {
    title: 'one that is too old',
    answers: {
      apphandoff: 'exchangeSupabaseToken 400 token',
      insforge: 'exchangeResetPasswordToken 400 code',
      'stack-auth': 'resetPassword 400 expired',
      supabase: 'verifyOtp 403 otpExpired',
      unleash: 'changePassword 401',
    },
  },
  {
    title: 'one that was used',
    answers: {
      insforge: 'exchangeResetPasswordToken 400 code',
      'stack-auth': 'resetPassword 409',
      supabase: 'verifyOtp 403 otpExpired',
      unleash: 'changePassword 401',
    },
  },
  {
    title: 'one of before the last mail',
    answers: {
      insforge: 'exchangeResetPasswordToken 400 code',
      'stack-auth': 'resetPassword 200',
      supabase: 'verifyOtp 403 otpExpired',
      unleash: 'changePassword 401',
    },
  },
  {
    title: 'too many wrong tries, even with the right one',
    answers: {
      insforge: 'exchangeResetPasswordToken 400 code',
      'stack-auth': 'resetPassword 400 attempts',
      supabase: 'verifyOtp 429 overRequestRateLimit',
    },
  },
  {
    title: 'PKCE: the code came back too late',
    answers: { supabase: 'token 422 flowStateExpired' },
  },
  {
    title: 'a password that is too short',
    answers: {
      insforge: 'resetPassword 400 policy',
      'stack-auth': 'resetPassword 400 short',
      supabase: 'updateUser 422 weakPassword',
      unleash: 'changePassword 400 weak',
    },
  },
  {
    title: 'a password that is too long',
    answers: {
      'stack-auth': 'resetPassword 400 long',
      supabase: 'updateUser 400 validationFailed',
      unleash: 'changePassword 400 long',
    },
  },
  {
    title: 'the same password again',
    answers: {
      insforge: 'resetPassword 200',
      'stack-auth': 'resetPassword 200',
      supabase: 'updateUser 422 samePassword',
      unleash: 'changePassword 400 used',
    },
  },
  {
    title: 'the account is gone by now',
    answers: {
      insforge: 'resetPassword 500 account',
      'stack-auth': 'resetPassword 500',
      supabase: 'updateUser 403 userNotFound',
      unleash: 'changePassword 404',
    },
  },
  {
    title: 'a wrong password at sign-in',
    answers: {
      apphandoff: 'loginWithPassword 401',
      insforge: 'signIn 401 credentials',
      'stack-auth': 'signInWithCredential 400 mismatch',
      supabase: 'token 400 invalidCredentials',
      unleash: 'login 401',
    },
  },
  {
    title: 'an address that is taken, at sign-up',
    answers: {
      apphandoff: 'signup 200',
      insforge: 'signUp 409',
      'stack-auth': 'signUpWithCredential 409 taken',
      supabase: 'signUp 422 userAlreadyExists',
      unleash: 'addPublicSignupTokenUser 400 taken',
    },
  },
  {
    title: 'no new accounts',
    answers: {
      insforge: 'signUp 403',
      'stack-auth': 'signUpWithCredential 400 disabled',
      supabase: 'signUp 422 signupDisabled',
    },
  },
];
