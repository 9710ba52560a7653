import createClient from 'openapi-fetch';
import type { paths } from '../../packages/sdk/src/generated/insforge/types.ts';
import { createInsforgeClient } from '../../packages/sdk/src/providers/insforge/index.ts';

/** The account whose reset is asked for. */
export const email = 'ada@example.com';

/** A way to make the one call that is compared: gives the body of the answer. */
export interface Contestant {
  readonly name: string;
  /** What a turn begins with, outside of the measured time. */
  prepare?(): void;
  call(): Promise<unknown>;
}

const PATH = '/api/auth/email/send-reset-password';

/** Ours, and what it is held against, all with one `fetch`. */
export function contestants(baseUrl: string, fetch: typeof globalThis.fetch): readonly Contestant[] {
  const insforge = createInsforgeClient({ baseUrl, fetch });
  const client = createClient<paths>({ baseUrl, fetch });
  return [
    { name: '@resetkit/sdk', call: async () => (await insforge.sendResetPasswordEmail({ email })).data },
    { name: 'openapi-fetch', call: async () => (await client.POST(PATH, { body: { email } })).data },
    {
      name: 'fetch',
      async call() {
        const headers = { 'Content-Type': 'application/json' };
        const response = await fetch(baseUrl + PATH, { method: 'POST', headers, body: JSON.stringify({ email }) });
        return response.json();
      },
    },
  ];
}
