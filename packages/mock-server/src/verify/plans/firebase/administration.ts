import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { addressOf, asOwner, forApps, forOwners, password } from './steps.ts';

const config = '/identitytoolkit.googleapis.com/v2/projects/other-{{run}}/config';
const other = '/identitytoolkit.googleapis.com/v1/projects/other-{{run}}/accounts';

/** What administrators do. */
export const administration: readonly Script[] = [
  {
    name: 'administration',
    safe: false,
    steps: [
      post(
        'created',
        forOwners(''),
        { localId: 'adm-{{run}}', email: addressOf('adm'), password, emailVerified: true },
        asOwner,
      ),
      post('with the same id', forOwners(''), { localId: 'adm-{{run}}' }, asOwner),
      post('with the same address', forOwners(''), { email: addressOf('adm') }, asOwner),
      post('with nothing', forOwners(''), {}, { ...asOwner, save: { anonymous: { body: ['localId'] } } }),
      post('read', forOwners(':lookup'), { localId: ['adm-{{run}}', '{{anonymous}}', 'nope'] }, asOwner),
      post('nobody', forOwners(':lookup'), { email: [addressOf('nobody')] }, asOwner),
      post('a text for a list', forOwners(':lookup'), { email: addressOf('adm') }, asOwner),
      post('a number in a list', forOwners(':lookup'), { localId: [5] }, asOwner),
      post('claims', forOwners(':update'), { localId: 'adm-{{run}}', customAttributes: '{"role":"x"}' }, asOwner),
      post('broken claims', forOwners(':update'), { localId: 'adm-{{run}}', customAttributes: '{' }, asOwner),
      post(
        'a claim of its own',
        forOwners(':update'),
        { localId: 'adm-{{run}}', customAttributes: '{"sub":"x"}' },
        asOwner,
      ),
      post(
        'long claims',
        forOwners(':update'),
        { localId: 'adm-{{run}}', customAttributes: `{"x":"${'y'.repeat(1_000)}"}` },
        asOwner,
      ),
      post('another address', forOwners(':update'), { localId: 'adm-{{run}}', email: addressOf('adm2') }, asOwner),
      post(
        'without a password',
        forOwners(':update'),
        { localId: 'adm-{{run}}', deleteAttribute: ['PASSWORD'] },
        asOwner,
      ),
      post('nobody changed', forOwners(':update'), { localId: 'nope-{{run}}' }, asOwner),
      post('without an id', forOwners(':update'), {}, asOwner),
      post(
        'what is not done',
        forOwners(':update'),
        { localId: 'adm-{{run}}', deleteAttribute: ['PROVIDER'] },
        asOwner,
      ),
      post(
        'another provider',
        forOwners(':update'),
        {
          localId: 'adm-{{run}}',
          linkProviderUserInfo: { rawId: 'raw-{{run}}', providerId: 'google.com', nope: 1, email: addressOf('adm') },
        },
        asOwner,
      ),
      post('a phone', forOwners(':update'), { localId: 'adm-{{run}}', phoneNumber: '5' }, asOwner),
      post(
        'a link for nobody',
        forOwners(':sendOobCode'),
        { requestType: 'PASSWORD_RESET', email: addressOf('nobody'), returnOobLink: true },
        asOwner,
      ),
      post(
        'a confirmation for nobody',
        forOwners(':sendOobCode'),
        { requestType: 'VERIFY_EMAIL', email: addressOf('nobody'), returnOobLink: true },
        asOwner,
      ),
      post('not deleted', forOwners(':batchDelete'), { localIds: ['adm-{{run}}', 'nope'] }, asOwner),
      post('deleted', forOwners(':batchDelete'), { localIds: ['adm-{{run}}', '{{anonymous}}'], force: true }, asOwner),
      post('deleting none', forOwners(':batchDelete'), {}, asOwner),
      post('a time with a fraction', forOwners(':update'), { localId: 'adm-{{run}}', validSince: 1.5 }, asOwner),
      post('by a first address', forOwners(':lookup'), { initialEmail: [addressOf('adm')] }, asOwner),
      get('a wrong length', `${forOwners(':batchGet')}?maxResults=x`, asOwner),
    ],
  },
  {
    name: 'another project',
    safe: false,
    steps: [
      get('its settings', config, asOwner),
      post('an account', other, { localId: 'a', email: 'a@example.com', password }, asOwner),
      post('another one', other, { localId: 'b', email: 'b@example.com' }, asOwner),
      get('a page', `${other}:batchGet?maxResults=1`, asOwner),
      get('the next page', `${other}:batchGet?maxResults=1&nextPageToken=a`, asOwner),
      get('all', `${other}:batchGet?maxResults=-1`, asOwner),
      post('all, by a query', `${other}:query`, {}, asOwner),
      post('their number', `${other}:query`, { returnUserInfo: false }, asOwner),
      post('the other way round', `${other}:query`, { order: 'DESC' }, asOwner),
      post('by name', `${other}:query`, { sortBy: 'NAME' }, asOwner),
      post('some', `${other}:query`, { limit: '1' }, asOwner),
      post('from the second on', `${other}:query`, { offset: '1' }, asOwner),
      post('with an expression', `${other}:query`, { expression: [{ email: 'a@example.com' }] }, asOwner),
      post(
        'imported',
        `${other}:batchCreate`,
        {
          users: [
            { localId: 'i', email: 'I@example.com', passwordHash: 'aGFzaA', salt: 'c2FsdA', createdAt: '5' },
            { localId: 'j', email: 'a@example.com' },
            { email: 'k@example.com', phoneNumber: 5 },
            { localId: 'l', rawPassword: password, providerUserInfo: [{ providerId: 'google.com', rawId: 'l' }] },
          ],
        },
        asOwner,
      ),
      post('imported again', `${other}:batchCreate`, { users: [{ localId: 'i' }, { localId: 'i' }] }, asOwner),
      post('what was imported', `${other}:lookup`, { localId: ['i', 'l'] }, asOwner),
      post('it is not in the project of the key', forApps('signInWithPassword'), {
        email: 'a@example.com',
        password: 'x-{{run}}',
      }),
      {
        ...post(
          'a policy with a text for a number',
          config,
          { passwordPolicyConfig: { passwordPolicyVersions: [{ customStrengthOptions: { minPasswordLength: '8' } }] } },
          asOwner,
        ),
        method: 'PATCH',
      },
      ...[{ nope: { functionUri: 'https://x.example.com' } }, { beforeCreate: {} }, { beforeSignIn: null }].map(
        (triggers) => ({
          ...post('functions to be called before', config, { blockingFunctions: { triggers } }, asOwner),
          method: 'PATCH',
        }),
      ),
      post('settings', config, { emailPrivacyConfig: { enableImprovedEmailPrivacy: 'x' } }, asOwner),
    ],
  },
];
