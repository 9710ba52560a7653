import { createAccess } from './control/access.ts';
import { checkMocks } from './core/check-mocks.ts';
import { checkedName } from './core/namespaces.ts';
import type { ControlledMockServer } from './core/server.ts';
import { defaultPort, listenFor, patienceOf } from './http/listen-for.ts';
import { type MockSource, madeSource } from './http/mock-source.ts';
import { tokenFor } from './http/own-token.ts';
import type { HttpServer, ServeSettings } from './http/serve-settings.ts';
import { type MakeWorld, namespacedWorld, type OwnPort, servedNamespaces, servedWorld } from './http/served-world.ts';
import { warnInProduction } from './http/warn-in-production.ts';

export { defaultPort } from './http/listen-for.ts';
export type { HttpServer, ServeSettings } from './http/serve-settings.ts';

/**
 * Puts mock servers on a port: the inbox page at `/`, the control API under `/_resetkit/`, each backend under
 * `/{provider}/`. Takes one mock server or several, each of another provider. Rejects with a sentence that says what to
 * do, for example if the port is in use. Warns on the console if `NODE_ENV` is `production`.
 *
 * @example
 * const server = await serve([mock], { port: 0 });
 * await fetch(`${server.baseUrlOf(mock)}/api/auth/public-config`);
 * await server.close();
 */
export async function serve(
  served: ControlledMockServer | readonly ControlledMockServer[],
  settings: ServeSettings = {},
): Promise<HttpServer> {
  const mocks: readonly ControlledMockServer[] = [served].flat();
  checkMocks(mocks, 'serve([mock])');
  return serveSources(mocks.map(madeSource), settings);
}

/**
 * Puts mock servers on a port of which some are made when a request needs them.
 *
 * @internal
 */
export async function serveSources(sources: readonly MockSource[], settings: ServeSettings = {}): Promise<HttpServer> {
  warnInProduction();
  const { host = '127.0.0.1', publicUrl, atRoot = false, namespace } = settings;
  const rules = { token: tokenFor(host, settings.token), allowedHosts: [host, ...(settings.allowHosts ?? [])] };
  const publicOrigin = publicUrl === undefined ? undefined : originOf(publicUrl);
  if (namespace !== undefined) checkedName(namespace);
  checkPrefixes(sources);
  const isAtRoot = atRoot && sources.length === 1;
  const patience = patienceOf(settings);
  const open = (port: number, origin: string | undefined, world: MakeWorld): Promise<OwnPort> =>
    listenFor({ port, host, isAtRoot, patience }, origin, (own) => world(own, createAccess({ ...rules, origin: own })));
  let namespaces: ReturnType<typeof servedNamespaces> | undefined;
  const main = await open(settings.port ?? defaultPort, publicOrigin, (origin, access) => {
    if (namespace !== undefined) return namespacedWorld(sources, access, namespace, origin);
    // A port of its own has an origin of its own, which no public URL stands for.
    namespaces = servedNamespaces(sources, origin, access, (port, world) => open(port, undefined, world));
    return servedWorld(sources, origin, access, namespaces);
  });
  return {
    url: main.url,
    port: main.port,
    token: rules.token,
    baseUrls: Object.fromEntries(sources.map(({ id }) => [id, `${main.url}/${id}`])),
    baseUrlOf: ({ provider }) => `${main.url}/${provider.id}`,
    async close() {
      await namespaces?.close();
      await main.close();
    },
    async finish() {
      await Promise.all([namespaces?.finish(), main.finish()]);
    },
  };
}

function checkPrefixes(sources: readonly MockSource[]): void {
  const ids = sources.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new Error(`There are two mock servers of ${twice}, and one prefix for them. Serve each on a port of its own.`);
}

function originOf(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(
    `The public URL is an origin, such as https://mock.example.com:8443, and has no path. It is not ${JSON.stringify(publicUrl)}.`,
  );
}
