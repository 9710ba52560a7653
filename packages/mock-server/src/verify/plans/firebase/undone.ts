import type { Script } from '../../script.ts';
import { get, post, postText } from '../../steps.ts';
import { asOwner, forApps } from './steps.ts';

const host = '/identitytoolkit.googleapis.com';
const configs = `${host}/v2/projects/{{projectId}}/oauthIdpConfigs`;
const keys = `${host}/v1/sessionCookiePublicKeys`;
const saml = forApps('issueSamlResponse');
const send = forApps('sendOobCode');
const token = '/securetoken.googleapis.com/v1/token?key=fake-api-key';

/** What the emulator has no operation for, and what its framework refuses whatever the operation. */
export const undone: readonly Script[] = [
  {
    name: 'what is not done',
    safe: true,
    steps: [
      get('public keys', `${keys}?key=k`),
      get('public keys for the owner', keys, asOwner),
      post('an operation', saml, {}),
      post('an operation with a list', saml, []),
      post('an operation without a key', saml.replace(/\?.*/, ''), {}),
      post('a token to revoke', `${host}/v2/accounts:revokeToken?key=k`, {}),
      get('settings of other providers', `${configs}?key=k`),
      get('settings of another provider by PUT', `${configs}/x?key=k`, { method: 'PUT' }),
      get('settings of a provider of a tenant', `${host}/v2/projects/p/tenants/t/oauthIdpConfigs/x`, asOwner),
    ],
  },
  {
    name: 'odd bodies',
    safe: true,
    steps: [
      postText('half a character', send, '{', 'application/json; charset=utf-16'),
      postText('brackets in a form', token, 'grant_type[a]=b', 'application/x-www-form-urlencoded'),
      post('an unknown encoding', send, {}, { headers: { 'content-encoding': 'br' } }),
      post('a second factor without a number', forApps('signUp'), { mfaInfo: [{}] }),
    ],
  },
  {
    name: 'odd paths and queries',
    safe: true,
    steps: [
      get('a path that cannot be decoded', '/emulator/%zz'),
      get('a project that cannot be decoded', `${host}/v1/projects/%zz/accounts:query`),
      post('a project without a name', `${host}/v1/projects//accounts:query`, {}),
      post('another name of a query', `${host}/v1/projects/x-{{run}}:queryAccounts`, {}, asOwner),
      post('an unknown format', `${send}&alt=x`, {}),
      post('a format twice', `${send}&alt=json&alt=json`, {}),
      post('fields that nobody knows, twice', `${send}&alt=media&nope=a&nope=b`, {}),
      post('neither pretty nor not', `${send}&prettyPrint=x`, {}),
      postText('an unknown format before malformed JSON', `${send}&alt=x`, '{', 'application/json'),
    ],
  },
];
