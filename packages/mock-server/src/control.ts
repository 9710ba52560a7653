export type { ChangedPart, ChangeListener } from './core/changes/changed-part.ts';
export type { Awaitable, MockControl } from './core/mock-control.ts';
export type { ServerSnapshot, Snapshot } from './core/snapshot/snapshot.ts';
export type {
  ControlSettings,
  OpenedNamespace,
  Remote,
  RemoteNamespaces,
  TypesOf,
} from './remote/create-mock-control.ts';
export { createMockControl } from './remote/create-mock-control.ts';
