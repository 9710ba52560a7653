import type { MailKind } from '../../core/message.ts';

/** The purposes of mails, in words. */
export const mailKinds: Readonly<Record<MailKind, string>> = {
  'password-reset': 'Password reset',
  verification: 'Verification',
  'sign-in': 'Sign-in',
  invitation: 'Invitation',
  notification: 'Notification',
  bounce: 'Bounce',
};
