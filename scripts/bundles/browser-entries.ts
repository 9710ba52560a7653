import { passwordResetPage } from './password-reset-page.ts';

/** Something that has to run in a browser. */
export interface BrowserEntry {
  readonly name: string;
  readonly code: string;
  /** The most that it may weigh, in bytes minified and gzipped. */
  readonly budget?: number;
  /** Files that must not be in it: their paths, relative to the root of the repository, match. */
  readonly without?: RegExp;
  /** Packages that a page has anyway; they are not counted. */
  readonly besides?: readonly string[];
}

/** How large a page for password resets may be with any backend: docs/decisions/openapi-fetch-carries-the-sdk.md. */
export const PAGE_BUDGET = 8_800;

/** How large the panel may be by itself: a page loads it when it is developed. */
const PANEL_BUDGET = 45_000;

/** A provider, and what its page may weigh, if it misses the budget. */
export interface Weighed {
  readonly id: string;
  readonly pageLimit?: number;
}

/** The SDK and the mock server with each provider, the SDK's hooks for React, and the mock server for MSW. */
export function browserEntries(providers: readonly Weighed[]): BrowserEntry[] {
  return [
    { name: 'sdk', code: all('@resetkit/sdk'), without: /\/(zod|providers|generated)\// },
    { name: 'sdk, React hooks', code: all('@resetkit/sdk/react'), besides: ['react'] },
    ...providers.flatMap(sdkEntries),
    ...providers.map(({ id }) => mockEntry(id, all('@resetkit/mock-server') + all(`@resetkit/mock-server/${id}`))),
    mockEntry('MSW', all('@resetkit/mock-server/msw')),
    mockEntry('MSW in browsers', all('@resetkit/mock-server/browser')),
    { ...mockEntry('panel', all('@resetkit/mock-server/panel')), budget: PANEL_BUDGET },
  ];
}

/** What an app uses of the SDK for one backend: no file of another backend, and zod for forms and schemas only. */
function sdkEntries({ id, pageLimit = PAGE_BUDGET }: Weighed): BrowserEntry[] {
  const others = `/sdk/src/(providers|generated)/(?!${id}/)`;
  const withoutZod = new RegExp(`${others}|/zod/`);
  const forms = all(`../sdk/src/providers/${id}/forms.ts`);
  return [
    { name: `sdk, ${id}`, code: all(`@resetkit/sdk/${id}`), without: withoutZod },
    {
      name: `sdk, ${id}, page`,
      code: passwordResetPage(id),
      without: withoutZod,
      budget: pageLimit,
    },
    { name: `sdk, ${id}, forms`, code: forms, without: new RegExp(`${others}|/schemas\\.ts$`) },
    { name: `sdk, ${id}, schemas`, code: all(`@resetkit/sdk/${id}/schemas`), without: new RegExp(others) },
  ];
}

/** The mock server uses generated code of the SDK only. (Schemas come from a module that exports forms too.) */
function mockEntry(name: string, code: string): BrowserEntry {
  return { name: `mock server, ${name}`, code, without: /\/sdk\/src\/(client|reset|common|forms|providers)\// };
}

function all(module: string): string {
  return `export * from '${module}';\n`;
}
