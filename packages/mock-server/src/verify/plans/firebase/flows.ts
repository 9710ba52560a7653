import type { Script } from '../../script.ts';
import { post } from '../../steps.ts';
import { addressOf, asOwner, forApps, forOwners, getCode, newPassword, password, signIn, signUp } from './steps.ts';

const reset = forApps('resetPassword');
const cookie = forOwners('').replace('/accounts', ':createSessionCookie');
const token = '/securetoken.googleapis.com/v1/token?key=fake-api-key';

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset',
    safe: false,
    steps: [
      signUp('rob'),
      post('the same address', forApps('signUp'), { email: addressOf('ROB'), password }),
      post('a mail', forApps('sendOobCode'), { requestType: 'PASSWORD_RESET', email: addressOf('rob') }),
      post('with all settings', forApps('sendOobCode'), {
        requestType: 'PASSWORD_RESET',
        email: addressOf('ROB'),
        continueUrl: 'https://app.example.com/?a=b',
        canHandleCodeInApp: true,
        iOSBundleId: 'com.example',
        androidPackageName: 'com.example',
        linkDomain: 'auth.example.com',
        unknown: 1,
      }),
      getCode('rob'),
      getCode('rob', { continueUrl: 'https://app.example.com/done' }, 'second'),
      post('a look', reset, { oobCode: '{{code}}' }),
      post('a look with an empty password', reset, { oobCode: '{{code}}', newPassword: '' }),
      post('weak', reset, { oobCode: '{{code}}', newPassword: '12345' }),
      post('a change with it', forApps('update'), { oobCode: '{{code}}' }),
      post('a session cookie', cookie, { idToken: '{{robToken}}', validDuration: 300 }, asOwner),
      post('a session cookie of nothing', cookie, {}, asOwner),
      post('a session cookie for a moment', cookie, { idToken: 'x', validDuration: '5' }, asOwner),
      post('done', reset, { oobCode: '{{code}}', newPassword }),
      post('once more', reset, { oobCode: '{{code}}', newPassword: password }),
      post('a look at the used one', reset, { oobCode: '{{code}}' }),
      post('a look at the second one', reset, { oobCode: '{{second}}' }),
      signIn('the old password', 'rob', password),
      signIn('the new password', 'rob', newPassword),
      post('the refresh token from before', token, { grant_type: 'refresh_token', refresh_token: '{{robRefresh}}' }),
      post('as text', reset, { oobCode: '{{second}}', newPassword: 123_456 }),
      signIn('the number', 'rob', '123456'),
      post('the account', forOwners(':lookup'), { email: [addressOf('rob')] }, asOwner),
    ],
  },
  {
    name: 'a code of another kind',
    safe: false,
    steps: [
      signUp('vera'),
      getCode('vera', { requestType: 'VERIFY_EMAIL' }),
      post('a look', reset, { oobCode: '{{code}}' }),
      post('a reset with it', reset, { oobCode: '{{code}}', newPassword }),
      post('verified', forApps('update'), { oobCode: '{{code}}' }),
      post('again', forApps('update'), { oobCode: '{{code}}' }),
      getCode('vera', {}, 'reset'),
      post('a reset code to verify with', forApps('signInWithEmailLink'), {
        oobCode: '{{reset}}',
        email: addressOf('vera'),
      }),
      getCode('vera', { requestType: 'EMAIL_SIGNIN' }, 'link'),
      post('a look at a sign-in link', reset, { oobCode: '{{link}}' }),
      post('another address', forApps('signInWithEmailLink'), { oobCode: '{{link}}', email: addressOf('rob') }),
      post('signed in', forApps('signInWithEmailLink'), { oobCode: '{{link}}', email: addressOf('vera') }),
      getCode('vera', { requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail: addressOf('vera2') }, 'change'),
      post('a look at a change', reset, { oobCode: '{{change}}' }),
      post('changed', forApps('update'), { oobCode: '{{change}}' }),
      post('the account', forOwners(':lookup'), { localId: ['{{veraId}}'] }, asOwner),
    ],
  },
  {
    name: 'a disabled account',
    safe: false,
    steps: [
      signUp('dan'),
      post('disabled', forOwners(':update'), { localId: '{{danId}}', disableUser: true }, asOwner),
      post('a mail', forApps('sendOobCode'), { requestType: 'PASSWORD_RESET', email: addressOf('dan') }),
      getCode('dan'),
      post('a reset', reset, { oobCode: '{{code}}', newPassword }),
      signIn('signing in', 'dan', newPassword),
      post('its ID token', forApps('lookup'), { idToken: '{{danToken}}' }),
      post('its refresh token', token, { grant_type: 'refresh_token', refresh_token: '{{danRefresh}}' }),
      getCode('dan', {}, 'second'),
      post('deleted', forOwners(':delete'), { localId: '{{danId}}' }, asOwner),
      post('deleted again', forOwners(':delete'), { localId: '{{danId}}' }, asOwner),
      post('a look', reset, { oobCode: '{{second}}' }),
      post('a reset of nobody', reset, { oobCode: '{{second}}', newPassword }),
      post('its refresh token after that', token, { grant_type: 'refresh_token', refresh_token: '{{danRefresh}}' }),
    ],
  },
  {
    name: 'an account of another provider',
    safe: false,
    steps: [
      post('signed up', forApps('signInWithIdp'), {
        postBody: `id_token=${encodeURIComponent('{"sub":"42-')}{{run}}${encodeURIComponent('","email":"')}lin-{{run}}${encodeURIComponent('@example.com","email_verified":true,"name":"Linus"}')}&providerId=google.com`,
        requestUri: 'http://localhost',
        returnSecureToken: true,
        returnIdpCredential: true,
      }),
      post('how it signs in', forApps('createAuthUri'), {
        identifier: addressOf('lin'),
        continueUri: 'http://localhost',
      }),
      getCode('lin'),
      post('a reset', reset, { oobCode: '{{code}}', newPassword }),
      post('how it signs in then', forApps('createAuthUri'), {
        identifier: addressOf('lin'),
        continueUri: 'http://localhost',
      }),
      signIn('with the password', 'lin', newPassword),
    ],
  },
  {
    name: 'an own account',
    safe: false,
    steps: [
      signUp('ola'),
      post('who it is', forApps('lookup'), { idToken: '{{olaToken}}' }),
      post('a name', forApps('update'), { idToken: '{{olaToken}}', displayName: 'Ola', returnSecureToken: true }),
      post('without a name', forApps('update'), { idToken: '{{olaToken}}', deleteAttribute: ['DISPLAY_NAME'] }),
      post('a taken address', forApps('update'), { idToken: '{{olaToken}}', email: addressOf('ola') }),
      post('a bad address', forApps('update'), { idToken: '{{olaToken}}', email: 'bad' }),
      post('a weak password', forApps('update'), { idToken: '{{olaToken}}', password: '12345' }),
      post('disabling itself', forApps('update'), { idToken: '{{olaToken}}', disableUser: true }),
      post('another password', forApps('update'), { idToken: '{{olaToken}}', password: newPassword }),
      post('deleted', forOwners(':delete'), { localId: '{{olaId}}' }, asOwner),
      post('who it was', forApps('lookup'), { idToken: '{{olaToken}}' }),
    ],
  },
];
