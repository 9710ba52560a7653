import type { MockControl } from '../core/mock-control.ts';

/** A mock server whose waits end with a test. */
export interface LentWaits<Mock> {
  readonly mock: Mock;
  /**
   * Ends the waits that are still open. In a test that has not failed they reject with what to do: nobody has awaited them.
   * In one that has they settle no more, since their error would stand beside the one that matters.
   */
  end(hasFailed: boolean): void;
}

/** Lends the waits of a mock server to a test. */
export function lendWaits<Mock extends Pick<MockControl, 'outbox' | 'journal'>>(mock: Mock): LentWaits<Mock> {
  const open = new Set<(hasFailed: boolean) => void>();
  const lent =
    <Given extends readonly unknown[], Found>(call: string, wait: (...given: Given) => Promise<Found>) =>
    (...given: Given): Promise<Found> => {
      // Made here, so that its stack has the line of the test.
      const late = new Error(`The test ended before ${call} did. Write await in front of it.`);
      return new Promise<Found>((resolve, reject) => {
        const end = (hasFailed: boolean): void => {
          if (!hasFailed) reject(late);
        };
        open.add(end);
        wait(...given).then(
          (found) => open.delete(end) && resolve(found),
          (error) => open.delete(end) && reject(error),
        );
      });
    };
  const { outbox, journal } = mock;
  return {
    mock: {
      ...mock,
      outbox: {
        ...outbox,
        list: lent('a matcher for mails, or outbox.list(…),', outbox.list),
        waitFor: lent('outbox.waitFor(…)', outbox.waitFor),
      },
      journal: {
        ...journal,
        list: lent('a matcher for requests, or journal.list(…),', journal.list),
        waitFor: lent('journal.waitFor(…)', journal.waitFor),
      },
    },
    end(hasFailed) {
      const ended = [...open];
      open.clear();
      for (const end of ended) end(hasFailed);
    },
  };
}
