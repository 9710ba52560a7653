import { isTooLarge } from '../../../core/body-size.ts';
import { isDeeper } from '../../../core/json-depth.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { bodyLimit } from '../policy.ts';

/** Reads the body as JSON, for every content type. It has to be an object (O11), and not longer than the bound. */
export const decode: Stage<Backend> = (exchange, next) => {
  const body = isTooLarge(exchange.request, bodyLimit) ? undefined : objectOf(exchange.request.body);
  return body ? next({ ...exchange, body }) : failure(400, 'invalid_json');
};

const decoder = new TextDecoder();

function objectOf(bytes: Uint8Array): object | undefined {
  const text = decoder.decode(bytes);
  if (isDeeper(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
