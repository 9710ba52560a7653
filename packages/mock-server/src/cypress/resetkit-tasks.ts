import { createMockControl } from '../remote/create-mock-control.ts';
import { namespaceUrl } from '../remote/namespace-url.ts';
import type { ControlSettings } from '../remote/remote.ts';
import type { MockCall } from './mock-call.ts';

/** Where the server is. */
export type TaskSettings = Omit<ControlSettings<string>, 'provider' | 'namespace'>;

/** What `on('task', …)` takes. It must be a type: an interface does not fit Cypress's `Tasks`. */
export type ResetkitTasks = {
  /** Makes one call of a mock server. Resolves to `null` where that gives nothing: Cypress takes no `undefined`. */
  resetkit(call: MockCall): Promise<unknown>;
};

/**
 * The task that does in Node what `mockCommands` asks for in specs: pages of any site, and servers with a token, are then no
 * matter. For `setupNodeEvents` in `cypress.config.ts`. Throws if the URL is wrong.
 *
 * @example
 * setupNodeEvents(on) {
 *   on('task', resetkitTasks({ baseUrl: 'http://localhost:7357' }));
 * }
 */
export function resetkitTasks(settings: TaskSettings): ResetkitTasks {
  namespaceUrl(settings.baseUrl, undefined);
  return {
    async resetkit({ provider, namespace, name, args }) {
      const control = createMockControl({
        ...settings,
        provider,
        ...(namespace !== undefined && { namespace }),
      });
      return (await methodOf(control, name)(...args)) ?? null;
    },
  };
}

/** The method of this name, such as `situations.make`. Throws if there is none. */
function methodOf(control: object, name: string): (...args: readonly unknown[]) => unknown {
  const found = name.split('.').reduce<unknown>(memberOf, control);
  if (typeof found === 'function') return (...args) => found(...args);
  throw new TypeError(
    `A mock server has no call ${name}: spec and task must be of one version of @resetkit/mock-server.`,
  );
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
