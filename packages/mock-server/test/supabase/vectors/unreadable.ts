import { expect } from 'vitest';
import { asServer, failure } from '../world.ts';
import { table, type Vector } from './vector.ts';

type Unreadable = readonly [body: string, detail: string];

/** Bodies that an operation cannot read, and how Go's parser words it. */
const bodies: Readonly<Record<string, readonly Unreadable[]>> = {
  'POST /recover': [
    ['"x"', 'json: cannot unmarshal string into Go value of type api.RecoverParams'],
    ['true', 'json: cannot unmarshal bool into Go value of type api.RecoverParams'],
    [
      '{"email":["a@example.com"]}',
      'json: cannot unmarshal array into Go struct field RecoverParams.email of type string',
    ],
    ['{"email":{}}', 'json: cannot unmarshal object into Go struct field RecoverParams.email of type string'],
    ['{"email":"nobody@example.com",}', "invalid character '}' looking for beginning of object key string"],
    ["{'email':'x'}", "invalid character '\\'' looking for beginning of object key string"],
    ['{"email":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"email":"ab@example.com"}', "invalid character '\\x01' in string literal"],
    ['{"email":tru}', "invalid character '}' in literal true (expecting 'e')"],
    ['{"email" 5}', "invalid character '5' after object key"],
    ['{"a":01}', "invalid character '1' after object key:value pair"],
  ],
  'POST /otp': [
    ['[]', 'json: cannot unmarshal array into Go value of type api.OtpParams'],
    ['"x"', 'json: cannot unmarshal string into Go value of type api.OtpParams'],
    ['5', 'json: cannot unmarshal number into Go value of type api.OtpParams'],
    ['true', 'json: cannot unmarshal bool into Go value of type api.OtpParams'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['{"email":5}', 'json: cannot unmarshal number into Go struct field OtpParams.email of type string'],
    ['{"email":["a@example.com"]}', 'json: cannot unmarshal array into Go struct field OtpParams.email of type string'],
    ['{"email":{}}', 'json: cannot unmarshal object into Go struct field OtpParams.email of type string'],
    ['{"email":true}', 'json: cannot unmarshal bool into Go struct field OtpParams.email of type string'],
    ['{"email":"nobody@example.com"} x', "invalid character 'x' after top-level value"],
    ['{"email":"nobody@example.com",}', "invalid character '}' looking for beginning of object key string"],
    ["{'email':'x'}", "invalid character '\\'' looking for beginning of object key string"],
    ['{"email":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"email":"ab@example.com"}', "invalid character '\\x01' in string literal"],
  ],
  'POST /signup': [
    ['[]', 'json: cannot unmarshal array into Go value of type api.SignupParams'],
    ['"x"', 'json: cannot unmarshal string into Go value of type api.SignupParams'],
    ['5', 'json: cannot unmarshal number into Go value of type api.SignupParams'],
    ['true', 'json: cannot unmarshal bool into Go value of type api.SignupParams'],
    ['{"email":5}', 'json: cannot unmarshal number into Go struct field SignupParams.email of type string'],
    [
      '{"email":["a@example.com"]}',
      'json: cannot unmarshal array into Go struct field SignupParams.email of type string',
    ],
    ['{"email":{}}', 'json: cannot unmarshal object into Go struct field SignupParams.email of type string'],
    ['{"email":true}', 'json: cannot unmarshal bool into Go struct field SignupParams.email of type string'],
    ['{"email":"nobody@example.com"} x', "invalid character 'x' after top-level value"],
    ['{"email":"nobody@example.com",}', "invalid character '}' looking for beginning of object key string"],
    ["{'email':'x'}", "invalid character '\\'' looking for beginning of object key string"],
    ['{"email":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"email":"ab@example.com"}', "invalid character '\\x01' in string literal"],
    [
      '{"email":"nobody@example.com","password":"Correct-H0rse-1!","data":5}',
      'json: cannot unmarshal number into Go struct field SignupParams.data of type map[string]interface {}',
    ],
  ],
  'POST /token?grant_type=password': [
    ['[]', 'json: cannot unmarshal array into Go value of type api.PasswordGrantParams'],
    ['"x"', 'json: cannot unmarshal string into Go value of type api.PasswordGrantParams'],
    ['5', 'json: cannot unmarshal number into Go value of type api.PasswordGrantParams'],
    ['true', 'json: cannot unmarshal bool into Go value of type api.PasswordGrantParams'],
    [
      '{"email":["a@example.com"]}',
      'json: cannot unmarshal array into Go struct field PasswordGrantParams.email of type string',
    ],
    ['{"email":{}}', 'json: cannot unmarshal object into Go struct field PasswordGrantParams.email of type string'],
    ['{"email":true}', 'json: cannot unmarshal bool into Go struct field PasswordGrantParams.email of type string'],
    ['{"email":"nobody@example.com"} x', "invalid character 'x' after top-level value"],
    ['{"email":"nobody@example.com",}', "invalid character '}' looking for beginning of object key string"],
    ["{'email':'x'}", "invalid character '\\'' looking for beginning of object key string"],
    ['{"email":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"email":"ab@example.com"}', "invalid character '\\x01' in string literal"],
    ['{"phone":[]}', 'json: cannot unmarshal array into Go struct field PasswordGrantParams.phone of type string'],
  ],
  'POST /token?grant_type=pkce': [
    ['', 'unexpected end of JSON input'],
    ['[]', 'json: cannot unmarshal array into Go value of type api.PKCEGrantParams'],
    ['"x"', 'json: cannot unmarshal string into Go value of type api.PKCEGrantParams'],
    ['5', 'json: cannot unmarshal number into Go value of type api.PKCEGrantParams'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['{"auth_code":5}', 'json: cannot unmarshal number into Go struct field PKCEGrantParams.auth_code of type string'],
    ['{"auth_code":[]}', 'json: cannot unmarshal array into Go struct field PKCEGrantParams.auth_code of type string'],
    [
      '{"code_verifier":[]}',
      'json: cannot unmarshal array into Go struct field PKCEGrantParams.code_verifier of type string',
    ],
  ],
  'POST /token?grant_type=refresh_token': [
    ['', 'unexpected end of JSON input'],
    ['[]', 'json: cannot unmarshal array into Go value of type api.RefreshTokenGrantParams'],
    ['"x"', 'json: cannot unmarshal string into Go value of type api.RefreshTokenGrantParams'],
    ['5', 'json: cannot unmarshal number into Go value of type api.RefreshTokenGrantParams'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    [
      '{"refresh_token":5}',
      'json: cannot unmarshal number into Go struct field RefreshTokenGrantParams.refresh_token of type string',
    ],
  ],
  'POST /verify': [
    [
      '{"type":"recovery","token_hash":5}',
      'json: cannot unmarshal number into Go struct field VerifyParams.token_hash of type string',
    ],
    ['', 'unexpected end of JSON input'],
  ],
  'POST /admin/generate_link': [
    [
      '{"type":5,"email":"nobody@example.com"}',
      'json: cannot unmarshal number into Go struct field GenerateLinkParams.type of type string',
    ],
    ['', 'unexpected end of JSON input'],
    ['[]', 'json: cannot unmarshal array into Go value of type api.GenerateLinkParams'],
  ],
  'POST /resend': [['', 'unexpected end of JSON input']],
  'POST /verify/': [['', 'unexpected end of JSON input']],
};

const rows = Object.entries(bodies).flatMap(([request, list]) =>
  list.map(([body, detail]) => [request, body, detail] as [string, string, string]),
);

/** Bodies that are no JSON, no object, or have a field of a wrong type, for each operation that reads one. */
export const unreadableVectors: readonly Vector[] = table(
  rows,
  '"%s" cannot read %s',
)((request, body, detail) => ({
  async run({ send }) {
    const [method = '', path = ''] = request.split(' ');
    const isServer = /\/(?:admin|invite)/.test(path);

    const reply = await send(path, { method, body, headers: isServer ? asServer : {} });

    expect(reply).toEqual(failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`));
  },
}));
