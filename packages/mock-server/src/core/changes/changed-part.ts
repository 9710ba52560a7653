/** What can change in a mock server, by the names of its members, in the order in which notices have them. */
export const changedParts = [
  'outbox',
  'accounts',
  'clock',
  'options',
  'limits',
  'delays',
  'codes',
  'faults',
  'journal',
  'namespaces',
] as const;

/**
 * A part of a mock server that changed, by the name of the member that reads it. `accounts` stands for their sessions and second
 * factors too, `limits` for the setting and its counters.
 */
export type ChangedPart = (typeof changedParts)[number];

/** Is called with the parts that changed. */
export type ChangeListener = (changed: readonly ChangedPart[]) => void;
