export type { About, Connecting, OfferedLimit, OfferedOperation } from './core/about/about.ts';
export type { BackendKey, Snippet } from './core/about/connect.ts';
export type { ChangedPart, ChangeListener } from './core/changes/changed-part.ts';
export type { LimitCounter } from './core/limit-counters.ts';
export type { Awaitable, MockControl } from './core/mock-control.ts';
export type { ServerSnapshot, Snapshot } from './core/snapshot/snapshot.ts';
export { createMockControl } from './remote/create-mock-control.ts';
export type {
  ControlSettings,
  OpenedNamespace,
  Remote,
  RemoteNamespaces,
  TypesOf,
} from './remote/remote.ts';
