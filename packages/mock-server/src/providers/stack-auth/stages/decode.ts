import { hasBodyOf, hasTooManyValues, isTooLarge, type RequestHead } from '../../../core/body-size.ts';
import { isDeeper } from '../../../core/json-depth.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { bodyTooLarge, knownError } from '../errors.ts';
import { bodyLimit } from '../policy.ts';

/** Reads the body before all other checks: malformed JSON wins over a wrong key. GET has no body. */
export const decode: Stage<Backend> = (exchange, next) => {
  const { headers, body } = exchange.request;
  if (!readsBody(exchange.request)) return next({ ...exchange, body: undefined });
  if (isTooLarge(exchange.request, bodyLimit) || hasTooManyValues(body)) return Promise.resolve(bodyTooLarge);
  const type = headers['content-type'] ?? '';
  const [essence = ''] = type.split(';');
  switch (essence) {
    case 'application/json': {
      const parsed = parseJson(textOf(body));
      if (!parsed)
        return Promise.resolve(knownError('BODY_PARSING_ERROR', undefined, { value: 'Invalid JSON in request body' }));
      return next({ ...exchange, body: parsed.value });
    }
    case 'application/x-www-form-urlencoded':
      return next({ ...exchange, body: Object.fromEntries(new URLSearchParams(textOf(body))) });
    case 'text/plain':
      return next({ ...exchange, body: textOf(body) });
    case 'application/octet-stream':
      return next({ ...exchange, body: new Uint8Array(body).buffer });
    default:
      return Promise.resolve(
        knownError('BODY_PARSING_ERROR', undefined, { value: `Unknown content type in request body: ${type}` }),
      );
  }
};

/** Whether the body of a request is read. */
export function readsBody(request: RequestHead): boolean {
  return hasBodyOf(request) && (request.headers['content-type'] ?? '') !== '';
}

const utf8 = new TextDecoder();

function textOf(body: Uint8Array): string {
  return utf8.decode(body);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  if (isDeeper(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
