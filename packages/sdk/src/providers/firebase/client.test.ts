import { expect, test } from 'vitest';
import { operations } from '../../generated/firebase/operations.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { FirebaseOptions } from './backend.ts';
import { createFirebaseClient } from './client.ts';

/** A client whose every call is answered so, and the requests it made. */
function answering(answer: (request: Request) => Response, options: Partial<FirebaseOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return answer(request);
  };
  return { firebase: createFirebaseClient({ apiKey: 'AIza', fetch, retries: 0, ...options }), requests };
}

const kind = 'identitytoolkit#ResetPasswordResponse';
const email = 'ada@example.com';
const refusal = (message: string, status = 400) =>
  Response.json(
    { error: { code: status, message, errors: [{ message, reason: 'invalid', domain: 'global' }] } },
    { status },
  );

test('has a method for each operation', () => {
  expect(Object.keys(createFirebaseClient({ apiKey: 'x' }))).toEqual([
    ...Object.keys(operations),
    'api',
    'passwordReset',
  ]);
});

test.each([
  [undefined, 'https://identitytoolkit.googleapis.com/v1/accounts:sendOobCode'],
  ['http://localhost:9099', 'http://localhost:9099/identitytoolkit.googleapis.com/v1/accounts:sendOobCode'],
  [
    'http://localhost:7357/firebase/',
    'http://localhost:7357/firebase/identitytoolkit.googleapis.com/v1/accounts:sendOobCode',
  ],
])('with the base URL %s it asks at %s, with the key', async (baseUrl, url) => {
  const { firebase, requests } = answering(() => Response.json({}), { baseUrl });

  await firebase.sendOobCode({ requestType: 'PASSWORD_RESET', email });

  expect(requests.map((request) => [request.method, request.url, request.headers.get('x-goog-api-key')])).toEqual([
    ['POST', url, 'AIza'],
  ]);
  expect(await requests[0]?.json()).toEqual({ requestType: 'PASSWORD_RESET', email });
});

test('tokens come from a host of their own', async () => {
  const { firebase, requests } = answering(() => Response.json({}));

  await firebase.token({ grant_type: 'refresh_token', refresh_token: 'x' });

  expect(requests[0]?.url).toBe('https://securetoken.googleapis.com/v1/token');
});

test.each<[FirebaseOptions['token'], string | null]>([
  [undefined, null],
  ['owner', 'Bearer owner'],
  [async () => 'ya29.x', 'Bearer ya29.x'],
])('with the token %s it sends %s', async (token, authorization) => {
  const { firebase, requests } = answering(() => Response.json({}), { token });

  await firebase.lookup({ idToken: 'x' });

  expect(requests[0]?.headers.get('authorization')).toBe(authorization);
});

test('a link of another mail is not one of a reset', () => {
  const reset = createPasswordReset(answering(() => Response.json({})).firebase);
  const link = (mode: string) => `https://app.example.com/auth?mode=${mode}&oobCode=x&apiKey=k&lang=en&tab=1`;

  expect(reset.readLink(link('verifyEmail'))).toBeUndefined();
  expect(reset.readLink(link('resetPassword'))).toMatchObject({
    data: { step: 'ready', token: 'x' },
    cleanUrl: 'https://app.example.com/auth?tab=1',
  });
});

test('a code for something else passes no check', async () => {
  const { firebase } = answering(() => Response.json({ kind, requestType: 'VERIFY_EMAIL', email }));

  const { error } = await createPasswordReset(firebase).check('x');

  expect(error).toMatchObject({
    kind: 'invalid-token',
    message: 'The code is for VERIFY_EMAIL, not for a password reset',
  });
});

test.each(['', '12345'])(
  'the password %j is not sent: an empty one would be a look, with the answer of a reset',
  async (newPassword) => {
    const { firebase, requests } = answering(() => Response.json({ kind, requestType: 'PASSWORD_RESET', email }));

    const { error } = await createPasswordReset(firebase).confirm({ token: 'x', newPassword });

    expect(error).toMatchObject({ kind: 'weak-password', violations: [{ rule: 'min-length', limit: 6 }] });
    expect(requests).toEqual([]);
  },
);

test('the page to go on with is sent if it is given', async () => {
  const { firebase, requests } = answering(() => Response.json({}));
  const reset = createPasswordReset(firebase);

  await reset.request({ email, redirectTo: 'https://app.example.com/done' });

  expect(await requests[0]?.json()).toEqual({
    requestType: 'PASSWORD_RESET',
    email,
    continueUrl: 'https://app.example.com/done',
  });
});

test.each([
  ['OFF', [{ rule: 'min-length', limit: 6 }]],
  [
    'ENFORCE',
    [
      { rule: 'min-length', limit: 12 },
      { rule: 'max-length', limit: 64 },
      { rule: 'digit', pattern: '[0-9]' },
    ],
  ],
])('the rules of a policy that is %s', async (enforcementState, rules) => {
  const customStrengthOptions = { minPasswordLength: 12, maxPasswordLength: 64, containsNumericCharacter: true };
  const { firebase } = answering(() => Response.json({ customStrengthOptions, enforcementState, schemaVersion: 1 }));

  expect(await createPasswordReset(firebase).passwordRules().orThrow()).toEqual(rules);
});

test('the emulator has no policy', async () => {
  const { firebase } = answering(() =>
    refusal('identitytoolkit.getPasswordPolicy is not implemented in the Auth Emulator.', 501),
  );

  expect(await createPasswordReset(firebase).passwordRules().orThrow()).toEqual([{ rule: 'min-length', limit: 6 }]);
});
