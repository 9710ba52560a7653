import type { JournalWait } from '../core/journal/journal.ts';
import type { JournalRow } from '../core/journal/journal-row.ts';
import type { Message } from '../core/message.ts';
import type { MessageFilter, MessageWait } from '../core/message-filter.ts';
import type { MockControl } from '../core/mock-control.ts';
import { unusedFaults } from './unused-faults.ts';

/** What a matcher tells its test runner: those of Vitest, Jest and Playwright agree on it. */
export interface MatcherResult {
  /** Whether it holds. */
  readonly pass: boolean;
  /** What to print if the test wanted the other. */
  message(): string;
}

/** What these test runners give to a matcher as `this`. */
export interface MatcherState {
  /** Whether the test says `.not`. */
  readonly isNot?: boolean;
}

/** A filter of mails whose purpose is known, and how long to wait for one. */
export type ResetMailWait = Omit<MessageWait, 'kind'>;

/** What a test expects of a mock server. Resolves when it holds; every call must be awaited. */
export interface ResetMatchers<R = unknown> {
  /**
   * A mail for a password reset was sent, or is within `timeout` (default: 3 seconds of real time). With `.not` it looks
   * once. It takes no mail away from `waitFor`.
   */
  toHaveSentResetMail(wait?: ResetMailWait): R;
  /** The same for a mail of any purpose. */
  toHaveSentMail(wait?: MessageWait): R;
  /** No mail that matches was sent. It looks once. */
  toHaveSentNoMail(filter?: MessageFilter): R;
  /**
   * A request that matches was received, or is within `timeout` (default: 3 seconds of real time). With `.not` it looks once.
   * It takes no request away from `waitFor`.
   */
  toHaveReceived(wait?: JournalWait): R;
  /** Every fault that was added has happened. It looks once. */
  toHaveUsedAllFaults(): R;
}

type Matchers = {
  readonly [Name in keyof ResetMatchers]: (
    this: MatcherState,
    mock: MockControl,
    ...given: Parameters<ResetMatchers[Name]>
  ) => Promise<MatcherResult>;
};

/** The matchers, for `expect.extend`. */
export const resetMatchers: Matchers = {
  toHaveSentResetMail(mock, wait) {
    return sentMail(mock, { ...wait, kind: 'password-reset' }, this.isNot);
  },
  toHaveSentMail(mock, wait) {
    return sentMail(mock, wait, this.isNot);
  },
  async toHaveSentNoMail(given, filter) {
    const mock = checkedMock(given, 'toHaveSentNoMail');
    const [mail] = await mock.outbox.list(filter);
    return result(mail === undefined, () =>
      mail ? `Expected no mail${like(filter)}, but there is one: ${named(mail)}.` : `Expected a mail${like(filter)}.`,
    );
  },
  async toHaveReceived(given, wait = {}) {
    const mock = checkedMock(given, 'toHaveReceived');
    const { timeout = '3s', signal: _, ...filter } = wait;
    const [row] = await mock.journal.list({ ...wait, timeout: this.isNot ? 0 : timeout });
    const seen = row ? [] : (await mock.journal.list()).slice(0, shown);
    return result(row !== undefined, () =>
      row ? `Expected no request${like(filter)}, but: ${called(row)}.` : missing('request', filter, seen.map(called)),
    );
  },
  async toHaveUsedAllFaults(given) {
    const mock = checkedMock(given, 'toHaveUsedAllFaults');
    const unused = await mock.faults.unused();
    return result(unused.length === 0, () =>
      unused.length === 0 ? 'Expected a fault that never happens.' : unusedFaults(unused),
    );
  },
};

/** How many mails or requests a message names. */
const shown = 5;

async function sentMail(given: MockControl, wait: MessageWait = {}, isNot = false): Promise<MatcherResult> {
  const mock = checkedMock(given, wait.kind === 'password-reset' ? 'toHaveSentResetMail' : 'toHaveSentMail');
  const { timeout = '3s', signal: _, ...filter } = wait;
  const [mail] = await mock.outbox.list({ ...wait, timeout: isNot ? 0 : timeout });
  const others = mail ? [] : (await mock.outbox.list()).slice(0, shown);
  return result(mail !== undefined, () =>
    mail
      ? `Expected no mail${like(filter)}, but there is one: ${named(mail)}.`
      : missing('mail', filter, others.map(named)),
  );
}

/** Throws if a test expects something of anything else: a matcher would fail with an error that says nothing. */
function checkedMock(given: unknown, matcher: string): MockControl {
  if (typeof given === 'object' && given !== null && 'outbox' in given && 'faults' in given)
    return given as MockControl;
  throw new TypeError(
    `${matcher} is for mock servers: expect(mock).${matcher}(…), where createMockServer or createMockControl made mock.`,
  );
}

function result(pass: boolean, message: () => string): MatcherResult {
  return { pass, message };
}

function missing(what: string, filter: object, seen: readonly string[]): string {
  const lines = seen.length > 0 ? seen.map((line) => `  ${line}`) : ['  none'];
  return [`Expected a ${what}${like(filter)}. There were, newest first:`, ...lines].join('\n');
}

/** A filter in words. */
function like(filter: object = {}): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : ` with ${given.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}`;
}

function named({ kind, to, subject }: Message): string {
  return `${kind} to ${to}: ${subject}`;
}

function called({ method, target, response }: JournalRow): string {
  return `${method} ${target} → ${response?.status ?? 'cut'}`;
}
