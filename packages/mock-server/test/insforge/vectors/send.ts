import { expect } from 'vitest';
import { allowIt, failure, u } from '../world.ts';
import { codeSent, linkSent, send, sendVerification, type Vector } from './vector.ts';

const unknown = 'nobody@example.com';
const wait60 = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Please wait 60 seconds before requesting another code for this email',
);

/** Asking for a mail. */
export const sendVectors: readonly Vector[] = [
  {
    title: 'V1 answers known and unknown e-mails alike and mails only the known one',
    async run({ post, mock }) {
      const known = await post(send, { email: u.email });
      const stranger = await post(send, { email: unknown });

      expect(known).toEqual(codeSent);
      expect(stranger).toEqual(known);
      expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
    },
  },
  {
    title: 'V2 requires an e-mail',
    async run({ post }) {
      expect(await post(send, {})).toEqual(failure(400, 'INVALID_INPUT', 'email: Required'));
    },
  },
  {
    title: 'V3 refuses an e-mail with a leading space',
    async run({ post }) {
      expect(await post(send, { email: ` ${u.email}` })).toEqual(
        failure(400, 'INVALID_INPUT', 'email: Invalid email format'),
      );
    },
  },
  {
    title: 'V4 trips over an e-mail that is a number',
    async run({ post }) {
      expect(await post(send, { email: 5 })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
      );
    },
  },
  {
    title: 'V5 asks to wait when one e-mail is used twice within 60 seconds, regardless of its case',
    settings: { limits: 'real' },
    async run({ post }) {
      await post(send, { email: u.email });

      const second = await post(send, { email: 'U@Example.COM' });

      expect(second).toEqual(wait60);
      expect(second.headers.get('retry-after')).toBeNull();
    },
  },
  {
    title: 'V6 starts the cool-down with a request that is refused for its redirect',
    settings: { limits: 'real' },
    options: { resetPasswordMethod: 'link', allowedRedirectUrls: ['https://app.com/reset'] },
    async run({ post }) {
      const refused = await post(send, { email: u.email, redirectTo: 'https://evil.com' });
      const corrected = await post(send, { email: u.email, redirectTo: 'https://app.com/reset' });

      expect(refused).toEqual(
        failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
      );
      expect(corrected).toEqual(wait60);
    },
  },
  {
    title: 'V7 shares the cool-down between verification mails and reset mails',
    settings: { limits: 'real' },
    async run({ post }) {
      await post(sendVerification, { email: u.email });

      expect(await post(send, { email: u.email })).toEqual(wait60);
    },
  },
  {
    title: 'V8 refuses the sixth mail request from one address within 15 minutes',
    settings: { limits: 'real' },
    async run({ post }) {
      const remaining: (string | null)[] = [];
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        const reply = await post(send, { email: `${name}@example.com` });
        expect(reply).toEqual(codeSent);
        remaining.push(reply.headers.get('ratelimit-remaining'));
      }

      const sixth = await post(send, { email: u.email });

      expect(remaining).toEqual(['4', '3', '2', '1', '0']);
      expect(sixth).toEqual(
        failure(
          429,
          'TOO_MANY_REQUESTS',
          'Too many send email verification requests from this IP. Please try again in 15 minutes.',
        ),
      );
      expect(sixth.headers.get('retry-after')).toBe('900');
    },
  },
  {
    title: 'V9 requires redirectTo in link mode',
    options: { resetPasswordMethod: 'link' },
    async run({ post }) {
      expect(await post(send, { email: u.email })).toEqual(
        failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled'),
      );
    },
  },
  {
    title: 'V10 echoes a redirect that the allow-list does not have and says what to do',
    options: { resetPasswordMethod: 'link', allowedRedirectUrls: ['https://app.com/reset'] },
    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: 'https://evil.com' })).toEqual(
        failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
      );
    },
  },
  {
    title: 'V11 allows any redirect in link mode with an empty allow-list',
    options: { resetPasswordMethod: 'link' },
    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: 'https://anything.example/x' })).toEqual(linkSent);
    },
  },
  {
    title: 'V12 does not look at the allow-list in code mode',
    options: { allowedRedirectUrls: ['https://app.com/reset'] },
    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: 'https://foreign.example/x' })).toEqual(codeSent);
    },
  },
  {
    title: 'V39 gives away who is registered when nobody can send mail',
    options: { mail: 'not-configured' },
    async run({ post, mock }) {
      const known = await post(send, { email: u.email });
      const stranger = await post(send, { email: unknown });

      expect(known).toEqual(
        failure(
          503,
          'EMAIL_PROVIDER_NOT_CONFIGURED',
          'No email provider is configured.',
          'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
        ),
      );
      expect(stranger).toEqual(codeSent);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'V40 takes a form instead of JSON',
    async run({ post, mock }) {
      expect(await post(send, new URLSearchParams({ email: u.email }))).toEqual(codeSent);
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  },
];
