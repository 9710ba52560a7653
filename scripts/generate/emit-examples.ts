import { follow, type Spec } from './load-spec.ts';
import { child, entries, flag, need, type Place, text } from './place.ts';
import type { Operation } from './read-operations.ts';
import { comment, constant, header } from './source-text.ts';

/**
 * The file `examples.ts`: for each status of each operation the first example that the description gives, which the mock
 * server answers with when a test asks for that status, and whether it is never given otherwise (`x-unreached`); and what each operation does. Returns `undefined` for a description without `x-reset`.
 */
export function emitExamples(spec: Spec, operations: readonly Operation[]): string | undefined {
  if (!child(spec.root, 'x-reset')) return undefined;
  const table = Object.fromEntries(
    operations.map(({ id, place }) => [
      id,
      Object.fromEntries(
        entries(need(place, 'responses')).map(([status, reference]) => [
          status,
          exampleOf(spec, Number(status), reference),
        ]),
      ),
    ]),
  );
  return [
    header(spec.file),
    comment([
      'An answer for each status of each operation: the first example of the description. `unreached`: only a fault gives it.',
    ]),
    `export const examples: ${type} = ${constant(table)};\n`,
    comment(['What each operation does.']),
    `export const summaries: Readonly<Record<string, string>> = ${constant(summariesOf(operations))};\n`,
  ].join('\n');
}

function summariesOf(operations: readonly Operation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(operations.map(({ id, place }) => [id, text(place, 'summary') ?? id]));
}

const type =
  'Readonly<Record<string, Readonly<Record<number, { readonly headers?: Readonly<Record<string, string | number>>; readonly body?: unknown; readonly unreached?: boolean }>>>>';

function exampleOf(spec: Spec, status: number, reference: Place): object {
  const response = follow(spec, reference);
  const isUnreached = [reference, response].some((place) => child(place, 'x-unreached'));
  const headers = headersOf(spec, status, response);
  const [body] = entries(child(response, 'content')).flatMap(([, media]) => examplesOf(spec, media));
  return {
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body && { body: body.value }),
    ...(isUnreached && { unreached: true }),
  };
}

/** Headers that follow from the body; 304 has none. */
const computed = ['ETag', 'Content-Type', 'Content-Length'];

/**
 * The headers that every such answer has; those of a refusal for too many requests all belong to its example, but for a cookie:
 * that of the example would replace the one of the client's own session.
 */
function headersOf(spec: Spec, status: number, response: Place): Readonly<Record<string, unknown>> {
  const named = entries(child(response, 'headers')).flatMap(([name, reference]) => {
    const place = follow(spec, reference);
    const [example] = examplesOf(spec, place);
    const always = flag(place, 'required') || (status === 429 && name !== 'Set-Cookie');
    const belongs = always && (status === 304 || !computed.includes(name));
    return example && belongs ? [[name, example.value] as const] : [];
  });
  return Object.fromEntries(named);
}

/** The examples of a media type or of a header. */
function examplesOf(spec: Spec, place: Place): readonly Place[] {
  const one = child(place, 'example');
  const named = entries(child(place, 'examples')).map(([, reference]) => need(follow(spec, reference), 'value'));
  return one ? [one, ...named] : named;
}
