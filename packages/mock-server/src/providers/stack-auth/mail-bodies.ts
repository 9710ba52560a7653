import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import type { MailBody, MailFacts, MailValues } from '../../core/message.ts';

/** The name of a template. */
export type MailTemplate = 'password_reset' | 'email_verification' | 'magic_link';

/**
 * What mails say, by the names of Stack Auth's templates. Their parts, headings, greetings and labels are Stack Auth's, sentences are
 * ours. The values are `project`, the name of the project, and `name`, if the user has one.
 */
export const mailBodies: Readonly<Record<MailTemplate, WriteBody>> = {
  password_reset: withButton('Reset your password at', 'Use the button to choose a new password.', 'Reset my password'),
  email_verification: withButton(
    'Verify your email at',
    'Use the button to say that this address is yours.',
    'Verify my email',
  ),
  magic_link: signIn,
};

const page = mailPages({
  page: 'background: #fafbfb; color: #000000; font-size: 14px; line-height: 1.5',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #323232 !important; color: #ffffff !important }
  .card { background: #000000 !important }
  .soft { color: #b0b0b0 !important }
  .line { border-top-color: #404040 !important }
  .link { color: #93c5fd !important }
}
@media (max-width: 480px) {
  .card { padding: 32px 16px !important }
}
`,
});

const lastSentence = 'If you did not expect this mail, nothing needs to be done.';

function withButton(headingStart: string, sentence: string, label: string): WriteBody {
  return ({ link = '' }, { project = '', name }) => {
    const heading = `${headingStart} ${project}`;
    const greeting = greetingOf(name);
    return {
      text: `${heading}\n\n${greeting} ${sentence}\n\n${label}: ${link}\n\n${lastSentence}\n`,
      html: card(
        heading,
        `<p class="soft" ${paragraph}; color: #333333">${escapeHtml(greeting)} ${sentence}</p>
<p ${paragraph}"><a href="${escapeHtml(link)}" ${button}>${label}</a></p>`,
      ),
    };
  };
}

/** A code to type, and a link instead of it. Nobody's name is in it. */
function signIn({ code = '', link = '' }: MailFacts, { project = '' }: MailValues): MailBody {
  const heading = `Sign in to ${project}`;
  const greeting = greetingOf(undefined);
  const sentence = 'Type this code to sign in. It can be used once:';
  return {
    text: `${heading}\n\n${greeting} ${sentence}\n\n${code}\n\nInstead, you can follow this link: ${link}\n\n${lastSentence}\n`,
    html: card(
      heading,
      `<p class="soft" ${paragraph}; color: #333333">${greeting} ${sentence}</p>
<p ${paragraph}; font: bold 24px/1.3 ui-monospace, Menlo, Consolas, monospace">${escapeHtml(code)}</p>
<p ${paragraph}">Instead, you can follow <a class="link" href="${escapeHtml(link)}" style="color: #1d4ed8; text-decoration: underline">this link</a>.</p>`,
    ),
  };
}

const paragraph = `style="margin: 0; padding: 12px 8px`;
const button = `style="display: inline-block; padding: 12px 20px; background: #f0f0f0; border-radius: 4px; color: #000000; font-weight: bold; text-decoration: none"`;

/** Heading, content, a line, and who need not read on. */
function card(heading: string, content: string): string {
  return page(
    heading,
    `<div class="card" style="padding: 45px; background: #ffffff; border-radius: 8px; text-align: center">
<h3 style="margin: 0; padding: 16px 8px; font-size: 20px; line-height: 1.3">${escapeHtml(heading)}</h3>
${content}
<hr class="line" style="margin: 16px 8px; border: 0; border-top: 1px solid #dddddd">
<p class="soft" style="margin: 0; padding: 4px 8px; color: #5f5f5f; font-size: 12px">${lastSentence}</p>
</div>`,
  );
}

function greetingOf(name: string | undefined): string {
  return name === undefined ? 'Hi!' : `Hi, ${name}!`;
}
