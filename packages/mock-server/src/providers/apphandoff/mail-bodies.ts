import { escapeHtml } from '../../core/escape-html.ts';
import type { WriteBody } from '../../core/mail-bodies.ts';
import { mailPages } from '../../core/mail-page.ts';
import type { LinkType } from './supabase.ts';

/** What mails say, by the types of Supabase's links. AppHandoff publishes none of it: texts and look are ours. */
export const mailBodies: Readonly<Record<LinkType, WriteBody>> = {
  recovery: withLink('Reset your password', 'reset your password', 'Choose a new password'),
  magiclink: withLink('Sign in', 'sign in', 'Sign in to AppHandoff'),
  signup: withLink('Confirm your account', 'confirm your account', 'Confirm my account'),
};

const page = mailPages({
  page: 'background: #f4f4f7; color: #24242b; font-size: 16px; line-height: 1.5',
  rules: `
@media (prefers-color-scheme: dark) {
  .page { background: #17171c !important; color: #ececf1 !important }
  .card { background: #222229 !important }
  .soft { color: #b4b4c0 !important }
}
`,
});

function withLink(heading: string, purpose: string, label: string): WriteBody {
  const sentence = `Follow this link to ${purpose}. It works once.`;
  const end = 'If you did not ask for this mail, leave the link alone: nothing will change.';
  const before = `<p class="soft" style="margin: 0 0 16px; color: #5d5d6b; font-weight: 600; text-align: left">AppHandoff</p>
<div class="card" style="padding: 32px 24px; background: #ffffff; border-radius: 10px; text-align: left">
<h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.3">${heading}</h1>
<p style="margin: 0 0 24px">${sentence}</p>
<p style="margin: 0"><a href="`;
  const after = `" style="display: inline-block; padding: 12px 24px; background: #4338ca; border-radius: 8px; color: #ffffff; font-weight: 600; text-decoration: none">${label}</a></p>
</div>
<p class="soft" style="margin: 16px 0 0; color: #5d5d6b; font-size: 13px; text-align: left">${end}</p>`;
  return ({ link = '' }) => ({
    text: `Hello,\n\n${sentence}\n\n    ${link}\n\n${end}\n`,
    html: page(`${heading} - AppHandoff`, `${before}${escapeHtml(link)}${after}`),
  });
}
