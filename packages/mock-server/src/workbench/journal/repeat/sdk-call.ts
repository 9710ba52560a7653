import type { JournalRow } from '../../../core/journal/journal-row.ts';
import type { CalledBackend } from './how-to-call.ts';
import { sentBody } from './sent-body.ts';
import { sentHeaders } from './sent-headers.ts';
import { sourceOf } from './source-text.ts';

/** What the SDK itself says of a body, or what only a browser may say. */
const ownHeaders = ['content-type', 'origin'];
/** Refused as it stands: the types refuse some of it, too. */
const malformed = [400, 413, 415, 422];

/**
 * A program that makes the same call with the SDK. `undefined` if the SDK has no method for it, or cannot send it: a path
 * without an operation, or a body that is no object.
 */
export function sdkCall(row: JournalRow, backend: CalledBackend): string | undefined {
  const { operation } = row;
  const body = sentBody(row);
  const fields = body.kind === 'json' ? body.value : body.kind === 'form' ? body.fields : {};
  if (operation === undefined || body.kind === 'text' || Array.isArray(fields) || Object(fields) !== fields)
    return undefined;
  const { inputHeaders, otherHeaders } = headersOf(row, backend, operation);
  const input = { ...row.path, ...queryOf(row.target, backend), ...inputHeaders, ...Object(fields) };
  const client = Object.fromEntries(
    backend.clientOptions.flatMap((name) => (name in backend.options ? [[name, backend.options[name]]] : [])),
  );
  const fits = row.response !== undefined && !malformed.includes(row.response.status);
  const given = `${sourceOf(input)}${fits ? '' : ' as never'}`;
  return [
    `import { createClient } from '@resetkit/sdk/${backend.id}';`,
    '',
    `const client = createClient(${sourceOf({ baseUrl: backend.baseUrl, ...client })});`,
    ...(backend.links.includes(operation)
      ? [
          `const url = client.${operation}(${given});`,
          `const response = await fetch(url, { redirect: 'manual' });`,
          'console.log(response.status);',
        ]
      : [
          `const { data, error } = await client.${operation}(${callOf(given, input, otherHeaders)});`,
          'console.log(data ?? error);',
        ]),
    '',
  ].join('\n');
}

function callOf(given: string, input: object, headers: Readonly<Record<string, string>>): string {
  if (Object.keys(headers).length > 0) return `${given}, ${sourceOf({ headers })}`;
  return Object.keys(input).length === 0 ? '' : given;
}

/** The headers that belong to the input, and those that the client does not send by itself. */
function headersOf(
  row: JournalRow,
  backend: CalledBackend,
  operation: string,
): Readonly<Record<'inputHeaders' | 'otherHeaders', Readonly<Record<string, string>>>> {
  const sent = sentHeaders(row);
  const known = valuesOf(backend);
  const ofInput = backend.headers[operation] ?? [];
  const isOther = ([name, value]: [string, string]): boolean =>
    !ownHeaders.includes(name) &&
    !known.includes(value.replace(/^Bearer /i, '')) &&
    !ofInput.some((one) => one.toLowerCase() === name);
  return {
    inputHeaders: Object.fromEntries(
      ofInput.flatMap((name) => {
        const value = sent[name.toLowerCase()];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    otherHeaders: Object.fromEntries(Object.entries(sent).filter(isOther)),
  };
}

/** The parameters of a query that the client does not send by itself. */
function queryOf(target: string, backend: CalledBackend): Readonly<Record<string, string>> {
  const at = target.indexOf('?');
  const known = valuesOf(backend);
  const pairs = at === -1 ? [] : [...new URLSearchParams(target.slice(at))];
  return Object.fromEntries(pairs.filter(([, value]) => !known.includes(value)));
}

/** What the client is told once, and sends with each call. */
function valuesOf({ options, clientOptions }: CalledBackend): readonly string[] {
  return clientOptions.map((name) => String(options[name]));
}
