import type { FilledMail, Mail } from '../../core/message.ts';
import type { OwnTexts } from './emails.ts';
import { plainText } from './mail-templates/found-in.ts';
import type { Notification } from './mail-templates/mail-texts.ts';
import { renderTemplate } from './mail-templates/render-template.ts';
import type { MailVariables } from './mail-templates/variables.ts';

/** GoTrue's subjects. */
const subjects: Readonly<Record<Notification, string>> = {
  passwordChangedNotification: 'Your password was changed',
  emailChangedNotification: 'Your email address was changed',
  mfaFactorEnrolledNotification: 'A new verification method was added to your account',
  mfaFactorUnenrolledNotification: 'A verification method was removed from your account',
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
): Mail | FilledMail | undefined {
  const template = own.mailerTemplates[notification];
  try {
    return {
      to,
      kind: 'notification',
      subject: renderTemplate(own.mailerSubjects[notification] ?? subjects[notification], variables),
      ...(template === undefined ? filled(notification, variables) : ownBody(template, variables)),
    };
  } catch {
    return undefined;
  }
}

function ownBody(template: string, variables: MailVariables): Pick<Mail, 'text' | 'html'> {
  const html = renderTemplate(template, variables);
  return { text: plainText(html), html };
}

function filled(
  template: Notification,
  { Email: email = '', OldEmail: oldEmail = '', FactorType: factorType = '' }: MailVariables,
): Pick<FilledMail, 'template' | 'values'> {
  return { template, values: { email, oldEmail, factorType } };
}
