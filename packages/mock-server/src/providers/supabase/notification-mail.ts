import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail } from '../../core/message.ts';
import type { OwnTexts } from './emails.ts';
import { plainText } from './mail-templates/found-in.ts';
import type { Notification } from './mail-templates/mail-texts.ts';
import { renderTemplate } from './mail-templates/render-template.ts';
import type { MailVariables } from './mail-templates/variables.ts';

interface Words {
  readonly subject: string;
  sentence(variables: MailVariables): string;
}

/** Subjects are GoTrue's; the sentences of default bodies are ours. */
const words: Readonly<Record<Notification, Words>> = {
  passwordChangedNotification: {
    subject: 'Your password was changed',
    sentence: ({ Email }) => `The password of ${Email} was changed.`,
  },
  emailChangedNotification: {
    subject: 'Your email address was changed',
    sentence: ({ OldEmail, Email }) => `The address of your account was changed from ${OldEmail} to ${Email}.`,
  },
  mfaFactorEnrolledNotification: {
    subject: 'A new verification method was added to your account',
    sentence: ({ FactorType }) => `A second factor (${FactorType}) was added to your account.`,
  },
  mfaFactorUnenrolledNotification: {
    subject: 'A verification method was removed from your account',
    sentence: ({ FactorType }) => `A second factor (${FactorType}) was removed from your account.`,
  },
};

/**
 * A mail that tells what was done, in the project's own words or in default words. `undefined` if the project's template
 * cannot be filled.
 */
export function notificationMail(
  notification: Notification,
  to: string,
  variables: MailVariables,
  own: OwnTexts,
): Mail | undefined {
  const { subject, sentence } = words[notification];
  const template = own.mailerTemplates[notification];
  try {
    const html =
      template === undefined ? `<p>${escapeHtml(sentence(variables))}</p>` : renderTemplate(template, variables);
    return {
      to,
      kind: 'notification',
      subject: renderTemplate(own.mailerSubjects[notification] ?? subject, variables),
      text: plainText(html),
      html,
    };
  } catch {
    return undefined;
  }
}
