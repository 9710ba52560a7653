import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { supabase } from '@resetkit/mock-server/supabase';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SituationScript } from '../../src/core/situations/situation.ts';
import { registry } from '../registry.ts';
import { start as startSupabase } from '../supabase/world.ts';

/** The headers that an app of each backend sends. */
function headersOf(options: object): Record<string, string> {
  const { anonKey, projectId, publishableClientKey } = { ...options } as Record<string, string>;
  return {
    'content-type': 'application/json',
    ...(anonKey && { apikey: anonKey }),
    ...(projectId && {
      'x-stack-access-type': 'client',
      'x-stack-project-id': projectId,
      'x-stack-publishable-client-key': publishableClientKey ?? '',
    }),
  };
}

describe.each(Object.entries(registry))('%s', (id, make) => {
  const provider = make({});
  const plan = provider.situations ?? expect.fail(id);
  const open = () => createMockServer(provider, { seed: [provider.demo], magicAddresses: true });
  const scripts = Object.entries<SituationScript>(plan.scripts).filter(
    ([, { options, limits }]) => !options && limits !== 'real',
  );

  /** Asks for a reset mail as an app does. */
  async function ask(mock: ReturnType<typeof open>, email: string): Promise<Response> {
    const options = await mock.options.get();
    const { target, json } = plan.ask({ email, options });
    const init = { method: 'POST', headers: headersOf(options), body: JSON.stringify(json) };
    return mock.fetch(target, init);
  }

  test.each(scripts.map(([name]) => name))('+%s: twice in a row, the answer is that of the situation', async (word) => {
    const mock = open();
    const email = `bob+${word}@example.com`;
    const { answer, mail } = await createMockServer(make({})).situations.make(word);
    const { facts } = await import(`../../../sdk/src/generated/${id}/reset-facts.ts`);
    const isRefused = word === 'rate-limited' && facts.tooSoon === 'refused';

    for (let time = 0; time < 2; time += 1) {
      const { status } = await ask(mock, email);
      const mails = await mock.outbox.list({ to: email });

      // Most backends say 429, and some 400.
      if (isRefused) expect([400, 429]).toContain(status);
      else expect(status).toBe(answer?.status);
      expect(mails.length > 0).toBe(mail !== undefined);
    }
  });

  test('+expired: the mail expired before now', async () => {
    const mock = open();

    await ask(mock, 'bob+expired@example.com');

    const { expiresAt } = await mock.outbox.waitFor({ to: 'bob+expired@example.com' });
    expect(Date.parse(expiresAt ?? '')).toBeLessThan(mock.clock.now());
  });

  test('+500, +lost and +bounce: the backend answers in its own words', async () => {
    const mock = open();
    const usual = await ask(mock, 'bob+fresh@example.com');
    await mock.outbox.clear();

    const [failed, lost, bounced] = [
      await ask(mock, 'bob+500@example.com'),
      await ask(mock, 'bob+lost@example.com'),
      await ask(mock, 'bob+bounce@example.com'),
    ];

    expect([failed.status, lost.status, bounced.status]).toEqual([500, usual.status, usual.status]);
    expect((await mock.outbox.list()).map(({ kind }) => kind)).toEqual(['bounce']);
  });
});

test('Supabase: the mailed token is bound to a challenge whose verifier no browser has', async () => {
  const { mock, post } = startSupabase({}, { magicAddresses: true });

  await post('/recover', { email: 'bob+other-browser@example.com', data: { kept: true } });

  const { token = '' } = await mock.outbox.waitFor();
  expect(token).toMatch(/^pkce_/);
});

test.each(['tampered', 'someone-elses', 'used', 'expired', 'account-gone'])(
  'Supabase: the code of +%s is refused',
  async (word) => {
    const { mock, post } = startSupabase({}, { magicAddresses: true });
    const email = `bob+${word}@example.com`;

    await post('/recover', { email });

    const { code, link = '', token = '?', html } = await mock.outbox.waitFor({ to: email });
    expect([link, html.includes(token)]).toEqual([expect.stringContaining(token), true]);
    expect((await post('/verify', { type: 'recovery', email, token: code })).status).toBe(403);
  },
);

test.each(['fresh', 'expired'])('AppHandoff: the link of +%s, where the project is served too', async (word) => {
  const project = createMockServer(supabase({ uriAllowList: ['**'] }));
  const mock = createMockServer(apphandoff(), { behind: project, magicAddresses: true });
  const server = await serve([project, mock], { port: 0 });
  onTestFinished(() => server.close());
  const email = `bob+${word}@example.com`;

  await fetch(`${server.baseUrlOf(mock)}/auth/send-password-reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });

  const { link = '' } = await mock.outbox.waitFor({ to: email });
  expect(link).toContain(server.baseUrlOf(project));
  const { headers } = await fetch(link, { redirect: 'manual' });
  expect(headers.get('location')).toContain(word === 'fresh' ? 'access_token=' : 'otp_expired');
});
