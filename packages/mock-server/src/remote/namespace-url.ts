import { withoutSlashes } from '../core/without-slashes.ts';

/** The URL of a server, or of a namespace on it. Throws if it is none: `localhost:7357` is a URL whose scheme is `localhost`. */
export function namespaceUrl(baseUrl: string, namespace: string | undefined): string {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new Error(
      `Expected the URL of a Resetkit server, such as http://localhost:7357, not ${JSON.stringify(baseUrl)}.`,
    );
  }
  const url = withoutSlashes(baseUrl);
  return namespace === undefined ? url : `${url}/@${namespace}`;
}
