import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpec } from './generate/load-spec.ts';
import { need, number, refuse, text } from './generate/place.ts';

/** A backend that is described, called by the SDK and mocked. */
export interface ListedProvider {
  /** The name of its folders and of its description: `stack-auth`. */
  readonly id: string;
  /** The id as code spells it, which is the name of the mock server's function: `stackAuth`. */
  readonly identifier: string;
  /** The product's own name, the title of its description: `Stack Auth`. */
  readonly title: string;
  /** Its place where the order is one of importance, as in the command line's help: `order` of `x-reset`, or last. */
  readonly order: number;
}

const MOCK_PROVIDERS = 'packages/mock-server/src/providers';

/**
 * The providers of a repository, by id. A provider is a folder of the mock server with an `index.ts`; everything that
 * depends on which providers there are comes from this list. Throws if such a provider has no description or no client.
 */
export function listProviders(root: string): ListedProvider[] {
  const ids = readdirSync(join(root, MOCK_PROVIDERS)).filter((id) =>
    existsSync(join(root, MOCK_PROVIDERS, id, 'index.ts')),
  );
  return ids.toSorted().map((id) => {
    for (const path of [`openapi/${id}.yaml`, `packages/sdk/src/providers/${id}/index.ts`])
      if (!existsSync(join(root, path))) throw new Error(`The provider ${id} has no ${path}`);
    const { root: spec } = loadSpec(join(root, 'openapi', `${id}.yaml`));
    const title = text(need(spec, 'info'), 'title') ?? refuse(spec, 'info has no "title"');
    const order = number(need(spec, 'x-reset'), 'order') ?? Number.POSITIVE_INFINITY;
    return { id, identifier: camelCase(id), title, order };
  });
}

function camelCase(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
