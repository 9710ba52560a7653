import { expect } from 'vitest';
import { asServer, failure, type Reply } from '../world.ts';
import { table, type Vector } from './vector.ts';

const nothing = { status: 404, body: '404 page not found\n' };
const noToken = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const oauth = failure(404, 'feature_disabled', 'OAuth server is disabled');
const scim = failure(404, 'feature_disabled', 'SCIM server is disabled');
const saml = failure(404, 'saml_provider_disabled', 'SAML 2.0 is disabled');
const passkeys = failure(404, 'passkey_disabled', 'Passkeys are disabled');
const allowed = (methods: string): object => ({ status: 405, body: '', allow: methods });

type Caller = 'nobody' | 'a server';

/** Who asks; what the answer is, or the methods of a 405; for which methods and paths. A GoTrue alone, as it was recorded. */
const answers: readonly [Caller, object, readonly string[]][] = [
  [
    'nobody',
    passkeys,
    [
      'GET /passkeys/nope',
      'POST /passkeys',
      'POST /passkeys/authentication/verify',
      'POST /passkeys/registration/options',
      'POST /passkeys/registration/verify',
      'PATCH /passkeys/00000000-0000-4000-8000-000000000000',
    ],
  ],
  ['a server', allowed('GET, POST'), ['DELETE /admin/users', 'PATCH /admin/users', 'PUT /admin/users']],
  [
    'nobody',
    allowed('POST'),
    [
      'GET /token?grant_type=password',
      'GET /recover',
      'OPTIONS /token',
      'PATCH /signup',
      'DELETE /logout',
      'PUT /otp',
      'OPTIONS /signup/',
      'GET /token',
      'OPTIONS /signup',
      'HEAD /logout',
      'PATCH /otp',
      'DELETE /resend',
      'GET /magiclink',
      'GET /signup/',
      'PATCH /recover',
      'PUT /token',
      'GET /signup',
      'OPTIONS /otp',
      'HEAD /resend',
      'PUT /signup/',
      'OPTIONS /recover',
      'PATCH /token',
      'PUT /signup',
      'GET /otp',
      'PATCH /signup/',
      'HEAD /token',
      'DELETE /signup',
      'PUT /logout',
      'GET /resend',
      'HEAD /signup/',
      'HEAD /recover',
    ],
  ],
  [
    'nobody',
    noToken,
    [
      'GET /admin/users/nope',
      'GET /admin/nope',
      'GET /reauthenticate',
      'PATCH /admin/users',
      'DELETE /admin/generate_link',
      'PUT /admin/users/x',
      'GET /admin',
      'POST /admin/sso/providers',
      'POST /admin/generate_link/',
      'GET /user/',
      'OPTIONS /admin/users',
      'PATCH /admin/users/x',
      'DELETE /admin/generate_link/',
      'PUT /user/',
      'POST /user',
      'OPTIONS /admin/users/x',
      'PATCH /user/',
      'PUT /admin/users',
      'OPTIONS /user/',
      'POST /user/x',
      'DELETE /admin/users',
      'PUT /admin/generate_link',
      'POST /admin/users/x',
      'POST /factors',
      'GET /admin/generate_link/',
      'GET /admin/oauth/clients',
      'GET /admin/custom-providers',
      'GET /user/nope',
      'POST /reauthenticate',
      'PUT /factors',
    ],
  ],
  [
    'nobody',
    allowed('GET'),
    [
      'OPTIONS /health',
      'POST /settings',
      'DELETE /settings',
      'PUT /health',
      'POST /.well-known/jwks.json',
      'PATCH /health',
      'DELETE /.well-known/jwks.json',
      'OPTIONS /settings',
      'PATCH /.well-known/jwks.json',
      'POST /.well-known/openid-configuration',
      'POST /health',
    ],
  ],
  [
    'nobody',
    nothing,
    [
      'POST /nowhere',
      'GET /',
      'PATCH /health/',
      'DELETE /otp/',
      'PUT /resend/',
      'POST /%72ecover',
      'DELETE /nowhere',
      'PUT /',
      'POST',
      'PUT /recover/',
      'POST /token/',
      'OPTIONS /health/',
      'PATCH /resend/',
      'PATCH /',
      'DELETE',
      'PATCH /recover/',
      'DELETE /token/',
      'POST /settings/',
      'OPTIONS /resend/',
      'POST /Recover',
      'GET /recover/x',
      'OPTIONS /',
      'OPTIONS /recover/',
      'DELETE /settings/',
      'PUT /health/',
      'POST /otp/',
      'GET /recover%2f',
      'GET /rest/v1/x',
      'OPTIONS',
      'OPTIONS /token/',
      'PATCH /settings/',
      'DELETE /health/',
      'PUT /otp/',
      'POST /resend/',
      'POST /recover%2f',
      'GET /%72ecover',
      'GET /verify/x',
      'GET /.well-known/openid-configuration/x',
      'GET /.well-known/oauth-protected-resource',
      'GET /nope',
      'PATCH /nowhere',
      'POST /recover/',
      'GET /SETTINGS',
    ],
  ],
  [
    'a server',
    allowed('POST'),
    ['DELETE /admin/generate_link', 'HEAD /admin/generate_link', 'PUT /admin/generate_link'],
  ],
  [
    'a server',
    nothing,
    [
      'GET /admin',
      'GET /admin/nowhere',
      'PUT /admin',
      'PUT /admin/nowhere',
      'PATCH /admin',
      'PATCH /admin/nowhere',
      'DELETE /admin/',
      'PATCH /admin/',
      'GET /admin/nope',
    ],
  ],
  [
    'nobody',
    oauth,
    [
      'GET /oauth/token',
      'POST /oauth/token',
      'GET /oauth/userinfo',
      'GET /oauth/authorizations/00000000-0000-4000-8000-000000000000',
    ],
  ],
  ['nobody', saml, ['GET /sso', 'POST /sso/saml/acs', 'GET /sso/saml/acs']],
  ['nobody', scim, ['GET /scim/v2/Schemas']],
];

const rows = answers.flatMap(([caller, answer, requests]) =>
  requests.map((request) => [request, caller, answer] as [string, Caller, object]),
);

/** Status and body, and the methods that a 405 names. */
function seen({ status, body, headers }: Reply): object {
  return { status, body, ...(status === 405 && { allow: headers.get('allow') }) };
}

/** What GoTrue's router answers to methods and paths that are of no operation, and to those of features that are off. */
export const pathsAndMethodsVectors: readonly Vector[] = table(
  rows,
  '"%s" of %s has the answer of the router',
)((request, caller, expected) => ({
  options: { gateway: 'none' },
  async run({ send }) {
    const [method = '', path = ''] = request.split(' ');

    const reply = await send(path, { method, headers: caller === 'nobody' ? {} : asServer });

    expect(seen(reply)).toEqual(expected);
  },
}));
