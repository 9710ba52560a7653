import type { Step } from '../play.ts';
import { better, callback, cookie, email, password, reset, signUp } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of resets by mailed digits. */
export const digits: readonly Story[] = [
  {
    name: 'digits',
    steps: [
      signUp,
      { path: '/email-otp/request-password-reset', json: { email } },
      {
        path: '/email-otp/check-verification-otp',
        json: { email: 'nobody@example.com', otp: '123456', type: 'forget-password' },
      },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'sign-in' } },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'nope' } },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'forget-password' } },
      {
        path: '/email-otp/check-verification-otp',
        json: { email: 'ADA@example.com', otp: '{{mail 0 code}}', type: 'forget-password' },
      },
      { path: '/email-otp/reset-password', json: { email: 'bad', otp: 'wrong', password: 'x' } },
      { path: '/email-otp/reset-password', json: { email, otp: 'wrong', password: 'x' } },
      { path: '/email-otp/reset-password', json: { email, otp: 'wrong', password: 'x'.repeat(129) } },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: 'x' } },
      {
        path: '/email-otp/reset-password',
        json: { email: 'Ada@Example.com', otp: '{{mail 0 code}}', password: better },
      },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
      { path: '/get-session', headers: cookie },
      { path: '/forget-password/email-otp', json: { email } },
      { path: '/email-otp/request-password-reset', json: { email: 'ADA@EXAMPLE.com' } },
      ...[0, 1, 2].map(
        (): Step => ({
          path: '/email-otp/check-verification-otp',
          json: { email, otp: 'wrong', type: 'forget-password' },
        }),
      ),
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/reset-password', json: { email, otp: 'wrong', password: better } },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
      { path: '/email-otp/request-password-reset', json: { email } },
      { advance: 300 },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'forget-password' } },
      { advance: 1 },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'forget-password' } },
      { path: '/email-otp/check-verification-otp', json: { email, otp: '{{mail 0 code}}', type: 'forget-password' } },
    ],
  },
  {
    name: 'digits of an account that is gone, asked for anew',
    steps: [
      signUp,
      { path: '/email-otp/request-password-reset', json: { email } },
      { remove: email },
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/check-verification-otp', json: { email, type: 'forget-password', otp: '{{mail 0 code}}' } },
    ],
  },
  {
    name: 'digits that expired, after another look',
    steps: [
      signUp,
      { path: '/sign-up/email', json: { email: 'b@example.com', password, name: 'B' } },
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/request-password-reset', json: { email: 'b@example.com' } },
      { advance: 301 },
      { path: '/email-otp/reset-password', json: { email: 'b@example.com', otp: 'x', password: better } },
      { path: '/email-otp/reset-password', json: { email, otp: 'x', password: better } },
    ],
  },
  {
    name: 'digits that expired, within a minute of a look',
    steps: [
      signUp,
      { path: '/sign-up/email', json: { email: 'b@example.com', password, name: 'B' } },
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/request-password-reset', json: { email: 'b@example.com' } },
      { advance: 250 },
      { path: `${reset}/x${callback('/x')}` },
      { advance: 51 },
      { path: '/email-otp/reset-password', json: { email: 'b@example.com', otp: 'x', password: better } },
      { path: '/email-otp/reset-password', json: { email, otp: 'x', password: better } },
    ],
  },
  {
    name: 'other digits',
    options: { otpLength: 4, otpExpiresIn: 60, allowedAttempts: 1 },
    steps: [
      signUp,
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/reset-password', json: { email, otp: 'x', password: better } },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
      { path: '/email-otp/request-password-reset', json: { email } },
      { advance: 61 },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password: better } },
    ],
  },
];
