import type { BackendError } from '../../packages/sdk/src/client/backend.ts';
import { readRetryAfter } from '../../packages/sdk/src/client/retry-after.ts';
import { follow, type Spec } from '../generate/load-spec.ts';
import { child, entries, flag, need, type Place, refuse, text } from '../generate/place.ts';
import type { Operation } from '../generate/read-operations.ts';

/** How the SDK reads an answer with a status of 400 or more; returns `undefined` if it is not one of the backend's. */
export type ReadError = (status: number, body: unknown) => BackendError | undefined;

/** One answer of an operation. */
export interface Answer {
  readonly operation: string;
  readonly status: number;
  /** The name of its example, if there are several. */
  readonly name?: string;
  readonly situation: string;
  /** Its body; `undefined` if it has none. */
  readonly body?: unknown;
  /** What the SDK makes of it; `undefined` for a success. */
  readonly error?: BackendError;
}

/** Every answer of an operation that its spec has an example of. */
export function readAnswers(spec: Spec, { id, place }: Operation, readError: ReadError): Answer[] {
  return entries(need(place, 'responses')).flatMap(([code, reference]) => {
    const response = follow(spec, reference);
    const status = Number(code);
    const headers = headersOf(spec, response);
    return examplesOf(spec, response).map((example) => ({
      operation: id,
      status,
      ...example,
      ...(status >= 400 && { error: errorOf(readError, status, headers, example.body, response) }),
    }));
  });
}

type Example = Pick<Answer, 'name' | 'situation' | 'body'>;

function examplesOf(spec: Spec, response: Place): Example[] {
  const bodies = entries(child(response, 'content')).flatMap(([, media]) => [
    ...oneExample(media, response),
    ...entries(child(media, 'examples')).map(([name, reference]) => namedExample(name, follow(spec, reference))),
  ]);
  return bodies.length > 0 ? bodies : [{ situation: descriptionOf(response) }];
}

/** An example without a name. The description of the response is its situation. */
function oneExample(media: Place, response: Place): Example[] {
  const example = child(media, 'example');
  return example ? [{ situation: descriptionOf(response), body: example.value }] : [];
}

function namedExample(name: string, example: Place): Example {
  const situation = text(example, 'summary') ?? refuse(example, 'docs/answers.md needs a "summary" here');
  return { name, situation, body: need(example, 'value').value };
}

/** The first sentence of a description, without references such as (D1). */
function descriptionOf(response: Place): string {
  const description = (text(response, 'description') ?? refuse(response, '"description" is missing')).trim();
  const [sentence = description] = /^.*?(?=[.:;](?:\s|$))/s.exec(description) ?? [];
  return sentence.replaceAll(/\s+/g, ' ').replaceAll(/ \([DO]\d+(?:, [DO]\d+)*\)/g, '');
}

/** The headers that every such answer has. */
function headersOf(spec: Spec, response: Place): Headers {
  const headers = new Headers();
  for (const [name, reference] of entries(child(response, 'headers'))) {
    const header = follow(spec, reference);
    const example = child(header, 'example');
    if (example && flag(header, 'required')) headers.set(name, `${example.value}`);
  }
  return headers;
}

function errorOf(read: ReadError, status: number, headers: Headers, body: unknown, place: Place): BackendError {
  const error = read(status, body ?? '') ?? refuse(place, 'the SDK does not recognise this answer');
  return { ...error, ...readRetryAfter(headers, body) };
}
