export type { AccountInput, AccountView } from './core/accounts.ts';
export type { Clock, ClockSetting } from './core/clock.ts';
export type { CorsSetting } from './core/cors.ts';
export type { Delays } from './core/delays.ts';
export type { Duration } from './core/duration.ts';
export type { FetchInput } from './core/fetch.ts';
export type { Limits } from './core/limits.ts';
export { createMemoryStore } from './core/memory-store.ts';
export {
  type ControlledMockServer,
  createMockServer,
  type MockAccounts,
  type MockServer,
  type MockServerSettings,
} from './core/mock-server.ts';
export type { Mail, MailKind, Message, MessageFilter, MessageWait, Outbox } from './core/outbox.ts';
export type { Provider } from './core/provider.ts';
export type { FixedWindow } from './core/rate-limiter.ts';
export type { Change, Store } from './core/store.ts';
export type { WireReply, WireRequest } from './core/wire.ts';
