import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { addressOf, asOwner, forApps, newPassword, password } from './steps.ts';

const tenantId = 'north-{{run}}';
const below = '/v1/projects/{{projectId}}/tenants/north-{{run}}';
const host = '/identitytoolkit.googleapis.com';
const accounts = `${host}${below}/accounts`;
const token = '/securetoken.googleapis.com/v1/token?key=fake-api-key';

/** A reset in a tenant of a project. */
export const tenants: readonly Script[] = [
  {
    name: 'a tenant',
    safe: false,
    steps: [
      post('an account', accounts, { localId: 'tim', email: addressOf('tim'), password }, asOwner),
      post('without credentials', accounts, {}),
      post('read', `${accounts}:lookup`, { localId: ['tim'] }, asOwner),
      post('of another one', `${accounts}:lookup`, { localId: ['tim'], tenantId: 'south' }, asOwner),
      post(
        'a link',
        `${accounts}:sendOobCode`,
        { requestType: 'PASSWORD_RESET', email: addressOf('tim'), returnOobLink: true },
        { ...asOwner, save: { code: { body: ['oobCode'] } } },
      ),
      get('its codes', `/emulator${below}/oobCodes`),
      get('its text messages', `/emulator${below}/verificationCodes`),
      get('its settings', `/emulator${below}/config`),
      post('a mail', forApps('sendOobCode'), { requestType: 'PASSWORD_RESET', email: addressOf('tim'), tenantId }),
      post('a look without it', forApps('resetPassword'), { oobCode: '{{code}}' }),
      post('a look', forApps('resetPassword'), { oobCode: '{{code}}', tenantId }),
      get(
        'done',
        `/emulator/action?apiKey=k&mode=resetPassword&oobCode={{code}}&newPassword=${newPassword}&tenantId=${tenantId}`,
      ),
      post('signed in without it', forApps('signInWithPassword'), { email: addressOf('tim'), password: newPassword }),
      post(
        'signed in',
        forApps('signInWithPassword'),
        { email: addressOf('tim'), password: newPassword, tenantId },
        { save: { idToken: { body: ['idToken'] }, refreshToken: { body: ['refreshToken'] } } },
      ),
      post('the account', forApps('lookup'), { idToken: '{{idToken}}' }),
      post('the account in another one', forApps('lookup'), { idToken: '{{idToken}}', tenantId: 'south' }),
      post('new tokens', token, { grant_type: 'refresh_token', refresh_token: '{{refreshToken}}' }),
      get('a list', `${accounts}:batchGet`, asOwner),
      get('a list by its name', `${host}/v1/projects/{{projectId}}/accounts:batchGet?tenantId=${tenantId}`, asOwner),
      get('deleted', `/emulator${below}/accounts`, { method: 'DELETE' }),
      get('a list of none', `${accounts}:batchGet`, asOwner),
    ],
  },
];
