import type { ControlSettings } from '../remote/remote.ts';

/** Where the server is, and how each test gets its part of it. */
export interface MockTestSettings<Id extends string> extends Omit<ControlSettings<Id>, 'namespace'> {
  /**
   * Whether each test gets a port of its own, for clients that drop the path of a base URL, such as InsForge's SDK. Default:
   * `false`, it gets a path, `/@…`.
   */
  readonly ownPort?: boolean;
}
