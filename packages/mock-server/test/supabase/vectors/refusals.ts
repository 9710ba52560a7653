import { supabase } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import { asServer, failure } from '../world.ts';
import { table, type Vector } from './vector.ts';

type Caller = 'nobody' | 'a server' | 'the anon key' | 'Bearer x';
type Row = [request: string, caller: Caller, body: string, status: number, code: string, sentence: string];

/** Requests that are refused in the old form: no `X-Supabase-Api-Version` was sent. */
const inOldForm: readonly Row[] = [
  [
    'POST /recover',
    'nobody',
    `{"email":"${'a'.repeat(250)}@example.com"}`,
    400,
    'validation_failed',
    'An email address is too long',
  ],
  ['POST /token?grant_type=x', 'nobody', '{}', 400, 'invalid_credentials', 'unsupported_grant_type'],
  ['GET /verify?', 'nobody', '', 400, 'validation_failed', 'Verify requires a verification type'],
  ['GET /verify?type=recovery', 'nobody', '', 400, 'validation_failed', 'Verify requires a token or a token hash'],
  [
    'POST /verify',
    'nobody',
    '{"email":"nobody@example.com"}',
    400,
    'validation_failed',
    'Verify requires a verification type',
  ],
  [
    'POST /verify',
    'nobody',
    '{"type":"recovery","token_hash":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}',
    403,
    'otp_expired',
    'Email link is invalid or has expired',
  ],
  [
    'POST /verify',
    'nobody',
    '{"type":"recovery","email":"nobody@example.com","token":"123456"}',
    403,
    'otp_expired',
    'Token has expired or is invalid',
  ],
  [
    'POST /verify',
    'nobody',
    '{"type":"recovery","token_hash":""}',
    400,
    'validation_failed',
    'Verify requires either a token or a token hash',
  ],
  [
    'POST /verify',
    'nobody',
    '{"type":"nope","token_hash":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}',
    400,
    'validation_failed',
    'Invalid email verification type',
  ],
  [
    'POST /verify',
    'nobody',
    '{"type":5,"token_hash":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}',
    400,
    'bad_json',
    'Could not parse request body as JSON: json: cannot unmarshal number into Go struct field VerifyParams.type of type string',
  ],
  [
    'POST /token?grant_type=password',
    'nobody',
    '{"email":" nobody@example.com ","password":"Correct-H0rse-1!"}',
    400,
    'invalid_credentials',
    'Invalid login credentials',
  ],
  [
    'POST /token?grant_type=password',
    'nobody',
    '{"password":"Correct-H0rse-1!"}',
    400,
    'validation_failed',
    'missing email or phone',
  ],
  [
    'POST /token?grant_type=password',
    'nobody',
    '{"email":"nobody@example.com","password":5}',
    400,
    'bad_json',
    'Could not parse request body as JSON: json: cannot unmarshal number into Go struct field PasswordGrantParams.password of type string',
  ],
  ['POST /token?grant_type=nope', 'nobody', '{}', 400, 'invalid_credentials', 'unsupported_grant_type'],
  ['POST /token?grant_type=refresh_token', 'nobody', '{}', 400, 'validation_failed', 'Refresh token is not valid'],
  [
    'POST /token?grant_type=refresh_token',
    'nobody',
    '{"refresh_token":"abcdefghijkl"}',
    400,
    'refresh_token_not_found',
    'Invalid Refresh Token: Refresh Token Not Found',
  ],
  ['GET /user', 'nobody', '', 401, 'no_authorization', 'This endpoint requires a valid Bearer token'],
  [
    'GET /user',
    'Bearer x',
    '',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  ['GET /admin/users?per_page=1', 'nobody', '', 401, 'no_authorization', 'This endpoint requires a valid Bearer token'],
  [
    'GET /admin/users?per_page=1',
    'Bearer x',
    '',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  [
    'POST /admin/generate_link',
    'a server',
    '{"type":"recovery","email":"nobody@example.com"}',
    404,
    'user_not_found',
    'User with this email not found',
  ],
  ['GET /.well-known/oauth-authorization-server', 'nobody', '', 404, 'feature_disabled', 'OAuth server is disabled'],
  [
    'POST /signup',
    'nobody',
    '{"email":"nobody@example.com","password":"Correct-H0rse-1!","code_challenge":"y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw","code_challenge_method":"md5"}',
    500,
    'unexpected_failure',
    'Unexpected failure, please check server logs for more information',
  ],
  ['POST /magiclink', 'nobody', '{}', 422, 'validation_failed', 'Password recovery requires an email'],
  ['POST /token?grant_type=web3', 'nobody', '{}', 422, 'web3_provider_disabled', 'Web3 provider is disabled'],
  [
    'POST /signup',
    'nobody',
    '{"phone":"+4915112345678","password":"Correct-H0rse-1!"}',
    400,
    'phone_provider_disabled',
    'Phone signups are disabled',
  ],
  [
    'GET /authorize?provider=github',
    'nobody',
    '',
    400,
    'validation_failed',
    'Unsupported provider: provider is not enabled',
  ],
  [
    'POST /admin/users',
    'a server',
    `{"email":"a73@example.com","password":"${'x'.repeat(73)}"}`,
    500,
    'unexpected_failure',
    'Internal Server Error',
  ],
];

/** Requests that are refused in the new form. */
const inNewForm: readonly Row[] = [
  [
    'POST /token?grant_type=nope',
    'nobody',
    '{"email":"nobody@example.com","password":"Correct-H0rse-1!"}',
    400,
    'invalid_credentials',
    'unsupported_grant_type',
  ],
  [
    'POST /token?grant_type=PASSWORD',
    'nobody',
    '{"email":"nobody@example.com","password":"Correct-H0rse-1!"}',
    400,
    'invalid_credentials',
    'unsupported_grant_type',
  ],
  [
    'POST /signup',
    'nobody',
    `{"email":"${'a'.repeat(250)}@example.com","password":"Correct-H0rse-1!"}`,
    400,
    'validation_failed',
    'An email address is too long',
  ],
  [
    'POST /signup',
    'nobody',
    '{"email":"nobody@example.com","password":"Correct-H0rse-1!","code_challenge":"y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw","code_challenge_method":"md5"}',
    500,
    'unexpected_failure',
    'Unexpected failure, please check server logs for more information',
  ],
  [
    'POST /logout?scope=others',
    'Bearer x',
    '',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  ['PATCH /admin/users', 'the anon key', '', 403, 'not_admin', 'User not allowed'],
  [
    'GET /admin/users/nope',
    'Bearer x',
    '',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  [
    'POST /admin/users',
    'Bearer x',
    '{',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  [
    'GET /admin/nope',
    'Bearer x',
    '',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  [
    'POST /invite',
    'Bearer x',
    '{}',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  [
    'POST /admin/generate_link',
    'a server',
    '{"email":"nobody@example.com"}',
    400,
    'validation_failed',
    'Invalid email action link type requested: ',
  ],
  [
    'POST /admin/generate_link',
    'a server',
    '{"type":"nope","email":"nobody@example.com"}',
    400,
    'validation_failed',
    'Invalid email action link type requested: nope',
  ],
  [
    'POST /admin/generate_link',
    'a server',
    '{"type":"email_change","email":"nobody@example.com","new_email":"nobody@example.com"}',
    400,
    'validation_failed',
    'Invalid email action link type requested: email_change',
  ],
  [
    'POST /admin/generate_link',
    'a server',
    '{"type":"email","email":"nobody@example.com"}',
    400,
    'validation_failed',
    'Invalid email action link type requested: email',
  ],
  [
    'POST /otp',
    'nobody',
    '{"email":"bad","code_challenge":"y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw"}',
    400,
    'validation_failed',
    'PKCE flow requires code_challenge_method and code_challenge',
  ],
  [
    'PUT /user',
    'Bearer x',
    '{',
    403,
    'bad_jwt',
    'invalid JWT: unable to parse or verify signature, token is malformed: token contains an invalid number of segments',
  ],
  ['POST /token?grant_type=client_credentials', 'nobody', '{}', 400, 'invalid_credentials', 'unsupported_grant_type'],
  [
    'GET /authorize?provider=nope',
    'nobody',
    '',
    400,
    'validation_failed',
    'Unsupported provider: Provider nope could not be found',
  ],
];

function headersOf(caller: Caller): Record<string, string> {
  if (caller === 'a server') return asServer;
  if (caller === 'nobody') return {};
  return { authorization: caller === 'Bearer x' ? caller : `Bearer ${supabase().options.anonKey}` };
}

/** Refusals of a GoTrue alone, as they were recorded: one request, and its whole answer. */
export const refusalVectors: readonly Vector[] = [
  ...table(
    inOldForm,
    '"%s" of %s, %s, in the old form',
  )((request, caller, body, status, code, sentence) => ({
    options: { gateway: 'none' },
    async run({ send }) {
      const [method = '', path = ''] = request.split(' ');
      const headers = { ...headersOf(caller), 'x-supabase-api-version': '' };

      const reply = await send(path, { method, headers, ...(body && { body }) });

      expect(reply).toEqual({ status, body: { code: status, error_code: code, msg: sentence } });
    },
  })),
  ...table(
    inNewForm,
    '"%s" of %s, %s',
  )((request, caller, body, status, code, sentence) => ({
    options: { gateway: 'none' },
    async run({ send }) {
      const [method = '', path = ''] = request.split(' ');

      const reply = await send(path, { method, headers: headersOf(caller), ...(body && { body }) });

      expect(reply).toEqual(failure(status, code, sentence));
    },
  })),
];
