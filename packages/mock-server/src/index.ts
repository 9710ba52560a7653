export type { About, Connecting, ConnectingAccount, OfferedLimit, OfferedOperation } from './core/about/about.ts';
export type { BackendKey, Connect, Credentials, Reached, Snippet } from './core/about/connect.ts';
export type { AccountChange } from './core/account-change.ts';
export type { AccountInput, AccountView } from './core/accounts.ts';
export type { BackendTypes, OperationOf } from './core/backend-types.ts';
export type { ChangedPart, ChangeListener } from './core/changes/changed-part.ts';
export type { CheckResult, Checks, Finding, FindingKind } from './core/checks/finding.ts';
export type { Clock, ClockSetting, ClockState, Moment } from './core/clock.ts';
export type { CorsSetting } from './core/cors.ts';
export type { Delays } from './core/delays.ts';
export type { Duration } from './core/duration.ts';
export type { Cause } from './core/explain/cause.ts';
export type { Explanation, SecretEvent, SecretState } from './core/explain/explanation.ts';
export type { Fate } from './core/explain/fate.ts';
export type { Timeline, TimelineEntry } from './core/explain/timeline.ts';
export type {
  ArmedFault,
  CallFault,
  CallFaultOf,
  CallOf,
  DelayedMail,
  EveryCall,
  FailedMail,
  FaultEffect,
  FaultMatch,
  Faults,
  MailFault,
  MailMatch,
  OneCall,
  ReplyBodyOf,
  ResponsesOf,
  WithContent,
  WithResponses,
} from './core/faults/fault.ts';
export type { KeptFaults } from './core/faults/faults.ts';
export type { FetchInput } from './core/fetch-call.ts';
export type { FirstSituation, FirstState } from './core/first-state.ts';
export type { Journal, JournalWait } from './core/journal/journal.ts';
export type { JournalFilter, JournalRow } from './core/journal/journal-row.ts';
export type { LimitCounter } from './core/limit-counters.ts';
export type { LimitedAccount } from './core/limited-accounts.ts';
export type { HitLimit, Limits } from './core/limits.ts';
export { createMemoryStore } from './core/memory-store.ts';
export type { Mail, MailKind, Message } from './core/message.ts';
export { mailKinds } from './core/message.ts';
export type { MessageFilter, MessageWait } from './core/message-filter.ts';
export type { MockAccounts, SecondFactors } from './core/mock-accounts.ts';
export type { Awaitable, MockControl } from './core/mock-control.ts';
export { createMockServer } from './core/mock-server.ts';
export type { Outbox } from './core/outbox.ts';
export { prefixedStore } from './core/prefixed-store.ts';
export type { Provider } from './core/provider.ts';
export type { RandomState } from './core/random.ts';
export type { FixedWindow } from './core/rate-limiter.ts';
export type { ControlledMockServer, MockServer } from './core/server.ts';
export type { SessionCookie, Sessions, SessionTokens, SignedIn, StoredSession } from './core/sessions/session.ts';
export type { MockServerSettings, SettingsOf } from './core/settings.ts';
export type { ListedSituation, Situation, SituationRequest, Situations } from './core/situations/situation.ts';
export type { UsualName } from './core/situations/usual-scripts.ts';
export type { ServerSnapshot, Snapshot } from './core/snapshot/snapshot.ts';
export type { Change, Store } from './core/store.ts';
export type { Cut, WireReply, WireRequest } from './core/wire.ts';
