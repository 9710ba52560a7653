import { exchangeVectors } from '../../packages/mock-server/test/insforge/vectors/exchange.ts';
import { linkVectors } from '../../packages/mock-server/test/insforge/vectors/links.ts';
import { resetVectors } from '../../packages/mock-server/test/insforge/vectors/reset.ts';
import { sendVectors } from '../../packages/mock-server/test/insforge/vectors/send.ts';
import { clientOf as insforgeClient, start as startInsforge } from '../../packages/mock-server/test/insforge/world.ts';
import { passwords, resets } from '../../packages/mock-server/test/stack-auth/vectors/passwords.ts';
import { projectHeaders } from '../../packages/mock-server/test/stack-auth/vectors/project-headers.ts';
import { sessions, tokens } from '../../packages/mock-server/test/stack-auth/vectors/sessions.ts';
import { secondFactor, signInByMail } from '../../packages/mock-server/test/stack-auth/vectors/sign-in-by-mail.ts';
import { trustedDomains } from '../../packages/mock-server/test/stack-auth/vectors/trusted-domains.ts';
import { validation } from '../../packages/mock-server/test/stack-auth/vectors/validation.ts';
import {
  clientOf as stackAuthClient,
  start as startStackAuth,
} from '../../packages/mock-server/test/stack-auth/world.ts';
import { recoverVectors } from '../../packages/mock-server/test/supabase/vectors/recover.ts';
import { signUpAndMailVectors } from '../../packages/mock-server/test/supabase/vectors/sign-up.ts';
import { tokenVectors } from '../../packages/mock-server/test/supabase/vectors/token.ts';
import { userVectors } from '../../packages/mock-server/test/supabase/vectors/user.ts';
import { verifyVectors } from '../../packages/mock-server/test/supabase/vectors/verify.ts';
import { start as startSupabase, clientOf as supabaseClient } from '../../packages/mock-server/test/supabase/world.ts';
import { requestVectors } from '../../packages/mock-server/test/unleash/vectors/requests.ts';
import { start as startUnleash, clientOf as unleashClient } from '../../packages/mock-server/test/unleash/world.ts';

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** An error that a mock server has answered with: a status of 400 or more, and a JSON body. */
export interface MockError {
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Sends the requests of a provider's vectors to its mock server. `wrap` may replace the `fetch` of each mock server. */
export type VectorRun = (wrap: (fetch: Fetch) => Fetch) => Promise<unknown>;

/** The vectors by provider. */
export const vectorRuns = {
  insforge: (wrap) =>
    inTurn([...sendVectors, ...exchangeVectors, ...resetVectors, ...linkVectors], ({ options, settings, run }) => {
      const { mock } = startInsforge(options, settings);
      return run({ mock, ...insforgeClient(wrap(mock.fetch)) });
    }),
  'stack-auth': (wrap) =>
    inTurn(
      [
        ...[...projectHeaders, ...validation, ...resets, ...passwords, ...trustedDomains, ...signInByMail],
        ...[...secondFactor, ...sessions, ...tokens],
      ],
      ({ options, settings, run }) => {
        const { mock, store } = startStackAuth(options, settings);
        return run({ mock, store, ...stackAuthClient(wrap(mock.fetch)) });
      },
    ),
  supabase: (wrap) =>
    inTurn(
      [...recoverVectors, ...verifyVectors, ...tokenVectors, ...userVectors, ...signUpAndMailVectors],
      ({ options, settings, run }) => {
        const { mock } = startSupabase(options, settings);
        return run({ mock, ...supabaseClient(wrap(mock.fetch)) });
      },
    ),
  unleash: (wrap) =>
    inTurn(requestVectors, ({ options, settings, run }) => {
      const { mock } = startUnleash(options, settings);
      return run({ mock, ...unleashClient(wrap(mock.fetch)) });
    }),
} satisfies Readonly<Record<string, VectorRun>>;

/** Every error that a provider's mock server answers its vectors with, each once. */
export async function mockErrors(run: VectorRun): Promise<MockError[]> {
  const errors = new Map<string, MockError>();
  await run((fetch) => async (path, init) => {
    const response = await fetch(path, init);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const text = await response.clone().text();
    const { status } = response;
    if (status >= 400 && isJson && text)
      errors.set(`${path} ${status} ${text}`, { path, status, body: JSON.parse(text) });
    return response;
  });
  return [...errors.values()];
}

async function inTurn<Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await run(item);
}
