import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Reads the body as JSON, for every content type. It has to be an object (O11). */
export const decode: Stage<Backend> = (exchange, next) => {
  const body = objectOf(exchange.request.body);
  return body ? next({ ...exchange, body }) : failure(400, 'invalid_json');
};

function objectOf(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
