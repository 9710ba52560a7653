import { appUrl } from '../core/app-url.ts';
import type { Delays } from '../core/delays.ts';
import { isToken } from '../http/own-token.ts';
import { defaultPort } from '../http.ts';
import { registry } from '../registry.ts';
import { messageOf } from './message-of.ts';
import { UsageError } from './usage-error.ts';

// Each reads the text of a flag, fills in its default, and throws a `UsageError` that says what the flag takes.

/** A port to listen on. */
export function port(value: string = String(defaultPort)): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not ${JSON.stringify(value)}.`);
  return number;
}

/** An address to listen on. */
export function host(value: string = '127.0.0.1'): string {
  if (value.trim() === '') throw new UsageError('--host takes an address such as 127.0.0.1 or 0.0.0.0.');
  return value;
}

/** Where state is kept, if anywhere. */
export function store(place: string | undefined): string | undefined {
  const isUrl = place?.includes('://') === true;
  if (place === undefined || (isUrl ? /^rediss?:\/\//.test(place) && URL.canParse(place) : place.trim() !== ''))
    return place;
  throw new UsageError(
    `--store takes a folder such as .resetkit, or a URL such as redis://localhost:6379, not ${JSON.stringify(place)}.`,
  );
}

/** A name without a port. */
export function hostName(name: string): string {
  if (/^[a-z\d._-]+$/i.test(name)) return name;
  throw new UsageError(
    `--allow-host takes a name without port such as mock or mock.internal, not ${JSON.stringify(name)}.`,
  );
}

/** A token that stands in a header as it is. */
export function token(value: string | undefined): string | undefined {
  if (value === undefined || isToken(value)) return value;
  throw new UsageError('--token and RESETKIT_TOKEN take letters, digits and -._~+/ without blanks.');
}

/** The id of a provider that there is. */
export function providerId(id: string): string {
  if (Object.hasOwn(registry, id)) return id;
  throw new UsageError(`--provider ${JSON.stringify(id)} is not known. Known: ${Object.keys(registry).join(', ')}.`);
}

/** One of some words; the first is the default. */
export function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  choices: readonly [Value, ...Value[]],
): Value {
  const found = choices.find((choice) => choice === (value ?? choices[0]));
  if (found === undefined)
    throw new UsageError(`--${name} takes ${choices.join(' or ')}, not ${JSON.stringify(value)}.`);
  return found;
}

/** How long answers take. */
export function delays(value: string = 'off'): Delays {
  if (value === 'off' || value === 'real') return value;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UsageError(`--delays takes off, real or milliseconds, not ${JSON.stringify(value)}.`);
}

/** An absolute URL of one of two protocols. */
export function url(
  name: string,
  value: string | undefined,
  protocols: readonly [string, string] = ['http', 'https'],
  example = 'http://localhost:7130',
): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))) return value;
  throw new UsageError(
    `--${name} takes an ${protocols.join(' or ')} URL such as ${example}, not ${JSON.stringify(withoutCredentials(value))}.`,
  );
}

/** Where the app is, without slashes at the end. */
export function app(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : appUrl(value);
  } catch (error) {
    throw new UsageError(`--app: ${messageOf(error)}`);
  }
}

/** A text without what stands before an `@` in it, as a URL has names and passwords. */
function withoutCredentials(text: string): string {
  const at = text.lastIndexOf('@');
  return at === -1 ? text : `…${text.slice(at)}`;
}
