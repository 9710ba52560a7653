import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import type { MailValues } from '../../core/message.ts';
import type { MailTexts } from './mail-templates/mail-texts.ts';

/**
 * What mails say whose text a project has not written itself. Their parts, headings and labels are GoTrue's, sentences are ours. Beside
 * a link stand the digits, which GoTrue's own default mails do not have.
 */
export const mailBodies: Readonly<Record<keyof MailTexts, WriteBody>> = {
  recovery: withLink({
    heading: 'Reset your password',
    sentence: () => 'You asked for a new password. Choose it here:',
    label: 'Reset password',
    end: 'If it was not you, you need not do anything.',
  }),
  confirmation: withLink({
    heading: 'Confirm your email address',
    sentence: () => 'Show that this address is yours, to complete your account:',
    label: 'Confirm email address',
  }),
  magicLink: withLink({
    heading: 'Your sign-in link',
    sentence: () => 'Sign in here. The link works once, and not for long:',
    label: 'Sign in',
  }),
  invite: withLink({
    heading: "You've been invited",
    sentence: () => 'Somebody would like you to have an account. Accept it here:',
    label: 'Accept invitation',
  }),
  emailChange: withLink({
    heading: 'Confirm your new email address',
    sentence: ({ newEmail = '' }) => `Your account is to have the address ${newEmail}. Confirm it here:`,
    label: 'Confirm new email address',
    end: 'If it was not you, you need not do anything.',
  }),
  reauthentication: ({ code = '' }) => ({
    text: `Your verification code\n\n${nonceSentence}\n\n    ${code}\n`,
    html: letter('Your verification code', `<p ${paragraph}>${nonceSentence}</p>\n<p ${paragraph}>${digits(code)}</p>`),
  }),
  passwordChangedNotification: notice(
    'Your password was changed',
    () => 'Your account has a new password.',
    'If that was not you, reset the password, and tell your support at once.',
  ),
  emailChangedNotification: notice(
    'Your email address was changed',
    ({ oldEmail = '', email = '' }) => `Your account had the address ${oldEmail} and has ${email} now.`,
  ),
  mfaFactorEnrolledNotification: notice(
    'A new verification method was added',
    ({ factorType = '' }) => `Your account has a second factor now (${factorType}).`,
  ),
  mfaFactorUnenrolledNotification: notice(
    'A verification method was removed',
    ({ factorType = '' }) => `Your account has a second factor less now (${factorType}).`,
  ),
};

interface Words {
  readonly heading: string;
  sentence(values: MailValues): string;
  readonly label: string;
  readonly end?: string;
}

function withLink({ heading, sentence, label, end }: Words): WriteBody {
  return ({ link = '', code = '' }, values) => {
    const said = sentence(values);
    return {
      text: `${heading}\n\n${said}\n\n    ${link}\n\nOr enter this code: ${code}\n${end === undefined ? '' : `\n${end}\n`}`,
      html: letter(
        heading,
        `<p ${paragraph}>${escapeHtml(said)}</p>
<p ${paragraph}><a class="link" href="${escapeHtml(link)}" style="color: #1d4ed8">${label}</a></p>
<p ${paragraph}>Or enter this code: ${digits(code)}</p>${end === undefined ? '' : `\n<p ${paragraph}>${end}</p>`}`,
      ),
    };
  };
}

const nonceSentence = 'Enter this code to show that it is you. It is good for a short time:';

function notice(
  heading: string,
  sentence: Words['sentence'],
  end = 'If that was not you, tell your support at once.',
): WriteBody {
  return (_facts, values) => {
    const said = sentence(values);
    return {
      text: `${heading}\n\n${said}\n\n${end}\n`,
      html: letter(heading, `<p ${paragraph}>${escapeHtml(said)}</p>\n<p ${paragraph}>${end}</p>`),
    };
  };
}

const paragraph = `style="margin: 0 0 16px"`;
const page = mailPages({
  page: 'background: #ffffff; color: #1c1c1c; font-size: 16px; line-height: 1.5',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #121212 !important; color: #ededed !important }
  .link { color: #93c5fd !important }
}
`,
});

function letter(heading: string, content: string): string {
  return page(
    heading,
    `<div style="text-align: left">
<h2 style="margin: 0 0 16px; font-size: 24px; line-height: 1.3">${escapeHtml(heading)}</h2>
${content}
</div>`,
  );
}

function digits(code: string): string {
  return `<strong style="letter-spacing: 1px">${escapeHtml(code)}</strong>`;
}
