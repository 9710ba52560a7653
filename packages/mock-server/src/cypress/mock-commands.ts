import type { BackendTypes } from '../core/backend-types.ts';
import type { MockControl } from '../core/mock-control.ts';
import type { ProviderTypes } from '../provider-types.ts';
import { createMockControl } from '../remote/create-mock-control.ts';
import type { Remote, TypesOf } from '../remote/remote.ts';
import type { MockCall } from './mock-call.ts';

/** What methods give, as Cypress's commands give it: by `.then(…)`, and `null` in place of nothing. */
export type InCypress<Members> = {
  readonly [Name in keyof Members]: Members[Name] extends (...args: infer Args) => infer Given
    ? (...args: Args) => Cypress.Chainable<OrNull<Awaited<Given>>>
    : InCypress<Members[Name]>;
};

/** What a task of Cypress gives: `null` in place of nothing. */
export type OrNull<T> = T extends string | number | boolean | object | null ? T : null;

/** A mock server on a port, as a spec of Cypress steers it. */
export type MockCommands<T extends BackendTypes = BackendTypes> = InCypress<
  Omit<MockControl<T> & Remote<T>, 'namespace' | 'backendUrl'>
>;

/**
 * The calls of `createMockControl` as commands of Cypress, for specs: each is put into Cypress's queue, and runs as the task
 * of `resetkitTasks`. Arguments and answers travel as JSON.
 *
 * @example
 * const mock = mockCommands('insforge');
 * mock.situations.make('expired').then(({ email, code }) => { … });
 */
export function mockCommands<Id extends keyof ProviderTypes & string>(
  provider: Id,
  { namespace }: { readonly namespace?: string } = {},
): MockCommands<TypesOf<Id>> {
  const call = (name: string, args: readonly unknown[]): unknown =>
    cypress().task('resetkit', { provider, ...(namespace !== undefined && { namespace }), name, args });
  // It is never called, and only says which calls there are.
  const { namespace: _, ...control } = createMockControl({ baseUrl: 'http://localhost', provider });
  return commandsOf(control, '', call) as MockCommands<TypesOf<Id>>;
}

function commandsOf(members: object, path: string, call: (name: string, args: readonly unknown[]) => unknown): object {
  const commands = Object.entries(members)
    .filter(([, member]) => typeof member !== 'string')
    .map(([name, member]) => [
      name,
      typeof member === 'function'
        ? (...args: readonly unknown[]) => call(`${path}${name}`, args)
        : commandsOf(member, `${path}${name}.`, call),
    ]);
  return Object.fromEntries(commands);
}

/** Cypress's `cy`, as far as it is used. */
interface Cy {
  task(name: 'resetkit', call: MockCall): unknown;
}

function cypress(): Cy {
  const { cy } = globalThis as { readonly cy?: Cy };
  if (cy) return cy;
  throw new Error(
    'mockCommands is for specs that Cypress runs. Elsewhere: createMockControl of @resetkit/mock-server/control.',
  );
}

declare global {
  // Cypress's own declarations are merged with this one. Ours must not need them: they declare globals such as `expect`.
  // biome-ignore lint/style/noNamespace: it is one.
  namespace Cypress {
    // biome-ignore lint/suspicious/noExplicitAny: a declaration that is merged has the parameters of the other one.
    interface Chainable<Subject = any> {}
  }
}
