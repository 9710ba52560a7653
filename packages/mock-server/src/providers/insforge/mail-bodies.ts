import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import { secrets } from './policy.ts';

/** The name of a template. */
export type MailTemplate =
  | 'reset-password-code'
  | 'reset-password-link'
  | 'email-verification-code'
  | 'email-verification-link'
  | 'request-otp';

/**
 * What mails say, by the names of InsForge's templates. They are built as its mails over SMTP; the cloud's are not published.
 * Headings and labels are InsForge's, sentences are ours. The value `name` makes a greeting.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  'reset-password-code': withCode('Reset your password', 'choose a new password', secrets.codeLifetimeMs),
  'reset-password-link': withLink('Reset your password', 'choose a new password', 'Reset Password'),
  'email-verification-code': withCode('Verify your email', 'show that this address is yours', secrets.codeLifetimeMs),
  'email-verification-link': withLink('Verify your email', 'show that this address is yours', 'Verify Email'),
  'request-otp': withCode('Your verification code', 'sign in', secrets.signInCodeLifetimeMs),
};

const page = mailPages({
  page: 'background: #ffffff; color: #1a1a1a; font-size: 14px; line-height: 1.5',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #0b0f19 !important; color: #f3f4f6 !important }
  .card { background: #151b28 !important; border-color: #374151 !important }
  .soft { color: #b6bcc7 !important }
  .code { background: #0b0f19 !important; border-color: #4b5563 !important; color: #f9fafb !important }
  .button { background: #f9fafb !important; color: #111827 !important }
}
`,
});

function withCode(heading: string, purpose: string, lifetimeMs: number): WriteBody {
  const sentence = `Type this code into the app to ${purpose}.`;
  const end = `The code is good for ${lifetimeMs / 60_000} minutes.`;
  return ({ code = '' }, { name }) => ({
    text: letter(name, sentence, code, end),
    html: card(heading, name, sentence, `${codeBox}${escapeHtml(code)}</span></div>`, end),
  });
}

function withLink(heading: string, purpose: string, label: string): WriteBody {
  const sentence = `Follow this link to ${purpose}.`;
  const end = `The link is good for ${secrets.tokenLifetimeMs / 3_600_000} hours.`;
  return ({ link = '' }, { name }) => ({
    text: letter(name, sentence, link, end),
    html: card(
      heading,
      name,
      sentence,
      `<a class="button" href="${escapeHtml(link)}" ${buttonStyle}>${label}</a>`,
      end,
    ),
  });
}

const codeBox = `<div class="code" style="display: inline-block; padding: 16px 24px 16px 32px; background: #ffffff; border: 2px solid #e5e7eb; border-radius: 8px; color: #111827"><span style="font-size: 32px; font-weight: 700; letter-spacing: 8px; white-space: nowrap">`;
const buttonStyle = `style="display: inline-block; padding: 12px 32px; background: #111827; border-radius: 6px; color: #ffffff; font-weight: 500; text-decoration: none"`;
const soft = `class="soft" style="margin: 0 0 24px; color: #5b6270"`;

/** Heading, greeting, sentence, what the mail is about, and how long that is good. */
function card(heading: string, name: string | undefined, sentence: string, main: string, end: string): string {
  const greeting = name === undefined ? '' : `Hello ${escapeHtml(name)},<br>`;
  return page(
    heading,
    `<div class="card" style="padding: 32px 16px; background: #f9fafb; border: 1px solid #e5e7eb; border-radius: 12px; text-align: center">
<h2 style="margin: 0 0 8px; font-size: 20px; font-weight: 600">${heading}</h2>
<p ${soft}>${greeting}${sentence}</p>
${main}
<p class="soft" style="margin: 24px 0 0; color: #5b6270; font-size: 12px">${end}</p>
</div>`,
  );
}

function letter(name: string | undefined, sentence: string, main: string, end: string): string {
  return `${name === undefined ? '' : `Hello ${name},\n\n`}${sentence}\n\n    ${main}\n\n${end}\n`;
}
