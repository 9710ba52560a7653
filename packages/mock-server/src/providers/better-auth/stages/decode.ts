import { hasTooManyValues, isTooLarge } from '../../../core/body-size.ts';
import { isDeeper } from '../../../core/json-depth.ts';
import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure, notTaken } from '../errors.ts';
import { bodyLimit } from '../policy.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Reads a body as JSON. One without a content type counts as none. */
export const decodeJson: Stage<Backend> = decode([json]);

/** Reads a body as JSON or as an HTML form. */
export const decodeJsonOrForm: Stage<Backend> = decode([form, json]);

function decode(taken: readonly string[]): Stage<Backend> {
  return (exchange, next) => {
    const { request, backend } = exchange;
    const given = request.headers['content-type'] ?? '';
    // Behind Node's `http` a body in chunks is one even if nothing comes.
    const hasBody = request.body.length > 0 || request.headers['transfer-encoding'] !== undefined;
    if (!hasBody || given === '') return next({ ...exchange, body: undefined });
    const [type = ''] = given.toLowerCase().split(';', 1);
    const isTaken =
      backend.options.version === '1.7.1' ? taken.some((one) => type.includes(one)) : taken.includes(type.trim());
    if (!isTaken) return notTaken(given, taken);
    const isReadable = !isTooLarge(request, bodyLimit) && !hasTooManyValues(request.body);
    const text = isReadable ? new TextDecoder().decode(request.body) : '';
    if (type.includes(form)) return next({ ...exchange, body: Object.fromEntries(new URLSearchParams(text)) });
    // 1.7.1 takes any type that contains a known one, such as `xapplication/json`, but parses it only if it begins with
    // `application/`. Otherwise the schema is given the body as a stream.
    if (!type.startsWith('application/')) return next({ ...exchange, body: new ReadableStream() });
    const parsed = parse(text);
    return 'refused' in parsed ? parsed.refused : next({ ...exchange, body: parsed.value });
  };
}

function parse(text: string): { readonly value: unknown } | { readonly refused: Answer } {
  try {
    if (!isDeeper(text)) return { value: JSON.parse(text) };
  } catch {
    // Refused below, like JSON that is nested too deep.
  }
  return { refused: failure(400, 'BAD_REQUEST') };
}
