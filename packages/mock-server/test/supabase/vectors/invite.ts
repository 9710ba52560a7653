import { expect } from 'vitest';
import { ada, asServer, failure, followed, type Reply, type World } from '../world.ts';
import { invalid, replies, table, type Vector } from './vector.ts';

const ina = 'ina@example.com';
const badJson = (detail: string): object => failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);

const invite = ({ post }: World, body: unknown, query: string = ''): Promise<Reply> =>
  post(`/invite${query}`, body, asServer);

/** Body; the answer. */
const refused: [unknown, object][] = [
  ['', badJson('unexpected end of JSON input')],
  [{}, invalid('An email address is required')],
  [{ email: 'bad' }, invalid('Unable to validate email address: invalid format')],
  [
    { email: ina, data: 'x' },
    badJson('json: cannot unmarshal string into Go struct field InviteParams.data of type map[string]interface {}'),
  ],
  [{ email: ada.email }, failure(422, 'email_exists', 'A user with this email address has already been registered')],
];

/** `POST /invite`, and the metadata of the OpenID provider. */
export const inviteVectors: readonly Vector[] = [
  ...table(
    refused,
    'an invitation of %j is refused',
  )((body, expected) => ({
    async run(world) {
      expect(await invite(world, body)).toEqual(expected);
    },
  })),
  replies('the method of an invitation is told before its credentials', ({ get }) => get('/invite'), {
    status: 405,
    body: '',
  }),
  {
    title: 'an invitation makes an account without a password, and its link opens it',
    options: { disableSignup: true, externalEmailEnabled: false, mailerAutoconfirm: true },
    async run(world) {
      const { status, body } = await invite(
        world,
        { email: 'INA@example.com', data: { a: 1 } },
        '?redirect_to=http://localhost:3000/hi',
      );
      const { link = '', token = '', kind } = await world.mock.outbox.waitFor({ to: ina });

      expect(status).toBe(200);
      expect(body).toMatchObject({ email: ina, invited_at: '2026-01-02T03:04:05Z', user_metadata: { a: 1 } });
      expect(body).not.toHaveProperty('email_confirmed_at');
      expect([kind, link.split('&').slice(1)]).toEqual([
        'invitation',
        ['type=invite', 'redirect_to=http://localhost:3000/hi'],
      ]);
      expect((await followed(world, token, '&type=invite')).hash).toMatch(/^#access_token=.*&type=invite$/);
      expect((await invite(world, { email: ina })).status).toBe(422);
    },
  },
  {
    title: 'a second invitation mails another link at once, keeps the data and ends the first link',
    settings: { limits: 'real' },
    async run(world) {
      const first = await invite(world, { email: ina, data: { a: 1 } });
      const { token = '' } = await world.mock.outbox.waitFor({ to: ina });
      const second = await invite(world, { email: ina, data: { b: 2 } });

      expect(second.body).toEqual(first.body);
      expect(await world.mock.outbox.list({ to: ina })).toHaveLength(2);
      expect((await followed(world, token, '&type=invite')).hash).toMatch(/^#error=access_denied/);
    },
  },
  {
    title: 'an invitation that cannot be mailed leaves no account',
    options: { mail: 'fails' },
    async run(world) {
      expect(await invite(world, { email: ina })).toEqual(
        failure(500, 'unexpected_failure', 'Error sending invite email'),
      );
      expect(await world.mock.accounts.find(ina)).toBeUndefined();
    },
  },
  replies(
    'invitations count among the mails of an hour',
    async (world) => {
      await invite(world, { email: ina });
      return invite(world, { email: ina });
    },
    failure(429, 'over_email_send_rate_limit', 'email rate limit exceeded'),
    { options: { emailsPerHour: 1 }, settings: { limits: 'real' } },
  ),
  {
    title: 'the metadata of the OpenID provider has the issuer of tokens',
    options: { apiExternalUrl: 'https://auth.example.com' },
    async run({ get }) {
      const { status, headers, body } = await get('/.well-known/openid-configuration');

      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=600']);
      expect(JSON.stringify(body)).toBe(
        '{"issuer":"https://auth.example.com/auth/v1","authorization_endpoint":"https://auth.example.com/auth/v1/oauth/authorize","token_endpoint":"https://auth.example.com/auth/v1/oauth/token","jwks_uri":"https://auth.example.com/auth/v1/.well-known/jwks.json","userinfo_endpoint":"https://auth.example.com/auth/v1/oauth/userinfo","scopes_supported":["openid","profile","email","phone","offline_access"],"response_types_supported":["code"],"response_modes_supported":["query"],"grant_types_supported":["authorization_code","refresh_token"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256","HS256","ES256"],"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post","none"],"claims_supported":["sub","aud","iss","exp","iat","auth_time","nonce","email","email_verified","phone_number","phone_number_verified","name","picture","preferred_username","updated_at"],"code_challenge_methods_supported":["S256","plain"]}',
      );
    },
  },
];
