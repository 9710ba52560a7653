import { type ControlApi, dataOf, wasThere } from '../../remote/control-api.ts';
import type { Namespaces } from '../source.ts';

/**
 * The namespaces of a server. `root` is its URL, without a slash at its end, and `api` the control API there: namespaces have
 * none themselves.
 */
export function servedNamespaces(root: string, current: string, api: ControlApi): Namespaces {
  return {
    current,
    async list() {
      const { namespaces } = await dataOf(api.GET('/_resetkit/namespaces'));
      return namespaces.map(({ name }) => name);
    },
    async open(name) {
      await dataOf(api.POST('/_resetkit/namespaces', { body: { name } }));
    },
    drop: (name) =>
      wasThere(api.DELETE('/_resetkit/namespaces', { params: { query: { name } } }), () =>
        api.GET('/_resetkit/health'),
      ),
    addressOf: (name) => (name === '' ? `${root}/` : `${root}/@${name}/`),
  };
}

/** The URL of the server, and the name of the namespace, in the URL of a world. */
export function placeOf(baseUrl: string): { readonly root: string; readonly current: string } {
  const [, root = baseUrl, current = ''] = /^(.*)\/@([^/]+)$/.exec(baseUrl) ?? [];
  return { root, current };
}
