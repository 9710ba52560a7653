import type { MockServer } from './server.ts';

/** Throws if one of these is not a mock server. `usage` is the correct call, for the message. */
export function checkMocks(mocks: readonly MockServer[], usage: string): void {
  for (const mock of mocks) {
    if (typeof mock === 'object' && mock !== null && typeof mock.handle === 'function') continue;
    const isProvider = typeof Object(mock).open === 'function';
    const what = Array.isArray(mock)
      ? 'a list'
      : isProvider
        ? 'a provider: createMockServer makes one of it'
        : `${mock}`;
    throw new Error(`Expected mock servers, as in ${usage}, not ${what}.`);
  }
}
