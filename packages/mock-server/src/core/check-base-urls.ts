import type { MockServer } from './server.ts';

/** Throws if two mock servers are of one provider and have one base URL: the second one would never get a request. */
export function checkBaseUrls(mocks: readonly MockServer[]): void {
  for (const [index, { provider, baseUrl }] of mocks.entries()) {
    const isTwin = (other: MockServer): boolean => other.provider.id === provider.id && other.baseUrl === baseUrl;
    if (!mocks.slice(0, index).some(isTwin)) continue;
    throw new Error(
      `There are two mock servers of ${provider.id}, and one base URL for them: ${baseUrl}. Give each a baseUrl of its own.`,
    );
  }
}
