import { title } from '@resetkit/sdk/pocketbase/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import { defaultRules, passwordField, type RateLimitRule, sender, tokenSeconds } from './policy.ts';

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
const duration = z.strictObject({ duration: z.optional(wholeFrom(tokenSeconds.least)) }, 'Expected { duration }');
const mailText = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));

const collection = z.strictObject(
  {
    id: z.optional(text),
    createRule: z.optional(z.nullable(z.literal('', "Expected '' or null"))),
    passwordAuth: z.optional(z.strictObject({ enabled: z.optional(flag) }, 'Expected { enabled }')),
    password: z.optional(
      z.strictObject(
        {
          min: z.optional(wholeFrom(1, passwordField.max)),
          max: z.optional(wholeFrom(0, passwordField.max)),
          pattern: z.optional(pattern),
        },
        'Expected { min, max, pattern }',
      ),
    ),
    passwordResetToken: z.optional(duration),
    authToken: z.optional(duration),
    resetPasswordTemplate: z.optional(
      z.strictObject(
        {
          subject: z.optional(mailText),
          body: z.optional(
            mailText.check(z.refine((body) => body.includes('{TOKEN}'), 'Expected HTML with {TOKEN} in it')),
          ),
        },
        'Expected { subject, body }',
      ),
    ),
  },
  'Expected settings of an auth collection',
);
const name = z.string().check(z.regex(/^\w+$/, 'Expected a name of letters, digits and underscores'));
const collections = z
  .record(name, collection, 'Expected settings by the names of auth collections')
  .check(z.refine(haveOwnNames, 'Expected names that differ in more than their case'));
const rule = z.strictObject(
  {
    label: text,
    audience: z.optional(z.enum(['', '@guest', '@auth'], "Expected '', '@guest' or '@auth'")),
    duration: wholeFrom(1),
    maxRequests: wholeFrom(1),
  },
  'Expected { label, audience?, duration, maxRequests }',
);

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<PocketbaseOptions> = z.strictObject({
  appName: text,
  appURL: z.nullable(url),
  senderName: text,
  senderAddress: text,
  collections,
  rateLimits: z.strictObject(
    { enabled: flag, rules: z.array(rule, 'Expected a list of rules') },
    'Expected { enabled, rules }',
  ),
  trustedProxy: z.strictObject(
    { headers: z.array(text, 'Expected a list of header names'), useLeftmostIP: flag },
    'Expected { headers, useLeftmostIP }',
  ),
  mail: z.enum(['works', 'unreachable'], "Expected 'works' or 'unreachable'"),
});

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
  /** How long the token of a reset link is good, in seconds. */
  readonly passwordResetToken?:
    | {
        /** In seconds. */
        readonly duration?: number | undefined;
      }
    | undefined;
  /** How long a session lasts, in seconds. */
  readonly authToken?:
    | {
        /** In seconds. */
        readonly duration?: number | undefined;
      }
    | undefined;
  /** The reset mail, with `{APP_NAME}`, `{APP_URL}`, `{TOKEN}` and `{RECORD:name}`. The body is HTML. */
  readonly resetPasswordTemplate?:
    | {
        /** A line of text. */
        readonly subject?: string | undefined;
        /** HTML. */
        readonly body?: string | undefined;
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

function haveOwnNames(given: object): boolean {
  const names = Object.keys(given).concat('users', '_superusers');
  return new Set(names.map((one) => one.toLowerCase())).size === new Set(names).size;
}
