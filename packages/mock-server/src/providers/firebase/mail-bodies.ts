import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';

/** The name of a template. */
export type MailTemplate = 'password-reset' | 'verify-email' | 'change-email' | 'recover-email' | 'sign-in';

/**
 * What mails say. Their parts are those of Firebase's default templates, which are plain paragraphs; the sentences are ours. Values:
 * the name of the app, and the address of the account.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  'password-reset': written(
    (app, email) => `Open this link to choose a new password for your ${app} account ${email}.`,
    'If you did not ask for that, you need not do anything.',
  ),
  'verify-email': written(
    (_app, email) => `Open this link to confirm that ${email} is your address.`,
    'If you did not give this address, you need not do anything.',
  ),
  'change-email': written(
    (app) => `Open this link to sign in to ${app} with this address from now on.`,
    'If you did not ask for that, you need not do anything.',
  ),
  'recover-email': written(
    (app, email) => `The address with which you sign in to ${app} is no longer ${email}.`,
    'If you did not change it, open the link to have your address back.',
  ),
  'sign-in': written(
    (app, email) => `Open this link to sign in to ${app} as ${email}.`,
    'If you did not ask for that, you need not do anything.',
  ),
};

function written(cause: (app: string, email: string) => string, otherwise: string): WriteBody {
  return ({ link = '', subject }, { app = '', email = '' }) => {
    const why = cause(app, email);
    const end = `Your ${app} team`;
    return {
      text: `Hello,\n\n${why}\n\n${link}\n\n${otherwise}\n\nThanks,\n\n${end}\n`,
      html: page(
        subject,
        `<div ${left}>
<p>Hello,</p>
<p>${escapeHtml(why)}</p>
<p><a class="link" href="${escapeHtml(link)}" style="color: #15559f">${escapeHtml(link)}</a></p>
<p>${escapeHtml(otherwise)}</p>
<p>Thanks,</p>
<p>${escapeHtml(end)}</p>
</div>`,
      ),
    };
  };
}

const left = 'style="text-align: left"';

const page = mailPages({
  page: 'background: #ffffff; color: #202124; font-size: 15px; line-height: 1.5',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #1d1e20 !important; color: #eeeef0 !important }
  .link { color: #9cc3ff !important }
}
`,
});
