import { parseGoJson } from '../../../core/go/go-json.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { badJson, captchaFailed, unexpectedFailure } from '../errors.ts';
import { identifyAdmin } from '../identify.ts';
import type { CaptchaCheck, SupabaseOptions } from '../options.ts';
import { isForm } from './decode.ts';

/** Grants that need no captcha. Unknown grants need one. */
const exempt: readonly unknown[] = ['refresh_token', 'pkce', 'id_token'];

/**
 * Refuses a request without a good token of a captcha, if the option asks for one. Administrators need none. It reads
 * the body itself, because it comes before all other checks of the body.
 */
export const requireCaptcha: Stage<Backend> = (exchange, next) =>
  exchange.backend.options.securityCaptchaEnabled ? checkCaptcha(exchange, next) : next(exchange);

const checkCaptcha: Stage<Backend> = async (exchange, next) => {
  const { backend, request, operation, ip } = exchange;
  const { securityCaptchaTokens } = backend.options;
  if (operation === 'token' && exempt.includes(Object(exchange.query).grant_type)) return next(exchange);
  if (!('status' in (await identifyAdmin(request.headers, backend)))) return next(exchange);
  const read = readToken(isForm(request) ? new Uint8Array() : request.body);
  if ('detail' in read) return badJson(read.detail);
  if (read.token === '') return captchaFailed('no captcha_token found');
  const codes = await errorCodesOf(securityCaptchaTokens, read.token, ip).catch(() => undefined);
  if (codes === undefined) return unexpectedFailure('captcha verification process failed');
  return codes === true ? next(exchange) : captchaFailed(codes.join(', '));
};

/** The token in a body, without blanks around it. `''` if there is none. */
function readToken(body: Uint8Array): { readonly token: string } | { readonly detail: string } {
  const parsed = parseGoJson(body);
  if ('detail' in parsed) return parsed;
  const security = memberOf(parsed.value, 'gotrue_meta_security');
  if ('kind' in security) return wrongType(security.kind, 'Go value of type api.captchaRequest');
  const token = memberOf(security.value, 'captcha_token');
  const path = 'gotrue_meta_security';
  if ('kind' in token)
    return wrongType(token.kind, `Go struct field captchaRequest.${path} of type api.captchaSecurity`);
  const { value = '' } = token;
  if (typeof value === 'string') return { token: value.trim() };
  return wrongType(goKind(value), `Go struct field captchaSecurity.${path}.captcha_token of type string`);
}

/** A member of an object, by its name in any case, or the kind of a value that is not an object. */
function memberOf(value: unknown, name: string): { readonly value?: unknown } | { readonly kind: string } {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return { kind: goKind(value) };
  const found = Object.entries(value).findLast(([key, member]) => key.toLowerCase() === name && member !== null);
  return found ? { value: found[1] } : {};
}

function wrongType(kind: string, target: string): { readonly detail: string } {
  return { detail: `json: cannot unmarshal ${kind} into ${target}` };
}

function goKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** `true` for a good token, otherwise the error codes. Rejects if the check fails. */
async function errorCodesOf(
  tokens: SupabaseOptions['securityCaptchaTokens'],
  token: string,
  clientAddress: string,
): Promise<true | readonly string[]> {
  const isIn =
    (list: readonly string[]): CaptchaCheck =>
    (value) =>
      list.includes(value);
  const check = typeof tokens === 'function' ? tokens : isIn(tokens);
  const result = await check(token, clientAddress);
  return result === false ? ['invalid-input-response'] : result;
}
