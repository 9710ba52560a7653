import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import type { MailBody, MailFacts, MailValues } from '../../core/message.ts';

/** The name of a template: a default one, or that of a collection's options. */
export type MailTemplate = 'reset-password' | 'verify-email' | 'change-email' | 'one-time-password' | 'own';

/**
 * What mails say. The parts of the default ones are PocketBase's, sentences are ours. `appName` is the name of the app, `body` the HTML of a
 * collection's own template, with its placeholders filled in.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  'reset-password': byDefault({
    act: 'The button below leads to a page where you choose a new password.',
    label: 'Reset password',
    end: 'If you did not ask for one, there is nothing to do.',
  }),
  'verify-email': byDefault({
    act: 'The button below shows that this address is yours.',
    label: 'Verify',
    end: 'If you did not sign up, there is nothing to do.',
  }),
  'change-email': byDefault({
    act: 'The button below leads to a page where you make this the address of your account.',
    label: 'Confirm new email',
    end: 'If you did not ask for another address, there is nothing to do.',
  }),
  'one-time-password': ({ code = '', subject }, { appName = '' }) => ({
    text: `Hello,\nYour digits to sign in: ${code}\n${noDigits}\nThanks,\n${appName} team`,
    html: page(
      subject,
      `<p ${paragraph}>Hello,</p>
<p ${paragraph}>Your digits to sign in: <strong>${code}</strong></p>
<p ${paragraph}><i>${noDigits}</i></p>
<p ${paragraph}>Thanks,<br>${escapeHtml(appName)} team</p>`,
    ),
  }),
  own: ({ subject }, { body = '' }) => ({ text: textOf(body), html: page(subject, body) }),
};

const noDigits = 'If you did not ask for them, there is nothing to do.';

/** What a default mail asks for, what its button says, and who need not do it. */
interface Sentences {
  readonly act: string;
  readonly label: string;
  readonly end: string;
}

function byDefault({ act, label, end }: Sentences): WriteBody {
  return ({ link = '', subject }: MailFacts, { appName = '' }: MailValues): MailBody => ({
    text: `Hello,\n${act}\n[${label}](${link})\n${end}\nThanks,\n${appName} team`,
    html: page(
      subject,
      `<p ${paragraph}>Hello,</p>
<p ${paragraph}>${act}</p>
<p ${paragraph}><a class="btn" href="${escapeHtml(link)}" target="_blank" rel="noopener" style="${button}">${label}</a></p>
<p ${paragraph}><i>${end}</i></p>
<p ${paragraph}>Thanks,<br>${escapeHtml(appName)} team</p>`,
    ),
  });
}

/** HTML as text: blocks on lines of their own, links as `[label](URL)`. */
function textOf(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<a\s[^>]*?href="([^"]*)"[^>]*>([^<]*)<\/a>/gi, '[$2]($1)')
    .replace(/<\/?(?:br|p|div|h\d|ul|ol|li|table|tr|td|hr)(?:\s[^>]*)?>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/ ?\n[\n ]*/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}

const paragraph = 'style="margin: 0 0 16px"';
const button =
  'display: inline-block; padding: 8px 16px; color: #ffffff; background: #16161a; border-radius: 4px; font-weight: bold; text-decoration: none';

const page = mailPages({
  page: 'background: #ffffff; color: #16161a; font-size: 14px; line-height: 22px',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #16161a !important; color: #f2f2f4 !important }
  .btn { background: #f2f2f4 !important; color: #16161a !important }
}
@media (max-width: 480px) {
  .btn { display: block !important; text-align: center }
}
`,
});
