import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { knownError } from '../errors.ts';

/** Reads the body before all other checks: malformed JSON wins over a wrong key. GET has no body. */
export const decode: Stage<Backend> = (exchange, next) => {
  const { method, headers, body } = exchange.request;
  const type = headers['content-type'] ?? '';
  if (method === 'GET' || method === 'HEAD' || type === '') return next({ ...exchange, body: undefined });
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

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
