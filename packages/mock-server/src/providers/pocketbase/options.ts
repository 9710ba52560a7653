import { title } from '@resetkit/sdk/pocketbase/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import {
  defaultRules,
  mostSignInSeconds,
  otps,
  passwordField,
  type RateLimitRule,
  sender,
  tokenSeconds,
} from './policy.ts';

const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const flag = z.boolean('Expected true or false');
const url = z
  .string('Expected a URL or null')
  .check(z.refine((value) => URL.canParse(value), 'Expected an absolute URL or null'));
const wholeFrom = (least: number, most = Number.MAX_SAFE_INTEGER): z.ZodMiniInt => {
  const words = `Expected a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}`;
  return z.int(words).check(z.minimum(least, words), z.maximum(most, words));
};
const pattern = z.string('Expected a regular expression').check(z.refine(isPattern, 'Expected a regular expression'));
const duration = settings({ duration: z.optional(wholeFrom(tokenSeconds.least, tokenSeconds.most)) });
const signInSeconds = z.optional(wholeFrom(tokenSeconds.least, mostSignInSeconds));
const template = templateWith('{TOKEN}');
const otp = settings({
  enabled: z.optional(flag),
  duration: signInSeconds,
  length: z.optional(wholeFrom(otps.leastDigits, otps.formMax)),
  emailTemplate: z.optional(templateWith('{OTP}')),
});
const mfa = settings({ enabled: z.optional(flag), duration: signInSeconds });
const password = settings({
  min: z.optional(wholeFrom(0, passwordField.max)),
  max: z.optional(wholeFrom(0, passwordField.max)),
  pattern: z.optional(pattern),
}).check(
  z.refine(
    ({ min = passwordField.min, max = 0 }) => max === 0 || max >= min,
    `Expected "max" to be 0, or not less than "min", which is ${passwordField.min} if it is left out`,
  ),
);
const collection = settings({
  id: z.optional(text.check(z.regex(/^\w{1,100}$/, 'Expected 1 to 100 letters, digits and underscores'))),
  createRule: z.optional(z.nullable(z.literal('', "Expected '' (anybody) or null (superusers)"))),
  passwordAuth: z.optional(settings({ enabled: z.optional(flag) })),
  password: z.optional(password),
  passwordResetToken: z.optional(duration),
  verificationToken: z.optional(duration),
  emailChangeToken: z.optional(duration),
  authToken: z.optional(duration),
  resetPasswordTemplate: z.optional(template),
  verificationTemplate: z.optional(template),
  confirmEmailChangeTemplate: z.optional(template),
  otp: z.optional(otp),
  mfa: z.optional(mfa),
}).check(
  z.refine(
    (given) => !given.mfa?.enabled || (given.otp?.enabled && given.passwordAuth?.enabled !== false),
    'Expected "otp" and "passwordAuth" to be enabled where "mfa" is: it takes two ways to sign in',
  ),
);
const collections = z
  .record(z.string().check(z.regex(/^\w{1,255}$/)), collection, {
    error: ({ code }) =>
      code === 'invalid_key'
        ? 'Expected a name of 1 to 255 letters of ASCII, digits and underscores'
        : 'Expected settings by the names of auth collections, such as { clients: {} }',
  })
  .check(z.refine((given) => wrongName(given) === undefined, { error: ({ input }) => wrongName(Object(input)) ?? '' }));
const rule = settings({
  label: text,
  audience: z.optional(z.enum(['', '@guest', '@auth'], "Expected '', '@guest' or '@auth'")),
  duration: wholeFrom(1),
  maxRequests: wholeFrom(1),
});

/** An object of settings. One that is unknown is refused with the names of all. */
function settings<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strict> {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `There is no setting ${JSON.stringify(issue.keys[0])}. Known: ${names}`
        : `Expected an object with settings. Known: ${names}`,
  });
}

function templateWith(placeholder: string) {
  const body = text.check(z.refine((html) => html.includes(placeholder), `Expected HTML with ${placeholder} in it`));
  return settings({ subject: z.optional(text), body: z.optional(body) });
}

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<PocketbaseOptions> = z.strictObject({
  appName: text,
  appURL: z.nullable(url),
  senderName: text,
  senderAddress: text,
  collections,
  rateLimits: settings({ enabled: flag, rules: z.array(rule, 'Expected a list of rules') }),
  trustedProxy: settings({ headers: z.array(text, 'Expected a list of header names'), useLeftmostIP: flag }),
  mail: z.enum(['works', 'unreachable'], "Expected 'works' or 'unreachable'"),
});

/** How long a token is good. */
export interface TokenOptions {
  /** In seconds. */
  readonly duration?: number | undefined;
}

/** A mail, with `{APP_NAME}`, `{APP_URL}`, `{RECORD:name}`, and `{TOKEN}`, or `{OTP}` and `{OTP_ID}`. What is left out is the default text. */
export interface MailTemplateOptions {
  /** A line of text. */
  readonly subject?: string | undefined;
  /** HTML. */
  readonly body?: string | undefined;
}

/** Settings of an auth collection, under PocketBase's names. What is left out is as in a new collection. */
export interface CollectionOptions {
  /** Default: that of a new server. */
  readonly id?: string | undefined;
  /** Who may make accounts: `''` anybody, `null` superusers only. Default: `''` for `users`, else `null`. */
  readonly createRule?: '' | null | undefined;
  /** Whether one signs in with a password. Without it a reset mail cannot be asked for, and its link still works. */
  readonly passwordAuth?:
    | {
        /** Default: `true`. */
        readonly enabled?: boolean | undefined;
      }
    | undefined;
  /** The field `password`: characters (`max` 0: 71), and a regular expression. */
  readonly password?:
    | {
        /** The least number of characters. */
        readonly min?: number | undefined;
        /** The greatest number of characters; 0: 71. */
        readonly max?: number | undefined;
        /** A regular expression that has to fit; `''`: none. */
        readonly pattern?: string | undefined;
      }
    | undefined;
  /** The token of a reset link. Default: 1,800 s. */
  readonly passwordResetToken?: TokenOptions | undefined;
  /** The token of a link that verifies an address. Default: 86,400 s. */
  readonly verificationToken?: TokenOptions | undefined;
  /** The token of a link that changes an address. Default: 1,800 s. */
  readonly emailChangeToken?: TokenOptions | undefined;
  /** A session. Default: 432,000 s; superusers: 86,400 s. */
  readonly authToken?: TokenOptions | undefined;
  /** The reset mail. */
  readonly resetPasswordTemplate?: MailTemplateOptions | undefined;
  /** The mail that verifies an address. */
  readonly verificationTemplate?: MailTemplateOptions | undefined;
  /** The mail that changes an address. */
  readonly confirmEmailChangeTemplate?: MailTemplateOptions | undefined;
  /** Signing in with digits that are mailed. */
  readonly otp?:
    | {
        /** Default: `false`. */
        readonly enabled?: boolean | undefined;
        /** Seconds that they are good. Default: 180. */
        readonly duration?: number | undefined;
        /** How many digits. Default: 8. */
        readonly length?: number | undefined;
        /** The mail. */
        readonly emailTemplate?: MailTemplateOptions | undefined;
      }
    | undefined;
  /** Signing in in two ways: with a password, and with digits that are mailed. */
  readonly mfa?:
    | {
        /** Default: `false`. */
        readonly enabled?: boolean | undefined;
        /** Seconds that the second may take. Default: 600. */
        readonly duration?: number | undefined;
      }
    | undefined;
}

/** PocketBase's settings under its own names, complete. */
export interface PocketbaseOptions {
  /** `{APP_NAME}` in mails. */
  readonly appName: string;
  /** `{APP_URL}` in mails, with which links begin. `null`: the URL of the mock. */
  readonly appURL: string | null;
  /** The name of the sender of mails. */
  readonly senderName: string;
  /** The address of the sender of mails. */
  readonly senderAddress: string;
  /** Auth collections by name, beside `users` and `_superusers`, which are always there and can be set here too. */
  readonly collections: Readonly<Record<string, CollectionOptions>>;
  /** Limits by label. The first rule that fits counts. */
  readonly rateLimits: {
    /** A new server has its rules switched off. */
    readonly enabled: boolean;
    /** The rules. */
    readonly rules: readonly RateLimitRule[];
  };
  /** Which headers tell the address of a client. */
  readonly trustedProxy: {
    /** The first of these that a request has counts. */
    readonly headers: readonly string[];
    /** Of a list of addresses in it, the leftmost in place of the rightmost. */
    readonly useLeftmostIP: boolean;
  };
  /** The state of mail delivery: it works, or the mail server does not respond. No answer shows it. */
  readonly mail: 'works' | 'unreachable';
}

/** The settings of a new PocketBase. */
export const defaultOptions: PocketbaseOptions = {
  appName: 'Acme',
  appURL: null,
  senderName: sender.name,
  senderAddress: sender.address,
  collections: {},
  rateLimits: { enabled: false, rules: defaultRules },
  trustedProxy: { headers: [], useLeftmostIP: false },
  mail: 'works',
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: PocketbaseOptions) => PocketbaseOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Tables of a new server, and collections that are no auth collections. */
const takenNames = ['_params', '_collections', '_migrations', '_mfas', '_otps', '_externalauths', '_authorigins'];

/** What is wrong with the first name that a real server would not take. */
function wrongName(given: object): string | undefined {
  const names = [...new Set(['users', '_superusers', ...Object.keys(given)])];
  const lower = names.map((one) => one.toLowerCase());
  const found = names.find(
    (one, index) =>
      /_via_|^sqlite_/i.test(one) || takenNames.includes(one.toLowerCase()) || lower.indexOf(one.toLowerCase()) < index,
  );
  if (found === undefined) return undefined;
  return `Expected names that the server has no table for, that differ in more than their case, and that neither begin with "sqlite_" nor have "_via_" in them, and not ${JSON.stringify(found)}`;
}
