import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';

/** The name of a template. */
export type MailTemplate =
  | 'reset-password'
  | 'reset-password-otp'
  | 'sign-in-otp'
  | 'verify-email'
  | 'verify-email-otp';

const end = 'If it was not you, leave this mail alone.';

const button = `style="display: inline-block; padding: 12px 24px; background: #18181b; border-radius: 4px; color: #ffffff; font-weight: 600; text-decoration: none"`;
const digits = `style="display: inline-block; padding: 12px 16px 12px 24px; background: #f4f4f5; border-radius: 4px; color: #18181b; font-size: 28px; font-weight: 700; letter-spacing: 8px; white-space: nowrap"`;

/**
 * What mails say. better-auth writes none: the functions of the app do, so all of it is ours. The value `name` makes a
 * greeting.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  'reset-password': withLink(
    'Reset your password',
    'Somebody asked for a new password for your account. Follow this link to choose one.',
    'Choose a password',
  ),
  'reset-password-otp': withDigits(
    'Reset your password',
    'Somebody asked for a new password for your account. Type these digits into the app to choose one.',
  ),
  'sign-in-otp': withDigits('Sign in', 'Type these digits into the app to sign in.'),
  'verify-email': withLink(
    'Verify your email address',
    'Follow this link to show that this address is yours.',
    'Verify the address',
  ),
  'verify-email-otp': withDigits(
    'Verify your email address',
    'Type these digits into the app to show that this address is yours.',
  ),
};

function withLink(heading: string, sentence: string, label: string): WriteBody {
  return ({ link = '' }, { name }) => ({
    text: letter(name, sentence, link),
    html: card(heading, name, sentence, `<a class="button" href="${escapeHtml(link)}" ${button}>${label}</a>`),
  });
}

function withDigits(heading: string, sentence: string): WriteBody {
  return ({ code = '' }, { name }) => ({
    text: letter(name, sentence, code),
    html: card(heading, name, sentence, `<span class="code" ${digits}>${escapeHtml(code)}</span>`),
  });
}

const page = mailPages({
  page: 'background: #fafafa; color: #18181b; font-size: 15px; line-height: 1.6',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #09090b !important; color: #fafafa !important }
  .card { background: #18181b !important; border-color: #3f3f46 !important }
  .soft { color: #a1a1aa !important }
  .button { background: #fafafa !important; color: #18181b !important }
  .code { background: #27272a !important; color: #fafafa !important }
}
`,
});

function card(heading: string, name: string | undefined, sentence: string, main: string): string {
  const greeting = name === undefined ? '' : `Hello ${escapeHtml(name)},<br>`;
  return page(
    heading,
    `<div class="card" style="padding: 32px 16px; background: #ffffff; border: 1px solid #e4e4e7; text-align: center">
<h1 style="margin: 0 0 16px; font-size: 20px">${heading}</h1>
<p style="margin: 0 0 24px">${greeting}${sentence}</p>
${main}
<p class="soft" style="margin: 24px 0 0; color: #5b5b64; font-size: 13px">${end}</p>
</div>`,
  );
}

function letter(name: string | undefined, sentence: string, main: string): string {
  return `${name === undefined ? '' : `Hello ${name},\n\n`}${sentence}\n\n    ${main}\n\n${end}\n`;
}
