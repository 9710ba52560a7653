import { title } from '@resetkit/sdk/supabase/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import { type JwtKey, jwtKeys, keyKinds } from './jwt-keys-option.ts';
import { type MailTexts, templates } from './mail-templates/mail-texts.ts';
import { captchas, factors, mails, passwords, secrets, sessions } from './policy.ts';
import { type SendEmailHook, sendEmailHook } from './send-email-hook/hook-option.ts';

const flag = z.boolean('Expected true or false');
const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const texts = z.array(text, 'Expected a list of strings');
const url = z
  .string('Expected a URL')
  .check(z.refine((value) => URL.canParse(value), 'Expected an absolute URL such as https://app.example.com'));

/** A whole number within bounds. */
const whole = (from: number, to: number = Number.MAX_SAFE_INTEGER): z.ZodMiniNumber => {
  const sentence =
    to === Number.MAX_SAFE_INTEGER
      ? `Expected a whole number from ${from}`
      : `Expected a whole number from ${from} to ${to}`;
  return z.int(sentence).check(z.minimum(from, sentence), z.maximum(to, sentence));
};

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<SupabaseOptions> = z.strictObject({
  siteUrl: url,
  uriAllowList: texts,
  jwtSecret: text,
  anonKey: text,
  serviceRoleKey: text,
  apiExternalUrl: z.nullable(url),
  disableSignup: flag,
  externalAnonymousUsersEnabled: flag,
  externalEmailEnabled: flag,
  externalEmailMagicLinkEnabled: flag,
  mailerAutoconfirm: flag,
  secureEmailChange: flag,
  otpExpirySeconds: whole(1, 86_400),
  otpLength: whole(secrets.otpLength.min, secrets.otpLength.max),
  maxFrequencySeconds: whole(0),
  emailsPerHour: whole(0),
  mailerSubjects: templates,
  mailerTemplates: templates,
  mailerNotificationsPasswordChangedEnabled: flag,
  mailerNotificationsEmailChangedEnabled: flag,
  mailerNotificationsMfaFactorEnrolledEnabled: flag,
  mailerNotificationsMfaFactorUnenrolledEnabled: flag,
  sendEmailHook,
  mailerEmailBackgroundSending: flag,
  mail: z.enum(['works', 'fails'], "Expected 'works' or 'fails'"),
  passwordMinLength: whole(passwords.minLength, passwords.maxBytes),
  passwordRequiredCharacters: texts,
  updatePasswordRequireReauthentication: flag,
  updatePasswordRequireCurrentPassword: flag,
  jwtExpirySeconds: whole(30),
  refreshTokenReuseIntervalSeconds: whole(0),
  rateLimitHeader: z.nullable(text),
  gateway: z.enum(['hosted', 'kong', 'none'], "Expected 'hosted', 'kong' or 'none'"),
  mfaTotpEnrollEnabled: flag,
  mfaTotpVerifyEnabled: flag,
  mfaMaxEnrolledFactors: whole(0),
  mfaMaxVerifiedFactors: whole(0),
  securityCaptchaEnabled: flag,
  securityCaptchaTokens: z.union([texts, z.custom<CaptchaCheck>((value) => typeof value === 'function')], {
    error: 'Expected a list of strings, or a function that checks a token',
  }),
  jwtKeys,
  jwtKeyId: z.nullable(text),
  jwtValidMethods: z.array(
    z.enum(Object.keys(keyKinds), 'Expected ES256, RS256, EdDSA or HS256'),
    'Expected a list of strings',
  ),
  jwtAdminRoles: texts,
  refreshTokenRotationEnabled: flag,
  sessionsTimeboxSeconds: z.nullable(whole(1)),
  sessionsInactivityTimeoutSeconds: z.nullable(whole(1)),
  sessionsSinglePerUser: flag,
  sessionsAllowLowAalSeconds: z.nullable(whole(1)),
});

/**
 * Checks the token of a captcha, as hCaptcha and Turnstile do. Returns `true` for a good token. A list has the error
 * codes for a bad one, and `false` stands for `['invalid-input-response']`. If it throws or rejects, the request gets
 * the answer for a captcha service that cannot be reached.
 */
export type CaptchaCheck = (
  token: string,
  clientAddress: string,
) => boolean | readonly string[] | Promise<boolean | readonly string[]>;

/** Supabase Auth's settings under its own names, complete. */
export interface SupabaseOptions {
  /** `SITE_URL`: where links end if the request names no allowed target. */
  readonly siteUrl: string;
  /**
   * `URI_ALLOW_LIST`: globs of more targets that links may lead to; `*` matches neither `.` nor `/`, `**` matches both.
   */
  readonly uriAllowList: readonly string[];
  /** `JWT_SECRET`: signs access tokens (HS256) unless `jwtKeys` has other keys, and the default keys. */
  readonly jwtSecret: string;
  /** The key of apps. */
  readonly anonKey: string;
  /** The key of servers. As a bearer token it is allowed everything. */
  readonly serviceRoleKey: string;
  /** `API_EXTERNAL_URL`: origin of mailed links and issuer of tokens. `null`: the URL of the mock. */
  readonly apiExternalUrl: string | null;
  /** `DISABLE_SIGNUP`: only the service role can create accounts. */
  readonly disableSignup: boolean;
  /** `EXTERNAL_ANONYMOUS_USERS_ENABLED`: sign-ups without an address. */
  readonly externalAnonymousUsersEnabled: boolean;
  /** `EXTERNAL_EMAIL_ENABLED`: sign-ins by e-mail. */
  readonly externalEmailEnabled: boolean;
  /** `EXTERNAL_EMAIL_MAGIC_LINK_ENABLED`: sign-ins by a mailed link. */
  readonly externalEmailMagicLinkEnabled: boolean;
  /** New accounts are confirmed at once, without a mail. */
  readonly mailerAutoconfirm: boolean;
  /** `MAILER_SECURE_EMAIL_CHANGE_ENABLED`: a change of address is confirmed by both addresses. */
  readonly secureEmailChange: boolean;
  /** `MAILER_OTP_EXP`: the lifetime of links and digits, in seconds. */
  readonly otpExpirySeconds: number;
  /** `MAILER_OTP_LENGTH`: the number of digits in mails, from 6 to 10. */
  readonly otpLength: number;
  /** `SMTP_MAX_FREQUENCY`: seconds between two mails to one account. In force only if limits are on. */
  readonly maxFrequencySeconds: number;
  /** `RATE_LIMIT_EMAIL_SENT`: mails an hour for the whole project. In force only if limits are on. */
  readonly emailsPerHour: number;
  /**
   * `MAILER_SUBJECTS_…`: subjects by mail, with the variables of templates. A mail that is left out has GoTrue's
   * subject.
   */
  readonly mailerSubjects: MailTexts;
  /**
   * `MAILER_TEMPLATES_…`: the HTML of mails, by mail, in the language of Go's `html/template`: `{{ .TokenHash }}`,
   * `{{ if .Data.name }}`. (GoTrue has URLs of such texts here.) Link and code of the outbox are those in the text.
   */
  readonly mailerTemplates: MailTexts;
  /** `MAILER_NOTIFICATIONS_PASSWORD_CHANGED_ENABLED`: an account is told that its password was changed. */
  readonly mailerNotificationsPasswordChangedEnabled: boolean;
  /** `MAILER_NOTIFICATIONS_EMAIL_CHANGED_ENABLED`: the former address is told that it was changed. */
  readonly mailerNotificationsEmailChangedEnabled: boolean;
  /** `MAILER_NOTIFICATIONS_MFA_FACTOR_ENROLLED_ENABLED`: an account is told that a second factor was verified first. */
  readonly mailerNotificationsMfaFactorEnrolledEnabled: boolean;
  /** `MAILER_NOTIFICATIONS_MFA_FACTOR_UNENROLLED_ENABLED`: an account is told that it removed a second factor. */
  readonly mailerNotificationsMfaFactorUnenrolledEnabled: boolean;
  /**
   * `HOOK_SEND_EMAIL_URI` and `HOOK_SEND_EMAIL_SECRETS`, or a function: it is asked to send each mail, and its answer
   * decides. `null`: no hook.
   */
  readonly sendEmailHook: SendEmailHook | null;
  /**
   * `MAILER_EMAIL_BACKGROUND_SENDING`: mails are sent after the answer, so that no answer tells of a mail server that
   * fails.
   */
  readonly mailerEmailBackgroundSending: boolean;
  /** Whether the mail server accepts mails. */
  readonly mail: 'works' | 'fails';
  /** In bytes; not below 6. */
  readonly passwordMinLength: number;
  /** Sets of characters. A password needs a character of each set. */
  readonly passwordRequiredCharacters: readonly string[];
  /** Whether a session older than a day needs a nonce to change the password. */
  readonly updatePasswordRequireReauthentication: boolean;
  /** Whether a session that was not opened by a mail needs the current password to change it. */
  readonly updatePasswordRequireCurrentPassword: boolean;
  /** `JWT_EXP`: the lifetime of access tokens, in seconds. */
  readonly jwtExpirySeconds: number;
  /** For how many seconds a used refresh token still yields a new one. */
  readonly refreshTokenReuseIntervalSeconds: number;
  /**
   * `RATE_LIMIT_HEADER`: the header with the client's address, which the gateway sets. `null`: no limits by client
   * address.
   */
  readonly rateLimitHeader: string | null;
  /**
   * What stands between clients and GoTrue. `hosted`: Supabase's own gateway, which asks for a key except when a browser
   * opens a link. `kong`: the gateway of self-hosted projects and of the CLI, which passes on `/verify`, `/callback`,
   * `/authorize` and `/.well-known/jwks.json` without a key, for every method. `none`: GoTrue alone, which knows no key.
   */
  readonly gateway: 'hosted' | 'kong' | 'none';
  /** `MFA_TOTP_ENROLL_ENABLED`: accounts can enroll second factors. */
  readonly mfaTotpEnrollEnabled: boolean;
  /** `MFA_TOTP_VERIFY_ENABLED`: second factors can be verified. If it is off, accounts that have one are locked out. */
  readonly mfaTotpVerifyEnabled: boolean;
  /** `MFA_MAX_ENROLLED_FACTORS`: the second factors of an account, verified or not. */
  readonly mfaMaxEnrolledFactors: number;
  /** `MFA_MAX_VERIFIED_FACTORS`: an account with so many verified factors cannot enroll another one. */
  readonly mfaMaxVerifiedFactors: number;
  /** `SECURITY_CAPTCHA_ENABLED`: sign-ups, sign-ins and requests for mails need the token of a captcha. */
  readonly securityCaptchaEnabled: boolean;
  /**
   * The good tokens of captchas, or a function that checks a token. It stands for the service that
   * `SECURITY_CAPTCHA_PROVIDER` names. A token in a list is good for any number of requests.
   */
  readonly securityCaptchaTokens: readonly string[] | CaptchaCheck;
  /**
   * `JWT_KEYS`: the private keys that sign (one of them) and verify access tokens. A word stands for a fixed, published
   * key of that algorithm, and `jwtSecret` to verify. Empty: `jwtSecret` alone (HS256).
   */
  readonly jwtKeys: 'ES256' | 'RS256' | readonly JwtKey[];
  /** `JWT_KEY_ID`: the name of `jwtSecret` in the header of tokens that it signs. `null`: none. */
  readonly jwtKeyId: string | null;
  /** `JWT_VALID_METHODS`: the algorithms of tokens that are accepted. Empty: those of the keys. */
  readonly jwtValidMethods: readonly string[];
  /**
   * `JWT_ADMIN_ROLES`: the roles of tokens that may do everything. Where the setting is missing GoTrue has
   * `service_role` and `supabase_admin`.
   */
  readonly jwtAdminRoles: readonly string[];
  /**
   * `SECURITY_REFRESH_TOKEN_ROTATION_ENABLED`: a used refresh token that is sent again, too late, ends all refresh tokens
   * of its session. If it is off, that one is refused alone.
   */
  readonly refreshTokenRotationEnabled: boolean;
  /** `SESSIONS_TIMEBOX`: how long after its sign-in a session can be refreshed, in seconds. `null`: without end. */
  readonly sessionsTimeboxSeconds: number | null;
  /** `SESSIONS_INACTIVITY_TIMEOUT`: how long after its last refresh a session can be refreshed, in seconds. */
  readonly sessionsInactivityTimeoutSeconds: number | null;
  /** `SESSIONS_SINGLE_PER_USER`: only the session that was opened or refreshed last can be refreshed. */
  readonly sessionsSinglePerUser: boolean;
  /**
   * `SESSIONS_ALLOW_LOW_AAL`: how long after its sign-in a session can be refreshed without a second factor, if the
   * account has one, in seconds. `null`: without end.
   */
  readonly sessionsAllowLowAalSeconds: number | null;
}

/**
 * The settings of a fresh project. Secret and keys are the public ones that every project of the CLI has had; they
 * protect nothing.
 */
export const defaultOptions: SupabaseOptions = {
  siteUrl: 'http://localhost:3000',
  uriAllowList: [],
  jwtSecret: 'super-secret-jwt-token-with-at-least-32-characters-long',
  anonKey:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6ImFub24iLCJleHAiOjE5ODM4MTI5OTZ9.CRXP1A7WOeoJeXxjNni43kdQwgnWNReilDMblYTn_I0',
  serviceRoleKey:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6InNlcnZpY2Vfcm9sZSIsImV4cCI6MTk4MzgxMjk5Nn0.EGIM96RAZx35lJzdJsyH-qQwv8Hdp7fsn3W0YpN81IU',
  apiExternalUrl: null,
  disableSignup: false,
  externalAnonymousUsersEnabled: false,
  externalEmailEnabled: true,
  externalEmailMagicLinkEnabled: true,
  mailerAutoconfirm: false,
  secureEmailChange: false,
  otpExpirySeconds: secrets.otpExpirySeconds,
  otpLength: secrets.otpLength.min,
  maxFrequencySeconds: mails.maxFrequencySeconds,
  emailsPerHour: mails.perHour,
  mailerSubjects: {},
  mailerTemplates: {},
  mailerNotificationsPasswordChangedEnabled: false,
  mailerNotificationsEmailChangedEnabled: false,
  mailerNotificationsMfaFactorEnrolledEnabled: false,
  mailerNotificationsMfaFactorUnenrolledEnabled: false,
  sendEmailHook: null,
  mailerEmailBackgroundSending: false,
  mail: 'works',
  passwordMinLength: passwords.minLength,
  passwordRequiredCharacters: [],
  updatePasswordRequireReauthentication: false,
  updatePasswordRequireCurrentPassword: false,
  jwtExpirySeconds: sessions.accessTokenLifetimeSeconds,
  refreshTokenReuseIntervalSeconds: sessions.refreshTokenReuseIntervalSeconds,
  rateLimitHeader: 'X-Forwarded-For',
  gateway: 'hosted',
  mfaTotpEnrollEnabled: true,
  mfaTotpVerifyEnabled: true,
  mfaMaxEnrolledFactors: factors.maxEnrolled,
  mfaMaxVerifiedFactors: factors.maxVerified,
  securityCaptchaEnabled: false,
  securityCaptchaTokens: captchas.testTokens,
  jwtKeys: [],
  jwtKeyId: null,
  jwtValidMethods: [],
  jwtAdminRoles: ['service_role'],
  refreshTokenRotationEnabled: true,
  sessionsTimeboxSeconds: null,
  sessionsInactivityTimeoutSeconds: null,
  sessionsSinglePerUser: false,
  sessionsAllowLowAalSeconds: null,
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: SupabaseOptions) => SupabaseOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);
