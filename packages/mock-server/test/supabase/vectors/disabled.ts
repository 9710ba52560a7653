import { expect } from 'vitest';
import { ada, asServer, failure, type Reply, signedIn, type World } from '../world.ts';
import { invalid, notAdmin, table, type Vector } from './vector.ts';

const saml = failure(404, 'saml_provider_disabled', 'SAML 2.0 is disabled');
const passkeys = failure(404, 'passkey_disabled', 'Passkeys are disabled');
const oauth = failure(404, 'feature_disabled', 'OAuth server is disabled');
const scim = failure(404, 'feature_disabled', 'SCIM server is disabled');
const linking = failure(404, 'manual_linking_disabled', 'Manual linking is disabled');
const noBearer = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const id = '00000000-0000-4000-8000-000000000000';

/** Method and path; the answer to everybody. */
const forAll: [string, string, object][] = [
  ['POST', '/sso', saml],
  ['GET', '/sso/saml/metadata', saml],
  ['GET', '/sso/nope', saml],
  ['POST', '/passkeys/authentication/options', passkeys],
  ['DELETE', `/passkeys/${id}`, passkeys],
  ['GET', '/passkeys', passkeys],
  ['GET', '/oauth/authorize', oauth],
  ['POST', '/oauth/clients/register', oauth],
  ['GET', '/.well-known/oauth-authorization-server', oauth],
  ['GET', '/scim/v2/Users', scim],
  ['GET', '/user/identities', noBearer],
  ['GET', '/user/oauth/grants', noBearer],
  ['GET', '/admin/sso/providers', noBearer],
  ['POST', '/token?grant_type=web3', failure(422, 'web3_provider_disabled', 'Web3 provider is disabled')],
  ['GET', '/authorize', invalid('Unsupported provider: Provider  could not be found')],
  ['GET', '/authorize?provider=github', invalid('Unsupported provider: provider is not enabled')],
  ['GET', '/authorize?provider=email', invalid('Unsupported provider: Provider email could not be found')],
  ['GET', '/authorize?provider=custom:x', invalid('Unsupported provider: custom provider custom:x not found')],
];

/** Paths that ask for credentials first. */
const forSome: [string, (world: World) => Promise<Reply>, object][] = [
  ['a user of identities', async (world) => world.get('/user/identities', (await signedIn(world)).bearer), linking],
  ['a user of grants', async (world) => world.get('/user/oauth/grants', (await signedIn(world)).bearer), oauth],
  [
    'a user of administration',
    async (world) => world.get('/admin/sso/providers', (await signedIn(world)).bearer),
    notAdmin,
  ],
  [
    'a server of single sign-on',
    ({ get }) => get('/admin/sso/providers', asServer),
    { status: 200, body: { items: [] } },
  ],
  [
    'a server of providers',
    ({ get }) => get('/admin/custom-providers', asServer),
    { status: 200, body: { providers: [] } },
  ],
  [
    'a server that adds a provider',
    ({ post }) => post('/admin/custom-providers', {}, asServer),
    invalid("provider_type must be either 'oauth2' or 'oidc'"),
  ],
  ['a server of passkeys', ({ get }) => get(`/admin/users/${ada.id}/passkeys`, asServer), { status: 200, body: [] }],
  [
    'a server of passkeys of nobody',
    ({ get }) => get(`/admin/users/${id}/passkeys`, asServer),
    failure(404, 'user_not_found', 'User not found'),
  ],
  ['a server of OAuth clients', ({ get }) => get('/admin/oauth/clients', asServer), oauth],
];

const google = 'https://accounts.google.com';
const noGoogle = failure(400, 'provider_disabled', `Provider (issuer "${google}") is not enabled`);
const oauthError = (error_description: string) => ({
  status: 400,
  body: { error: 'invalid request', error_description },
});

/** Body of the grant `id_token`; the answer. */
const idTokens: [unknown, object][] = [
  ['', failure(400, 'bad_json', 'Could not parse request body as JSON: unexpected end of JSON input')],
  [
    { id_token: 5 },
    failure(
      400,
      'bad_json',
      'Could not parse request body as JSON: json: cannot unmarshal number into Go struct field IdTokenGrantParams.id_token of type string',
    ),
  ],
  [{}, oauthError('id_token required')],
  [{ id_token: 'x' }, oauthError('provider or client_id and issuer required')],
  [{ id_token: 'x', issuer: google }, oauthError('provider or client_id and issuer required')],
  [{ id_token: 'x', provider: 'google' }, noGoogle],
  [{ id_token: 'x', client_id: 'c', issuer: google }, noGoogle],
  [{ id_token: 'x', provider: 'nope' }, invalid('Custom OIDC provider "nope" not allowed')],
];

/** What features that are switched off answer. */
export const disabledVectors: readonly Vector[] = [
  ...table(
    forAll,
    '%s %s is switched off',
  )((method, path, expected) => ({
    async run({ send }) {
      expect(await send(path, { method })).toEqual(expected);
    },
  })),
  ...table(
    forSome,
    'switched off, for %s',
  )((_, act, expected) => ({
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  })),
  ...table(
    idTokens,
    'the grant id_token refuses %j',
  )((body, expected) => ({
    async run({ post }) {
      expect(await post('/token?grant_type=id_token', body)).toEqual(expected);
    },
  })),
  {
    title:
      'an error in the form of OAuth is the same for every version, which is echoed, and has no code in its headers',
    async run({ post }) {
      const versions = ['2024-01-01', ''];
      const answers = await Promise.all(
        versions.map((version) => post('/token?grant_type=id_token', {}, { 'x-supabase-api-version': version })),
      );

      expect(
        answers.map(({ body, headers }) => [
          body,
          headers.get('x-supabase-api-version'),
          headers.get('x-sb-error-code'),
        ]),
      ).toEqual([
        [oauthError('id_token required').body, '2024-01-01', null],
        [oauthError('id_token required').body, null, null],
      ]);
    },
  },
  {
    title: 'a feature that is switched off has the old form, too',
    async run({ post }) {
      expect(await post('/sso', {}, { 'x-supabase-api-version': '' })).toEqual({
        status: 404,
        body: { code: 404, error_code: 'saml_provider_disabled', msg: 'SAML 2.0 is disabled' },
      });
    },
  },
  ...table(
    [
      ['/callback', 'bad_oauth_callback', 'OAuth state parameter missing'],
      ['/callback?state=x&code=y', 'bad_oauth_state', 'OAuth state parameter is invalid'],
    ] as const,
    'a callback to %s leads to the site',
  )((path, code, message) => ({
    async run({ get, post }) {
      const location = `http://localhost:3000?error=invalid_request&error_code=${code}&error_description=${message.replaceAll(' ', '+')}`;
      const error = JSON.stringify({ code, message });
      const { status, headers, body } = await get(path);
      const posted = await post(path);

      expect([status, headers.get('location')]).toEqual([303, location]);
      expect(body).toBe(`<a href="${location.replaceAll('&', '&amp;')}">See Other</a>.\n\n${error}`);
      expect([posted.status, posted.headers.get('location'), posted.body]).toEqual([303, location, error]);
    },
  })),
];
