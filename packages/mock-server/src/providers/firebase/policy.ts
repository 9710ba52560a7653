// Firebase's numbers. Source, unless a line says otherwise: the Auth emulator of firebase-tools 15.34.2, read and recorded
// (November 2026). "Hosted" is the service, which was not run: its numbers are from its documentation.
// What apps need to know too is in `x-reset` of openapi/firebase.yaml.
import { facts, passwordLimits } from '@resetkit/sdk/firebase/reset-facts';
import type { BodyLimits } from '../../core/express/body-parser.ts';
import type { FixedWindow } from '../../core/rate-limiter.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The imitated server. */
export const imitates = 'Firebase Auth, as firebase-tools 15.34.2 emulates it';

/** Mailed codes: their length (state.js, randomBase64UrlStr), and how long they are good (hosted; the emulator's are for ever). */
export const codes: {
  readonly length: number;
  readonly alphabet: string;
  readonly lifetimeMs: number;
  readonly otherLifetimesMs: Readonly<Record<string, number>>;
} = {
  length: 54,
  alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  // An hour for the codes of reset mails (Firebase support, and the SDK's `auth/expired-action-code`).
  lifetimeMs: hour,
  // As Firebase's developers told users ("Firebase Admin Auth Link Expiration Times", May 2020; firebase-admin-node#697 says "days"
  // and "hours"). Of other codes nobody knows: they have an hour too.
  otherLifetimesMs: { VERIFY_EMAIL: 3 * day, EMAIL_SIGNIN: 6 * hour },
};

/** Ids (utils.js, randomId). */
export const ids: {
  readonly alphabet: string;
  readonly account: number;
  readonly session: number;
  readonly salt: number;
} = {
  alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  account: 28,
  session: 27,
  salt: 20,
};

/** How long an ID token is good (operations.js, issueTokens). */
export const idTokenLifetimeMs: number = hour;

/** How long a session cookie is good, in seconds: at least, and at most, which is the default (operations.js, createSessionCookie). */
export const sessionCookieSeconds: { readonly min: number; readonly max: number } = {
  min: (5 * minute) / second,
  max: (14 * day) / second,
};

/** The number that stands for every project (state.js). */
export const projectNumber = '12345';

/** The lengths of passwords in UTF-16 units: the least one everywhere, the greatest one of a policy (hosted). */
export const passwordLength: { readonly min: number; readonly max: number } = {
  min: passwordLimits['min-length'],
  max: passwordLimits['max-length'],
};

/** The characters that a policy counts as special (https://cloud.google.com/identity-platform/docs/password-policy). */
export const specialCharacters: readonly string[] = [...'^$*.[]{}()?"!@#%&/\\,><\':;|_~'];

/** Accounts on a page of a list, by default and at most; accounts that are deleted at once (operations.js). */
export const lists: { readonly page: number; readonly most: number; readonly deletions: number } = {
  page: 20,
  most: 1_000,
  deletions: 1_000,
};

/** Claims that an app may set for an account, in characters of their JSON (operations.js). */
export const customAttributesLength = 1_000;

/** The names of the limits. */
export type LimitName = 'cooldown' | 'resetMails' | 'signUps' | 'signIns';

/** Limits by name (hosted; the emulator has none). */
export const limits: Readonly<Record<LimitName, FixedWindow>> = {
  /** Mails of one kind to one address. The time is that of firebaseui-web#566: "maybe a minute". */
  cooldown: { max: 1, windowMs: facts.resendAfterMs },
  /** Reset mails of a project without a bill (https://firebase.google.com/docs/auth/limits). */
  resetMails: { max: 150, windowMs: day },
  /** New accounts from one client address (the same page). */
  signUps: { max: 100, windowMs: hour },
  /** Wrong passwords for one account. That there is a limit is documented, its numbers are not: these are ours. */
  signIns: { max: 5, windowMs: 5 * minute },
};

/** The largest bodies that are read: the emulator's limit of 1 GB is more than a mock should hold. */
export const bodyLimits: BodyLimits = { json: 1024 * 1024, form: 1024 * 1024, formDepth: 0 };

/** The sender of mails: the service's default for a project. */
export function senderOf(projectId: string): string {
  return `noreply@${projectId}.firebaseapp.com`;
}
