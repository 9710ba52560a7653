import { title } from '@resetkit/sdk/better-auth/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import { otp, passwordLength, resetTokenSeconds, sessions, verificationSeconds } from './policy.ts';

const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const texts = z.array(text, 'Expected a list of strings');
const flag = z.boolean('Expected true or false');
const hasFunction = z.boolean('Expected true or false: whether the app has such a function');
const isThere = z.boolean(
  'Expected true or false: what better-auth has in it are options of their own here, such as minPasswordLength',
);
const whole = (least: number, why = ''): z.ZodMiniNumber<number> => {
  const message = `Expected a whole number from ${least}${why}`;
  return z.int(message).check(z.minimum(least, message));
};
const length = whole(1, ': better-auth takes 0 for its default');
const count = whole(0);
const positive = whole(1);
const basePath = z
  .string('Expected a path')
  .check(z.regex(/^(?:\/[^/?#\s]+)+$/, "Expected a path such as '/api/auth', without a slash at its end"));
const path = z
  .string("Expected paths such as '/sign-up/email'")
  .check(z.regex(/^\/[^?#\s]*$/, "Expected paths below the base path, such as '/sign-up/email'"));

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<BetterAuthOptions> = z.strictObject({
  version: z.enum(['1.7.25', '1.7.1'], "Expected '1.7.25' or '1.7.1'"),
  basePath,
  secret: text,
  trustedOrigins: texts,
  disabledPaths: z.array(path, 'Expected a list of paths'),
  emailAndPassword: isThere,
  disableSignUp: flag,
  requireEmailVerification: flag,
  autoSignIn: flag,
  minPasswordLength: length,
  maxPasswordLength: length,
  sendResetPassword: hasFunction,
  resetPasswordTokenExpiresIn: positive,
  revokeSessionsOnPasswordReset: flag,
  sendVerificationEmail: hasFunction,
  sendOnSignUp: z.union([z.boolean(), z.literal('where-required')], "Expected true, false or 'where-required'"),
  sendOnSignIn: flag,
  autoSignInAfterVerification: flag,
  verificationExpiresIn: positive,
  emailOTP: z.boolean(
    'Expected true or false: what the plugin has in it are options of their own here, such as otpLength',
  ),
  sendVerificationOnSignUp: flag,
  otpDisableSignUp: flag,
  otpLength: positive,
  otpExpiresIn: positive,
  allowedAttempts: positive,
  sessionExpiresIn: positive,
  sessionUpdateAge: count,
  sessionFreshAge: count,
  deleteUser: flag,
  mail: z.enum(['works', 'unreachable'], "Expected 'works' or 'unreachable'"),
});

/** better-auth's settings under its own names, complete. */
export interface BetterAuthOptions {
  /** The version to imitate. 1.7.1 labels the 429 as text, and uses the token of a deleted account up. */
  readonly version: '1.7.25' | '1.7.1';
  /** `basePath`: the path that all others begin with. */
  readonly basePath: string;
  /** `secret`: what cookies are signed with. */
  readonly secret: string;
  /**
   * `trustedOrigins`: where links may lead and requests with cookies may come from, besides the own origin. `*` and `?`
   * stand for any text and any character.
   */
  readonly trustedOrigins: readonly string[];
  /** `disabledPaths`: paths that are 404, without the base path. */
  readonly disabledPaths: readonly string[];
  /** `emailAndPassword.enabled`: whether one can sign in with a password. The reset works nevertheless. */
  readonly emailAndPassword: boolean;
  /** `emailAndPassword.disableSignUp`: whether nobody may sign up. */
  readonly disableSignUp: boolean;
  /** `emailAndPassword.requireEmailVerification`: whether only verified addresses can sign in. */
  readonly requireEmailVerification: boolean;
  /** `emailAndPassword.autoSignIn`: whether signing up signs in. */
  readonly autoSignIn: boolean;
  /** `emailAndPassword.minPasswordLength`, in UTF-16 units. */
  readonly minPasswordLength: number;
  /** `emailAndPassword.maxPasswordLength`, in UTF-16 units. */
  readonly maxPasswordLength: number;
  /** Whether the app has the function `emailAndPassword.sendResetPassword`. Without it nobody gets a link. */
  readonly sendResetPassword: boolean;
  /** `emailAndPassword.resetPasswordTokenExpiresIn`, in seconds. */
  readonly resetPasswordTokenExpiresIn: number;
  /** `emailAndPassword.revokeSessionsOnPasswordReset`: whether a reset ends the sessions of the account. */
  readonly revokeSessionsOnPasswordReset: boolean;
  /** Whether the app has the function `emailVerification.sendVerificationEmail`. Without it nobody gets a link to verify. */
  readonly sendVerificationEmail: boolean;
  /**
   * `emailVerification.sendOnSignUp`: whether signing up mails such a link. `'where-required'`, as without the setting: if addresses
   * must be verified.
   */
  readonly sendOnSignUp: boolean | 'where-required';
  /** `emailVerification.sendOnSignIn`: whether a sign-in with an address that must be verified mails such a link. */
  readonly sendOnSignIn: boolean;
  /** `emailVerification.autoSignInAfterVerification`: whether verifying an address signs in. */
  readonly autoSignInAfterVerification: boolean;
  /** `emailVerification.expiresIn`, in seconds. */
  readonly verificationExpiresIn: number;
  /** Whether the app has the plugin `emailOTP`. Without it the plugin's paths are 404. */
  readonly emailOTP: boolean;
  /** `sendVerificationOnSignUp` of the plugin: whether signing up mails digits that verify the address. */
  readonly sendVerificationOnSignUp: boolean;
  /** `disableSignUp` of the plugin: whether only accounts can sign in with digits. */
  readonly otpDisableSignUp: boolean;
  /** `otpLength` of the plugin: how many digits it mails. */
  readonly otpLength: number;
  /** `expiresIn` of the plugin, in seconds. */
  readonly otpExpiresIn: number;
  /** `allowedAttempts` of the plugin: wrong tries until digits are void. */
  readonly allowedAttempts: number;
  /** `session.expiresIn`, in seconds. */
  readonly sessionExpiresIn: number;
  /** `session.updateAge`, in seconds: how old a session is when it begins anew. */
  readonly sessionUpdateAge: number;
  /** `session.freshAge`, in seconds: how old a session may be to list the sessions of its account. 0: as old as it likes. */
  readonly sessionFreshAge: number;
  /** `user.deleteUser.enabled`: whether people can delete their account. The app mails no link for it. */
  readonly deleteUser: boolean;
  /** Whether the functions of the app that send mails work, or throw. */
  readonly mail: 'works' | 'unreachable';
}

/** The settings of an app that has passwords and the plugin, as better-auth has them by default. The secret is made up. */
export const defaultOptions: BetterAuthOptions = {
  version: '1.7.25',
  basePath: '/api/auth',
  secret: 'resetkit-mock-better-auth-secret',
  // Apps in development list the ports of their pages.
  trustedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
  disabledPaths: [],
  emailAndPassword: true,
  disableSignUp: false,
  requireEmailVerification: false,
  autoSignIn: true,
  minPasswordLength: passwordLength.min,
  maxPasswordLength: passwordLength.max,
  sendResetPassword: true,
  resetPasswordTokenExpiresIn: resetTokenSeconds,
  revokeSessionsOnPasswordReset: false,
  sendVerificationEmail: true,
  sendOnSignUp: 'where-required',
  sendOnSignIn: false,
  autoSignInAfterVerification: false,
  verificationExpiresIn: verificationSeconds,
  emailOTP: true,
  sendVerificationOnSignUp: false,
  otpDisableSignUp: false,
  otpLength: otp.length,
  otpExpiresIn: otp.seconds,
  allowedAttempts: otp.attempts,
  sessionExpiresIn: sessions.seconds,
  sessionUpdateAge: sessions.renewedAfterSeconds,
  sessionFreshAge: sessions.freshSeconds,
  deleteUser: false,
  mail: 'works',
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: BetterAuthOptions) => BetterAuthOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);
