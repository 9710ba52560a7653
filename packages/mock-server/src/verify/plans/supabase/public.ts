import type { Script } from '../../script.ts';
import { get } from '../../steps.ts';
import { asApp, inOldForm, paths } from './requests.ts';

const { recover, verify, token, user, signup, settings, health, jwks, openid, users } = paths;

/** What everybody may ask for, and how paths and methods are told apart. */
export const publicPages: readonly Script[] = [
  {
    name: 'what everybody may ask for',
    safe: true,
    steps: [
      get('settings', settings, asApp),
      get('health', health, asApp),
      get('keys', jwks, asApp),
      get('OpenID configuration', openid, asApp),
      get('keys, without the key of the project', jwks),
    ],
  },
  {
    name: 'paths and methods',
    safe: true,
    steps: [
      ...[recover, token, signup, settings, user, users].flatMap((path) => [
        get(`PATCH ${path}`, path, { ...asApp, method: 'PATCH' }),
        get(`${path} with a slash at its end`, `${path}/`, asApp),
      ]),
      get('GET recover', recover, asApp),
      get('DELETE verify', verify, { ...asApp, method: 'DELETE' }),
      get('a path below', `${verify}/x`, asApp),
      get('an unknown path', '/auth/v1/nowhere', asApp),
      get('an unknown path, in the old form', '/auth/v1/nowhere', inOldForm),
      get('an unknown path of administrators', '/auth/v1/admin/nowhere', asApp),
      get('single sign-on', '/auth/v1/sso', { ...asApp, method: 'POST' }),
      get('passkeys', '/auth/v1/passkeys', asApp),
      get('the OAuth server', '/auth/v1/oauth/authorize', asApp),
      get('another provider', '/auth/v1/authorize?provider=github', asApp),
      get('no provider', '/auth/v1/authorize', asApp),
      get('a callback', '/auth/v1/callback', asApp),
    ],
  },
];
