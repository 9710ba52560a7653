import type { WireReply } from './wire.ts';

/** The cookies that one mock server has set, of all that are in MSW's jar. */
export interface JarCookies {
  remember(reply: WireReply): void;
  /**
   * A `Cookie` header as the client sent it, and with what this mock server has set, if the request takes cookies from a
   * jar. `undefined` if no cookie is left.
   */
  header(sent: string | undefined, takes: boolean): string | undefined;
}

/** A cookie of the jar as MSW 2 writes it: as it was set, with its attributes, which no client sends. */
const ofJar =
  /(?:^|; )([^=;]+=[^;]*)(?:; (?:(?:expires|max-age|domain|path|samesite|priority)=[^;]*|secure|httponly|partitioned))+/gi;

/**
 * In Node, MSW 2 has one jar for the whole process, and adds its cookies to the header of a request: a mock server would
 * get those that another one has set at its URL. MSW 3 has no jar there, as Node itself has none.
 */
export function jarCookies(): JarCookies {
  const own = new Set<string>();
  return {
    remember({ headers }) {
      for (let index = 0; index < headers.length; index += 2)
        if (headers[index]?.toLowerCase() === 'set-cookie') own.add(headers[index + 1]?.split(';', 1)[0] ?? '');
    },
    header(sent, takes) {
      const clean = sent?.replace(ofJar, (_, pair: string) => (takes && own.has(pair) ? `; ${pair}` : ''));
      return clean?.replace(/^; /, '') || undefined;
    },
  };
}
