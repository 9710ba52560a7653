import * as z from 'zod/mini';
import { parseTemplate } from './parse-template.ts';

/** The mails that a project can write itself, and their texts. A mail that is left out has its default text. */
export interface MailTexts {
  /** `CONFIRMATION`: for sign-ups, and for sign-ins by mail of a new address. */
  readonly confirmation?: string;
  /** `RECOVERY`: for password resets. */
  readonly recovery?: string;
  /** `MAGIC_LINK`: for sign-ins by mail. */
  readonly magicLink?: string;
  /** `INVITE`: for invitations. */
  readonly invite?: string;
  /** `EMAIL_CHANGE`: for a change of address. */
  readonly emailChange?: string;
  /** `REAUTHENTICATION`: the nonce for a change of password. */
  readonly reauthentication?: string;
  /** `PASSWORD_CHANGED_NOTIFICATION`. */
  readonly passwordChangedNotification?: string;
  /** `EMAIL_CHANGED_NOTIFICATION`: for the former address. */
  readonly emailChangedNotification?: string;
  /** `MFA_FACTOR_ENROLLED_NOTIFICATION`: for a second factor that was verified first. */
  readonly mfaFactorEnrolledNotification?: string;
  /** `MFA_FACTOR_UNENROLLED_NOTIFICATION`: for a second factor that its account removed. */
  readonly mfaFactorUnenrolledNotification?: string;
}

/** The mails that tell what was done. */
export type Notification = Extract<keyof MailTexts, `${string}Notification`>;

const template = z.exactOptional(
  z.string('Expected the text of a template').check((payload) => {
    const message = mistakeIn(payload.value);
    if (message !== undefined) payload.issues.push({ code: 'custom', message, input: payload.value });
  }),
);

/** Checks texts of mails. The sentence of an issue names what a template has that cannot be used. */
export const templates: z.ZodMiniType<MailTexts> = z.strictObject(
  {
    confirmation: template,
    recovery: template,
    magicLink: template,
    invite: template,
    emailChange: template,
    reauthentication: template,
    passwordChangedNotification: template,
    emailChangedNotification: template,
    mfaFactorEnrolledNotification: template,
    mfaFactorUnenrolledNotification: template,
  },
  'Expected texts by mail: confirmation, recovery, magicLink, invite, emailChange, reauthentication, passwordChangedNotification, emailChangedNotification, mfaFactorEnrolledNotification, mfaFactorUnenrolledNotification',
);

function mistakeIn(text: string): string | undefined {
  try {
    parseTemplate(text);
    return undefined;
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return `This is not a template that can be used: ${sentence}`;
  }
}
