import { forgetting } from '../forgetting.ts';
import type { Step } from '../play.ts';
import { cookie, digits, email, mail, password, reset, signedIn, signIn, signUp } from './steps.ts';
import type { Story } from './story.ts';

const rename = (json: unknown, headers = signedIn): Step => ({ path: '/update-user', headers, json });
const remove = (json: unknown, headers = signedIn): Step => ({ path: '/delete-user', headers, json });
const look: Step = { path: '/get-session', headers: cookie };

/** Stories of what people change in their own account, and how they delete it. */
export const ownAccount: readonly Story[] = [
  {
    name: 'a new name and picture',
    steps: [
      signUp,
      ...[null, [], 'x', 5, {}, { email: 'x' }, { email: '' }, { email: 5, name: 'x' }, { emailVerified: true }].map(
        (json) => rename(json),
      ),
      { path: '/update-user', json: { name: 'x' } },
      { path: '/update-user', headers: cookie, json: { name: 'x' } },
      rename({ name: 'x' }, { ...signedIn, cookie: '{{cookie 0}}x' }),
      { advance: 1 },
      ...[
        { name: 'Ada L.', image: '/ada.png' },
        { name: '' },
        { name: null },
        { name: 5 },
        { name: { first: 'Ada' }, image: [1] },
        { image: null },
        { image: '', id: 'x', createdAt: 'y', role: 'admin' },
      ].flatMap((json) => [rename(json), look]),
      rename({ name: 'x' }, { ...signedIn, cookie: `{{cookie 0}}; ${forgetting}` }),
      rename({ name: 'x' }, { ...signedIn, cookie: '{{cookie 0}}; better-auth.session_data=x' }),
      { advance: 90_000 },
      rename({ name: 'y' }),
      look,
    ],
  },
  {
    name: 'nobody deletes an account if the app does not let them',
    steps: [
      signUp,
      ...[
        null,
        [],
        {},
        { callbackURL: 5 },
        { callbackURL: null, password: 5, token: 5 },
        { password: 'wrong', token: 'x' },
      ].map((json) => remove(json)),
      remove({ callbackURL: 'https://evil.example.net' }),
      remove({}, { ...signedIn, cookie: 'a=b' }),
      { advance: 90_000 },
      remove({}),
    ],
  },
  {
    name: 'an account is deleted',
    options: { deleteUser: true },
    steps: [
      signUp,
      { advance: 1 },
      signIn(),
      mail(),
      ...['wrong', 'x'.repeat(129)].map((wrong) => remove({ password: wrong })),
      remove({ token: 'x' }),
      remove({ token: 'x', password }),
      remove({ password, token: '' }),
      look,
      { path: '/get-session', headers: { cookie: '{{cookie 1}}' } },
      signIn(),
      { path: reset, json: { newPassword: password, token: '{{mail 0 token}}' } },
      signUp,
      { advance: 86_400 },
      remove({}, { ...signedIn, cookie: '{{cookie 2}}' }),
      remove({ password: '' }, { ...signedIn, cookie: '{{cookie 2}}' }),
      remove({ password }, { ...signedIn, cookie: '{{cookie 2}}; better-auth.session_data=x' }),
      signUp,
      remove({ callbackURL: '/bye' }, { ...signedIn, cookie: `{{cookie 3}}; ${forgetting}` }),
      signIn(),
      digits('sign-in'),
      { path: '/sign-in/email-otp', json: { email, otp: '{{mail 0 code}}' } },
      remove({ password }, { ...signedIn, cookie: '{{cookie 4}}' }),
      remove({}, { ...signedIn, cookie: '{{cookie 4}}' }),
    ],
  },
];
