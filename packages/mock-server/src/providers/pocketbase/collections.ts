import { byIdentity } from '../../core/by-identity.ts';
import { collectionIdOf } from './collection-id.ts';
import type { CollectionOptions, MailTemplateOptions, PocketbaseOptions } from './options.ts';
import { mfaSeconds, otps, passwordField, tokenSeconds } from './policy.ts';

/** Subject and body of a mail, with placeholders. */
export interface MailTexts {
  readonly subject: string;
  /** HTML. `undefined`: the default text. */
  readonly body: string | undefined;
}

/** An auth collection with all its settings. */
export interface AuthCollection {
  readonly id: string;
  readonly name: string;
  /** Whether anybody may make accounts. */
  readonly isOpen: boolean;
  /** Whether one signs in with a password. */
  readonly hasPasswords: boolean;
  readonly password: { readonly min: number; readonly max: number; readonly pattern: string };
  /** Seconds. */
  readonly resetTokenSeconds: number;
  /** Seconds. */
  readonly verificationTokenSeconds: number;
  /** Seconds. */
  readonly emailChangeTokenSeconds: number;
  /** Seconds. */
  readonly authTokenSeconds: number;
  /** Signing in with digits that are mailed. */
  readonly otp: {
    readonly enabled: boolean;
    readonly seconds: number;
    readonly length: number;
    readonly template: MailTexts;
  };
  /** Whether one has to sign in in two ways, and how long the second may take. */
  readonly mfa: { readonly enabled: boolean; readonly seconds: number };
  readonly resetPasswordTemplate: MailTexts;
  readonly verificationTemplate: MailTexts;
  readonly confirmEmailChangeTemplate: MailTexts;
  /** Whether its records have the fields `name` and `avatar`. */
  readonly hasProfile: boolean;
  /** Whether its records have the fields `created` and `updated`, which a collection that is made over the API has not. */
  readonly hasTimes: boolean;
}

/** The collection that every new server has for the accounts of an app. */
export const usersName = 'users';
/** The collection of those who administrate the server. */
export const superusersName = '_superusers';

const none: CollectionOptions = {};

/** The names of the auth collections, `users` first. */
export function collectionNames({ collections }: Pick<PocketbaseOptions, 'collections'>): readonly string[] {
  return [...new Set([usersName, ...Object.keys(collections), superusersName])];
}

/** The auth collections, `users` first. */
export function collectionsOf({ collections }: Pick<PocketbaseOptions, 'collections'>): readonly AuthCollection[] {
  return completedOf(collections);
}

const completedOf = byIdentity((collections: PocketbaseOptions['collections']) =>
  collectionNames({ collections }).map((name) => completed(name, collections[name])),
);

/** The auth collection with this id, or with this name in any case. */
export function collectionNamed(
  options: Pick<PocketbaseOptions, 'collections'>,
  nameOrId: string,
): AuthCollection | undefined {
  const lower = nameOrId.toLowerCase();
  return collectionsOf(options).find(({ id, name }) => id === nameOrId || name.toLowerCase() === lower);
}

/** The collection `users`. */
export function usersOf(options: Pick<PocketbaseOptions, 'collections'>): AuthCollection {
  return collectionsOf(options)[0] ?? completed(usersName);
}

function completed(name: string, given: CollectionOptions = none): AuthCollection {
  const { password = {}, otp = {}, mfa = {} } = given;
  const isSuper = name === superusersName;
  return {
    id: given.id ?? collectionIdOf(name),
    name,
    isOpen: (given.createRule === undefined && name === usersName) || given.createRule === '',
    hasPasswords: given.passwordAuth?.enabled ?? true,
    password: {
      min: password.min ?? passwordField.min,
      max: password.max || passwordField.max,
      pattern: password.pattern ?? '',
    },
    resetTokenSeconds: given.passwordResetToken?.duration ?? tokenSeconds.passwordReset,
    verificationTokenSeconds: given.verificationToken?.duration ?? tokenSeconds.verification,
    emailChangeTokenSeconds: given.emailChangeToken?.duration ?? tokenSeconds.emailChange,
    authTokenSeconds: given.authToken?.duration ?? (isSuper ? tokenSeconds.superuserAuth : tokenSeconds.auth),
    otp: {
      enabled: otp.enabled ?? false,
      seconds: otp.duration ?? otps.seconds,
      length: otp.length ?? otps.digits,
      template: textsOf('OTP for {APP_NAME}', otp.emailTemplate),
    },
    mfa: { enabled: mfa.enabled ?? false, seconds: mfa.duration ?? mfaSeconds },
    resetPasswordTemplate: textsOf('Reset your {APP_NAME} password', given.resetPasswordTemplate),
    verificationTemplate: textsOf('Verify your {APP_NAME} email', given.verificationTemplate),
    confirmEmailChangeTemplate: textsOf('Confirm your {APP_NAME} new email address', given.confirmEmailChangeTemplate),
    hasProfile: name === usersName,
    hasTimes: name === usersName || isSuper,
  };
}

function textsOf(subject: string, { subject: own = subject, body }: MailTemplateOptions = {}): MailTexts {
  return { subject: own, body };
}
