import type { WireRequest } from './wire.ts';

/** Where clients reach a mock server: its URL, its prefix, and the URL of its backing server if that is served too. */
export type Place = Pick<WireRequest, 'baseUrl' | 'mount' | 'behindUrl'>;

/** The prefix of a base URL: its path without a slash at its end. */
export function mountOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).pathname.replace(/\/$/, '') : '';
}

/** The place of a mock server, which changes when it is served on a port. */
export interface CurrentPlace {
  get(): Place;
  set(place: Place): void;
}

/** The place of a mock server that is not served: its base URL. */
export function placeAt(baseUrl: string): CurrentPlace {
  let place: Place = { baseUrl: baseUrl === '*' ? 'http://localhost' : baseUrl, mount: mountOf(baseUrl) };
  return {
    get: () => place,
    set(next) {
      place = next;
    },
  };
}
