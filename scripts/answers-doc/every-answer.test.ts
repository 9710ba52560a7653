import { describe, expect, test } from 'vitest';
import { clientOf as insforgeClient, start as startInsforge } from '../../packages/mock-server/test/insforge.ts';
import { passwords, resets } from '../../packages/mock-server/test/stack-auth/tables/passwords.ts';
import { projectHeaders } from '../../packages/mock-server/test/stack-auth/tables/project-headers.ts';
import { sessions, tokens } from '../../packages/mock-server/test/stack-auth/tables/sessions.ts';
import { secondFactor, signInByMail } from '../../packages/mock-server/test/stack-auth/tables/sign-in-by-mail.ts';
import { trustedDomains } from '../../packages/mock-server/test/stack-auth/tables/trusted-domains.ts';
import { validation } from '../../packages/mock-server/test/stack-auth/tables/validation.ts';
import {
  clientOf as stackAuthClient,
  start as startStackAuth,
} from '../../packages/mock-server/test/stack-auth/world.ts';
import { start as startSupabase, clientOf as supabaseClient } from '../../packages/mock-server/test/supabase/start.ts';
import { recoverVectors } from '../../packages/mock-server/test/supabase/vectors/recover.ts';
import { signUpAndMailVectors } from '../../packages/mock-server/test/supabase/vectors/sign-up.ts';
import { tokenVectors } from '../../packages/mock-server/test/supabase/vectors/token.ts';
import { userVectors } from '../../packages/mock-server/test/supabase/vectors/user.ts';
import { verifyVectors } from '../../packages/mock-server/test/supabase/vectors/verify.ts';
import { start as startUnleash, clientOf as unleashClient } from '../../packages/mock-server/test/unleash.ts';
import { rows } from '../../packages/mock-server/test/unleash-table.ts';
import { exchangeVectors } from '../../packages/mock-server/test/vectors/exchange.ts';
import { linkVectors } from '../../packages/mock-server/test/vectors/links.ts';
import { resetVectors } from '../../packages/mock-server/test/vectors/reset.ts';
import { sendVectors } from '../../packages/mock-server/test/vectors/send.ts';
import { resetOperations as stackAuthTable } from '../../packages/sdk/src/generated/stack-auth/reset-operations.ts';
import { resetOperations as supabaseTable } from '../../packages/sdk/src/generated/supabase/reset-operations.ts';
import { readErrorBy as readErrorByStackAuth } from '../../packages/sdk/src/providers/stack-auth/read-error-by.ts';
import { RESET_MEANINGS as stackAuthMeanings } from '../../packages/sdk/src/providers/stack-auth/reset-meanings.ts';
import { readErrorBy as readErrorBySupabase } from '../../packages/sdk/src/providers/supabase/read-error-by.ts';
import { RESET_MEANINGS as supabaseMeanings } from '../../packages/sdk/src/providers/supabase/reset-meanings.ts';
import { readErrorOf } from '../generate-answers-doc.ts';

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What a mock has answered with, of 400 and up, in JSON. */
interface Heard {
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

type Play = (listen: (fetch: Fetch) => Fetch) => Promise<unknown>;

/** Everything that the vectors of a provider make its mock say. */
const plays = {
  insforge: (listen) =>
    inTurn([...sendVectors, ...exchangeVectors, ...resetVectors, ...linkVectors], ({ options, limits, run }) => {
      const { mock } = startInsforge(options, { ...(limits && { limits }) });
      return run({ mock, ...insforgeClient(listen(mock.fetch)) });
    }),
  'stack-auth': (listen) =>
    inTurn(
      [
        ...[...projectHeaders, ...validation, ...resets, ...passwords, ...trustedDomains, ...signInByMail],
        ...[...secondFactor, ...sessions, ...tokens],
      ],
      ({ options, settings, run }) => {
        const { mock, store } = startStackAuth(options, settings);
        return run({ mock, store, ...stackAuthClient(listen(mock.fetch)) });
      },
    ),
  supabase: (listen) =>
    inTurn(
      [...recoverVectors, ...verifyVectors, ...tokenVectors, ...userVectors, ...signUpAndMailVectors],
      ({ options, limits, run }) => {
        const { mock } = startSupabase(options, { ...(limits && { limits }) });
        return run({ mock, ...supabaseClient(listen(mock.fetch)) });
      },
    ),
  unleash: (listen) =>
    inTurn(rows, ({ method, path, json, text, headers }) => {
      const client = unleashClient(listen(startUnleash().mock.fetch));
      if (json === undefined) return client.send(method ?? 'GET', path, headers, text);
      const typed = { 'content-type': 'application/json', ...headers };
      return client.send(method ?? 'POST', path, typed, JSON.stringify(json));
    }),
} satisfies Readonly<Record<string, Play>>;

/** Each error in JSON that a provider's mock gives to its vectors. */
async function hear(play: Play): Promise<Heard[]> {
  const heard = new Map<string, Heard>();
  await play((fetch) => async (path, init) => {
    const response = await fetch(path, init);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const text = await response.clone().text();
    const { status } = response;
    if (status >= 400 && isJson && text)
      heard.set(`${path} ${status} ${text}`, { path, status, body: JSON.parse(text) });
    return response;
  });
  return [...heard.values()];
}

describe.each(Object.entries(plays))('%s', async (id, play) => {
  const readError = await readErrorOf(id);

  test('has no error in its vectors that the SDK would take for a stranger', async () => {
    const heard = await hear(play);

    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter(({ status, body }) => !readError(status, body))).toEqual([]);
  });
});

/** What no flow sends: another grant than a code's, or another address for the account. */
const isOfNoFlow = ({ path, body }: Heard) =>
  /token($|\?grant_type=(?!pkce))/.test(path) || Object(body).code === 'email_exists';

test.each([
  ['supabase', readErrorBySupabase(supabaseMeanings), supabaseTable],
  ['stack-auth', readErrorByStackAuth(stackAuthMeanings), stackAuthTable],
] as const)('%s: a small client reads the errors of a reset as the whole one does', async (id, readSmall, table) => {
  const readWhole = await readErrorOf(id);
  const paths = Object.values(table).map(({ path }) => path);
  const heard = (await hear(plays[id])).filter(
    (one) => paths.some((path) => one.path.startsWith(path)) && !isOfNoFlow(one),
  );
  const read = (readError: typeof readSmall) => heard.map(({ status, body }) => readError(status, body));

  expect(heard.length).toBeGreaterThan(30);
  expect(read(readSmall)).toEqual(read(readWhole));
});

async function inTurn<Item>(items: readonly Item[], play: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await play(item);
}
