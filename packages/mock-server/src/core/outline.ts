import type { BackendKey } from './about/connect.ts';
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
  /** The id of the provider that stores its accounts. */
  readonly behind?: string;
}

/** The command of an outline for a base URL. */
export function exampleAt({ example }: Pick<Outline, 'example'>, baseUrl: string): string {
  return example.replaceAll('{baseUrl}', baseUrl);
}

/** A provider that is loaded when it is needed. */
export interface RegisteredProvider {
  readonly outline: Outline;
  /** The function that makes it from its options. */
  load(): Promise<(options: object) => Provider>;
}
