import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test, vi } from 'vitest';
import { registry } from '../registry.ts';
import { ada, eachWay } from './levers.ts';

eachWay(({ open }) => {
  test('tells what the backend offers, and how an app is pointed at it', async () => {
    const { mock } = await open();
    const { operations, situations, baseUrl, connect, ...about } = await mock.about();

    expect(about).toEqual({
      id: 'insforge',
      title: 'InsForge',
      imitates: 'InsForge 2.3.1',
      limits: [
        { name: 'send', max: 5, windowMs: 900_000 },
        { name: 'verify', max: 10, windowMs: 900_000 },
        { name: 'cooldown', max: 1, windowMs: 60_000 },
      ],
      hasSecondFactors: false,
      hasSessions: true,
    });
    expect(situations).toEqual(await mock.situations.list());
    expect(operations.find(({ id }) => id === 'exchangeResetPasswordToken')).toEqual({
      id: 'exchangeResetPasswordToken',
      method: 'POST',
      path: '/api/auth/email/exchange-reset-password-token',
      summary: 'Exchange a reset code for a reset token',
      statuses: [200, 400, 429, 500],
    });
    const json = "-H 'Content-Type: application/json'";
    const { snippets, ...texts } = connect;
    expect(texts).toEqual({
      keys: [
        { name: 'anon key', value: expect.stringMatching(/^anon_/) },
        { name: 'api key', value: expect.stringMatching(/^ik_/) },
        { name: 'root admin', value: 'admin / change-this-password' },
      ],
      account: {
        email: ada.email,
        password: ada.password,
        signIn: `curl -s ${baseUrl}/api/auth/sessions ${json} -d '${JSON.stringify({ email: ada.email, password: ada.password })}'`,
      },
      example: `curl -s ${baseUrl}/api/auth/email/send-reset-password ${json} -d '{"email":"ada@example.com"}'`,
    });
    expect(snippets.map(({ sdk }) => sdk)).toEqual(['@insforge/sdk', '@resetkit/sdk']);
  });

  test('names no account that is not there', async () => {
    const { mock } = await open();
    await mock.accounts.delete(ada.email);

    expect((await mock.about()).connect.account).toBeUndefined();
  });
});

/** A mock server of a backend with its demo account, on a port. */
async function served(id: string) {
  const provider = registry[id]?.({}) ?? expect.fail(id);
  const mock = createMockServer(provider, { seed: [provider.demo] });
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  return mock;
}

/** Sends what a curl command would, as a shell reads it. */
async function run(command: string): Promise<number> {
  const words = (command.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'));
  const headers = words.flatMap((word, index) =>
    words[index - 1] === '-H' ? [word.split(': ') as [string, string]] : [],
  );
  const body = words[words.indexOf('-d') + 1];
  const url = words.find((word) => word.startsWith('http')) ?? expect.fail(command);
  return (await fetch(url, { method: 'POST', headers, ...(body !== undefined && { body }) })).status;
}

test.each(Object.keys(registry))(
  'of %s, the commands ask for a reset mail and sign the first account in',
  async (id) => {
    const mock = await served(id);
    const { connect } = await mock.about();

    expect(await run(connect.example)).toBeLessThan(300);
    expect((await mock.outbox.waitFor({ to: 'ada@example.com' })).kind).toBe('password-reset');
    expect(await run(connect.account?.signIn ?? '')).toBeLessThan(300);
  },
);

/** The packages that a vendor's SDK has here, where it has several versions. */
const installed: Readonly<Record<string, string>> = { '@stackframe/js': 'stackframe-js-108' };

test.each(Object.keys(registry))('of %s, each program asks for a reset mail', async (id) => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const mock = await served(id);
  const { snippets } = (await mock.about()).connect;
  // Beside the packages of the vendor.
  const folder = mkdtempSync(join(import.meta.dirname, '..', id, '.programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));

  for (const [index, { sdk, code }] of snippets.entries()) {
    await mock.outbox.clear();
    const file = join(folder, `${index}.ts`);
    writeFileSync(file, code.replaceAll(`'${sdk}'`, `'${installed[sdk] ?? sdk}'`));
    await import(pathToFileURL(file).href);
    expect(await mock.outbox.list({ to: 'ada@example.com' }), sdk).toHaveLength(1);
  }
});

test.each(Object.keys(registry))(
  'of %s, commands, programs and situations name the app that the settings name',
  async (id) => {
    const provider = registry[id]?.({}) ?? expect.fail(id);
    const app = 'https://app.example.com';
    const mock = createMockServer(provider, { app, baseUrl: 'https://backend.test', seed: [provider.demo] });
    const { connect } = await mock.about();
    const { link = '' } = await mock.situations.make('fresh');

    expect(`${JSON.stringify(connect)} ${decodeURIComponent(link)}`).not.toContain('localhost:3000');
  },
);

test('commands and programs fit the options in force', async () => {
  const mock = createMockServer(insforge());
  await mock.options.set({
    resetPasswordMethod: 'link',
    allowedRedirectUrls: ['https://*.example.com', "https://app.example.com/it's"],
  });
  const { example, snippets } = (await mock.about()).connect;

  expect(example).toContain(`"redirectTo":"https://app.example.com/it'\\''s"`);
  expect(snippets[1]?.code).toContain("redirectTo: 'https://app.example.com/it\\'s'");
});

test('a backend whose accounts are stored elsewhere says where that is', async () => {
  const behind = createMockServer(supabase({ anonKey: 'the-anon-key' }), { baseUrl: 'http://project.test' });
  const mock = createMockServer(apphandoff(), { behind, baseUrl: 'http://apphandoff.test' });
  const { connect, hasSecondFactors } = await mock.about();

  expect(hasSecondFactors).toBe(true);
  expect(connect.snippets[0]?.code).toContain(
    "createClient({ baseUrl: 'http://apphandoff.test', supabase: createSupabaseClient({ baseUrl: 'http://project.test', anonKey: 'the-anon-key' }) })",
  );
});
