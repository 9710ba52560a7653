import type { BackendKey } from './about/connect.ts';
import { usualApp } from './about/usual-app.ts';
import type { Provider } from './provider.ts';

/** What is told of a provider with its default options before it is loaded. */
export interface Outline {
  /** The backend's name, for people. */
  readonly title: string;
  /** Name and version of the real server. */
  readonly imitates: string;
  /** The account that it starts with. */
  readonly demo: { readonly email: string; readonly password: string; readonly [field: string]: unknown };
  /** Keys, tokens and administrators. */
  readonly keys: readonly BackendKey[];
  /** A curl command that succeeds. `{baseUrl}` in it stands for the base URL. */
  readonly example: string;
  /** Where the vendor's own client is pointed, if that is not the base URL: with `{baseUrl}`, or `{origin}` for the origin of it. */
  readonly clientUrl?: string;
  /** The id of the provider that stores its accounts. */
  readonly behind?: string;
}

/** An outline whose texts are for a base URL. */
export function outlineAt(outline: Outline, baseUrl: string): Outline {
  const { example, clientUrl } = outline;
  const at = (text: string): string =>
    text.replaceAll('{baseUrl}', baseUrl).replaceAll('{origin}', () => new URL(baseUrl).origin);
  return { ...outline, example: at(example), ...(clientUrl !== undefined && { clientUrl: at(clientUrl) }) };
}

/** An outline whose texts name the place of an app in place of the usual one. */
export function outlineFor(outline: Outline, app: string): Outline {
  const { keys, example } = outline;
  const of = (text: string): string => text.replaceAll(usualApp, () => new URL(app).origin);
  return { ...outline, keys: keys.map((key) => ({ ...key, value: of(key.value) })), example: of(example) };
}

/** A provider that is loaded when it is needed. */
export interface RegisteredProvider {
  readonly outline: Outline;
  /** The function that makes it from its options. */
  load(): Promise<(options: object) => Provider>;
}
