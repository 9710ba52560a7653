import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import type { MailBody, MailFacts, MailValues } from '../../core/message.ts';

/** The name of a template. */
export type MailTemplate = 'reset-password' | 'getting-started';

/**
 * What mails say, by the names of Unleash's templates. Their parts and the greeting are Unleash's, sentences are ours, and its pictures are
 * words. The value `name` is that of who is invited.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  'reset-password': reset,
  'getting-started': invitation,
};

function reset({ link = '', to }: MailFacts): MailBody {
  const cause = 'You, or somebody else, asked for a new password for your Unleash account.';
  const act = 'If it was you, choose one within 24 hours.';
  const end = 'If it was not, leave the link alone, and see whether you can still sign in.';
  return {
    text: `Reset password\n\n${cause} ${act}\n\n    ${link}\n\n${end}\n`,
    html: page(
      'Reset password',
      `<p class="soft wide" style="margin: 0 0 12px; color: #5a5a66; font-size: 12px; text-align: left">${cause} The link is below.</p>
${wordmark}<div class="card" ${card}>
<h1 ${heading}>Reset password</h1>
<p ${paragraph}>${cause} ${act} ${end}</p>
<p ${paragraph}><a href="${escapeHtml(link)}" style="${button}; background: #4f6672; border-radius: 25px">Reset password</a></p>
</div>
<p class="soft" ${footer}><a class="link" href="https://github.com/Unleash/unleash" style="color: #4f49a8">Unleash on GitHub</a><br>Sent to ${escapeHtml(to)}</p>`,
    ),
  };
}

/** Without a token in it the link leads to the page where one signs in. */
function invitation({ link = '', token, to }: MailFacts, { name }: MailValues): MailBody {
  const welcome = `Welcome to Unleash${name === undefined ? '' : ` ${name}`}!`;
  const cause = 'Your organization has an account for you.';
  const [act, label] =
    token === undefined
      ? ['You can sign in here.', 'Sign in']
      : ['Choose a password to begin. The link works for 24 hours.', 'Choose a password'];
  const next = 'What you may want to read next:';
  return {
    text: `${welcome}\n\n${cause} ${act}\n\n    ${link}\n\n${next}\n\n${resources.map(([, url]) => `- ${url}`).join('\n')}\n`,
    html: page(
      'Welcome to Unleash',
      `<div style="display: none; max-height: 0; overflow: hidden">${cause} ${act}</div>
${wordmark}<div class="card" ${card}>
<h1 ${heading}>${escapeHtml(welcome)}</h1>
<p ${paragraph}>${cause} ${act}</p>
<p ${paragraph}><a href="${escapeHtml(link)}" style="${button}; background: #5d55d6; border-radius: 6px">${label}</a></p>
<h2 style="margin: 24px 0 8px; font-size: 18px">Read on</h2>
<p ${paragraph}>${next}</p>
${resourceList}
<p class="soft" ${footer}>Sent to ${escapeHtml(to)}</p>
</div>`,
    ),
  };
}

const resources = [
  ['Documentation', 'https://docs.getunleash.io'],
  ['Source code', 'https://github.com/unleash'],
  ['SDKs', 'https://docs.getunleash.io/sdks'],
] as const;
const resourceList = `<ul style="margin: 0; padding-left: 24px">
${resources.map(([label, url]) => `<li><a class="link" href="${url}" style="color: #4f49a8">${label}</a></li>`).join('\n')}
</ul>`;

const card = `style="padding: 32px 24px; background: #ffffff; border-radius: 8px; text-align: left"`;
const heading = `style="margin: 0 0 16px; font-size: 24px; line-height: 1.3"`;
const paragraph = `style="margin: 0 0 16px"`;
const button = `display: inline-block; padding: 12px 20px; color: #ffffff; font-size: 14px; font-weight: bold; text-decoration: none`;
const footer = `style="margin: 16px 0 0; color: #5a5a66; font-size: 12px; text-align: center"`;
const wordmark = `<p style="margin: 0 0 16px; font-size: 22px; font-weight: bold; text-align: left">Unleash</p>\n`;

const page = mailPages({
  page: 'background: #eaeaed; color: #202021; font-size: 16px; line-height: 1.6',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #1b1b20 !important; color: #eeeef2 !important }
  .card { background: #26262d !important }
  .soft { color: #b5b5c2 !important }
  .link { color: #a9a4ff !important }
}
@media (max-width: 480px) {
  .wide { display: none !important }
}
`,
});
