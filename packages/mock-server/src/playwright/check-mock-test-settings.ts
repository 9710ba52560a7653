import type { MockTestSettings } from './mock-test-settings.ts';

const names: Readonly<Record<keyof MockTestSettings<string>, true>> = {
  baseUrl: true,
  provider: true,
  token: true,
  fetch: true,
  ownPort: true,
};

/** Throws for an unknown setting, and for a provider, which `mockTest` of Vitest takes. */
export function checkMockTestSettings(settings: object): void {
  const known = Object.keys(names);
  const isObject = typeof settings === 'object' && settings !== null;
  const unknown = isObject ? Object.keys(settings).find((name) => !known.includes(name)) : undefined;
  if (isObject && unknown === undefined) return;
  const refused = unknown === undefined ? '' : ` It has no setting "${unknown}". Known: ${known.join(', ')}.`;
  throw new Error(
    `Playwright's mockTest takes the address of a server: { baseUrl: 'http://localhost:7357', provider: 'insforge' }.${refused}`,
  );
}
