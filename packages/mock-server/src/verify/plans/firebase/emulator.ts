import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { addressOf, forApps, getCode, newPassword, signIn, signUp } from './steps.ts';

const action = '/emulator/action?apiKey=k';

/** What the emulator has besides the API. */
export const emulator: readonly Script[] = [
  {
    name: 'links',
    safe: false,
    steps: [
      signUp('lea'),
      getCode('lea'),
      get('without a key', '/emulator/action'),
      get('without a code', action),
      get('without a mode', `${action}&oobCode=x`),
      get('another mode', `${action}&oobCode=x&mode=nope`),
      get('an unknown code', `${action}&oobCode=x&mode=resetPassword&newPassword=${newPassword}`),
      get('without a password', `${action}&oobCode={{code}}&mode=resetPassword`),
      get('with the placeholder', `${action}&oobCode={{code}}&mode=resetPassword&newPassword=NEW_PASSWORD_HERE`),
      get('weak', `${action}&oobCode={{code}}&mode=resetPassword&newPassword=12345`),
      get('done', `${action}&oobCode={{code}}&mode=resetPassword&newPassword=${newPassword}`),
      get('again', `${action}&oobCode={{code}}&mode=resetPassword&newPassword=${newPassword}`),
      signIn('the new password', 'lea', newPassword),
      getCode('lea', {}, 'second'),
      get(
        'and on',
        `${action}&oobCode={{second}}&mode=resetPassword&newPassword=${newPassword}&continueUrl=https%3A%2F%2Fapp.example.com%2Fdone`,
      ),
      getCode('lea', {}, 'third'),
      get('to verify, with a code of a reset', `${action}&oobCode={{third}}&mode=verifyEmail`),
      get(
        'with a slash, and on to a page',
        `${action.replace('?', '/?')}&oobCode={{third}}&mode=resetPassword&newPassword=${newPassword}&continueUrl=https%3A%2F%2Fapp.example.com%2F%3Cb%3E`,
      ),
      getCode('lea', { requestType: 'VERIFY_EMAIL' }, 'verify'),
      get('verified', `${action}&oobCode={{verify}}&mode=verifyEmail`),
      get('verified again', `${action}&oobCode={{verify}}&mode=verifyEmail`),
      getCode('lea', { requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail: addressOf('lea2') }, 'change'),
      get('changed', `${action}&oobCode={{change}}&mode=verifyAndChangeEmail`),
      get('changed again', `${action}&oobCode={{change}}&mode=verifyAndChangeEmail`),
      get('recovering', `${action}&oobCode=x&mode=recoverEmail`),
      get('signing in without a page', `${action}&oobCode=x&mode=signIn`),
      get('signing in', `${action}&oobCode=x&mode=signIn&continueUrl=https%3A%2F%2Fapp.example.com%2F%3Fa%3Db`),
      get('by PUT', action, { method: 'PUT' }),
    ],
  },
  {
    name: 'its own routes',
    safe: false,
    steps: [
      get('codes of a new project', '/emulator/v1/projects/own-{{run}}/oobCodes'),
      get('codes by HEAD', '/emulator/v1/projects/own-{{run}}/oobCodes', { method: 'HEAD' }),
      get('codes, with a slash', '/emulator/v1/projects/own-{{run}}/oobCodes/'),
      get('text messages', '/emulator/v1/projects/own-{{run}}/verificationCodes'),
      get('settings', '/emulator/v1/projects/own-{{run}}/config'),
      get('deleted', '/emulator/v1/projects/own-{{run}}/accounts', { method: 'DELETE' }),
      post('another method', '/emulator/v1/projects/own-{{run}}/accounts', {}),
      post('from a page', forApps('nope'), {}, { headers: { 'access-control-request-private-network': 'true' } }),
    ],
  },
];
