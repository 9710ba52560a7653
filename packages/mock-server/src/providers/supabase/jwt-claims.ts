import { goSyntaxError } from '../../core/go/go-syntax.ts';

/** The claims of a valid token. */
export type Claims = Readonly<Record<string, unknown>>;

/** A part of a token as JSON, or Go's words for what is wrong with it. */
export type Part = { readonly value: Claims } | { readonly detail: string };

/** Decodes the header of a token. `detail` says what Go's library says, from `could not` on. */
export function readHeader(part: string): Part {
  return readPart(part, 'header', 'map[string]interface {}', () => undefined);
}

/** Decodes the claims of a token and checks their types. `detail` says what Go's library says, from `could not` on. */
export function readClaims(part: string): Part {
  return readPart(part, 'claim', 'tokens.AccessTokenClaims', (claims) => {
    for (const [name, value] of Object.entries(claims)) {
      const detail = value === null ? undefined : claimIssue(name, value);
      if (detail !== undefined) return detail;
    }
    return undefined;
  });
}

/** Where base64url text without padding is malformed, in Go's words. Returns `undefined` if it is not. */
export function base64Issue(text: string): string | undefined {
  const bad = text.search(/[^\w-]/);
  if (bad === -1 && text.length % 4 !== 1) return undefined;
  return `illegal base64 data at input byte ${bad === -1 ? text.length - 1 : bad}`;
}

function readPart(part: string, what: string, type: string, check: (value: Claims) => string | undefined): Part {
  const malformed = base64Issue(part);
  if (malformed !== undefined) return { detail: `could not base64 decode ${what}: ${malformed}` };
  const bytes = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  const syntax = goSyntaxError(bytes);
  if (syntax !== undefined) return { detail: `could not JSON decode ${what}: ${syntax}` };
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  const value: unknown = JSON.parse(text);
  if (value !== null && (typeof value !== 'object' || Array.isArray(value)))
    return {
      detail: `could not JSON decode ${what}: json: cannot unmarshal ${goKind(value)} into Go value of type ${type}`,
    };
  const claims: Claims = { ...value };
  const issue = check(claims);
  return issue === undefined ? { value: claims } : { detail: `could not JSON decode ${what}: ${issue}` };
}

/** The types of claims in Go. Claims that are not here may have any type. */
const types: Readonly<Record<string, string>> = {
  iss: 'string',
  sub: 'string',
  jti: 'string',
  email: 'string',
  phone: 'string',
  role: 'string',
  aal: 'string',
  session_id: 'string',
  client_id: 'string',
  app_metadata: 'map[string]interface {}',
  user_metadata: 'map[string]interface {}',
  amr: '[]json.RawMessage',
  is_anonymous: 'bool',
};
const registered: readonly string[] = ['iss', 'sub', 'jti'];
const kinds: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'bool',
  'map[string]interface {}': 'object',
  '[]json.RawMessage': 'array',
};

function claimIssue(name: string, value: unknown): string | undefined {
  if (name === 'aud') return isAudience(value) ? undefined : 'invalid type for claim';
  if (name === 'exp' || name === 'nbf' || name === 'iat') return dateIssue(value);
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined || goKind(value) === kinds[type]) return undefined;
  const field = registered.includes(name) ? `RegisteredClaims.${name}` : name;
  return `json: cannot unmarshal ${goKind(value)} into Go struct field AccessTokenClaims.${field} of type ${type}`;
}

function isAudience(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

/** A date is a number, or a text of one. */
function dateIssue(value: unknown): string | undefined {
  if (typeof value === 'number') return undefined;
  if (typeof value !== 'string')
    return `could not parse NumericData: json: cannot unmarshal ${goKind(value)} into Go value of type json.Number`;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return undefined;
  const literal = JSON.stringify(JSON.stringify(value));
  return `could not parse NumericData: json: invalid number literal, trying to unmarshal ${literal} into Number`;
}

function goKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
