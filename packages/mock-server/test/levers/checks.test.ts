import { createMockServer, type Provider } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, onTestFinished, test } from 'vitest';
import { worlds } from '../flow/backends.ts';
import { email, newPassword, oldPassword, page } from '../flow/world.ts';
import type { Spec } from '../read-spec.ts';
import { registry } from '../registry.ts';
import { ada, askForReset, eachWay, exchangeCode, json, resetPassword } from './levers.ts';

const unknown = 'nobody@example.com';
const settings = { seed: [{ email, password: oldPassword }] };

const revealing: readonly (readonly [title: string, provider: Provider, found: readonly string[]])[] = [
  ['InsForge', insforge(), []],
  ['InsForge whose mail fails', insforge({ mail: 'unreachable' }), ['status sendResetPasswordEmail']],
  ['Supabase', supabase(), ['status resetPasswordForEmail']],
  ['Supabase with a captcha', supabase({ securityCaptchaEnabled: true }), ['status resetPasswordForEmail']],
  ['AppHandoff', apphandoff(), []],
  ['Stack Auth', stackAuth(), ['time sendForgotPasswordEmail', 'time sendForgotPasswordEmail']],
  [
    'Unleash below a path',
    unleash({ baseUriPath: '/unleash' }),
    ['status sendResetPasswordEmail', 'status sendResetPasswordEmail'],
  ],
  ['Unleash', unleash(), ['status sendResetPasswordEmail', 'status sendResetPasswordEmail']],
];

test.each(revealing)(
  'enumeration of %s finds what tells accounts apart, and changes nothing',
  async (_title, provider, found) => {
    const mock = createMockServer(provider, settings);
    onTestFinished(() => mock.close());
    const before = await mock.accounts.list();

    const { ok, findings } = await mock.checks.enumeration({ known: email, unknown });

    expect(findings.map(({ kind, operation }) => `${kind} ${operation}`)).toEqual(found);
    expect(ok).toBe(found.length === 0);
    for (const { rows } of findings) expect(rows.map((row) => row.email)).toEqual([email, unknown]);
    expect([await mock.accounts.list(), await mock.outbox.list(), await mock.journal.list()]).toEqual([before, [], []]);
  },
);

test('enumeration says in a sentence what it found', async () => {
  const mock = createMockServer(supabase(), settings);
  onTestFinished(() => mock.close());

  const [finding] = (await mock.checks.enumeration({ known: email, unknown })).findings;

  expect(finding?.sentence).toBe(
    'Asked again at once, resetPasswordForEmail answers 429 for ada@example.com, which has an account, and 200 for nobody@example.com, which has none.',
  );
});

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));

test.each(all)(
  '$name: a reset and sign-ins as they are meant to be leak nothing, and are answered as described',
  async ({ open }) => {
    const world = await open('in-process');
    const reset: AnyPasswordReset = world.flow();
    const { data } = await reset.request({ email, redirectTo: page });
    if (data?.next === 'code') await reset.exchange?.(await world.code());
    else reset.readLink(await world.follow());
    await reset.confirm({ newPassword });
    await world.signIn(oldPassword);
    await world.signIn(newPassword);

    expect(await world.mock.checks.leaks()).toEqual({ ok: true, findings: [] });
    for (const mock of [world.mock, ...(world.mock.behind ? [world.mock.behind] : [])]) {
      const { findings } = await mock.checks.coverage();
      expect(findings.filter(({ kind }) => kind !== 'never-met')).toEqual([]);
    }
  },
);

eachWay(({ open }) => {
  test('enumeration refuses accounts that it cannot compare', async () => {
    const { mock } = await open();

    await expect(mock.checks.enumeration({ known: unknown, unknown })).rejects.toThrow(
      `Expected an account as known: ${unknown} has none.`,
    );
    await expect(mock.checks.enumeration({ known: ada.email, unknown: ada.email })).rejects.toThrow(
      `Expected no account as unknown: ${ada.email} has one.`,
    );
    expect(await mock.checks.enumeration({ known: ada.email, unknown })).toEqual({ ok: true, findings: [] });
  });

  test('leaks finds a secret in a query, a Referer, an answer and a line of a log, and does not repeat it', async () => {
    const levers = await open();
    await askForReset(levers);
    const { code = '' } = await levers.mock.outbox.waitFor();
    await exchangeCode(levers, code);
    await levers.send(`/api/auth/public-config?password=${ada.password}`);
    await levers.send('/api/auth/sessions', json({ email: ada.email, password: ada.password }));
    await levers.send('/api/auth/public-config', { headers: { Referer: `http://localhost:3000/reset?code=${code}` } });
    const body = { error: 'X', message: `Wrong: ${code}`, statusCode: 400 };
    await levers.mock.faults.add({ operation: 'getPublicAuthConfig', status: 400, body });
    await levers.send('/api/auth/public-config');

    const { ok, findings } = await levers.mock.checks.leaks({ lines: ['started', `code ${code} was typed`] });

    expect(ok).toBe(false);
    expect(findings.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['query', `GET getPublicAuthConfig (row 3) has a password of ${ada.email} in the query of its URL.`],
      [
        'referer',
        `GET getPublicAuthConfig (row 5) has the code of a password-reset mail to ${ada.email} in its header Referer.`,
      ],
      [
        'answer',
        `GET getPublicAuthConfig (row 6) has the code of a password-reset mail to ${ada.email} in its answer, for which it was not made.`,
      ],
      ['log', `Line 2 of the log has the code of a password-reset mail to ${ada.email}.`],
    ]);
    const [row] = findings[0]?.rows ?? [];
    expect(row?.target).toBe('/api/auth/public-config?password=[hidden]');
  });

  test('leaks finds a token of a session in an answer that it was not made for', async () => {
    const levers = await open();
    const { accessToken } = await (
      await levers.send('/api/auth/sessions', json({ email: ada.email, password: ada.password }))
    ).json();
    const bearer = { headers: { authorization: `Bearer ${accessToken}` } };
    await levers.send('/api/auth/sessions', json({ email: ada.email, password: ada.password }));
    const body = { error: 'X', message: `Token: ${accessToken}`, statusCode: 400 };
    await levers.mock.faults.add({ operation: 'getPublicAuthConfig', status: 400, body });
    await levers.send('/api/auth/public-config', bearer);
    await levers.send('/api/auth/public-config');

    const { findings } = await levers.mock.checks.leaks();

    expect(findings.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      [
        'answer',
        `GET getPublicAuthConfig (row 4) has a token of ${ada.email} in its answer, for which it was not made.`,
      ],
    ]);
  });

  test('coverage lists the statuses that were never met, and answers that are not as described', async () => {
    const levers = await open();
    await askForReset(levers);
    await resetPassword(levers, 'Difference-Engine-1822');
    await levers.mock.faults.add({ operation: 'resetPassword', status: 400, body: { error: 7 } });
    await levers.send('/api/auth/email/reset-password', json({}));

    const { ok, findings } = await levers.mock.checks.coverage({ operations: ['resetPassword'] });

    expect(ok).toBe(false);
    expect(findings.map(({ kind, operation, sentence }) => [kind, operation, sentence])).toEqual([
      [
        'differs',
        'resetPassword',
        expect.stringMatching(/^resetPassword \(row 4\) was answered 400 with another body than the description has/),
      ],
      ['never-met', 'resetPassword', 'No request met resetPassword 429.'],
      ['never-met', 'resetPassword', 'No request met resetPassword 500.'],
    ]);
    await expect(levers.mock.checks.coverage({ operations: ['nope'] })).rejects.toThrow(
      /There is no operation "nope"\. Known: .*resetPassword/,
    );
  });
});

test('leaks finds nothing in a link that an administrator was handed and that was followed', async () => {
  const mock = createMockServer(supabase(), settings);
  onTestFinished(() => mock.close());
  const { serviceRoleKey: key } = await mock.options.get();
  const headers = { 'content-type': 'application/json', apikey: key, authorization: `Bearer ${key}` };
  const body = JSON.stringify({ type: 'recovery', email });
  const made = await mock.fetch('/auth/v1/admin/generate_link', { method: 'POST', headers, body });
  const { action_link: link, hashed_token: token, email_otp: code } = await made.json();
  const states = async () => Promise.all([link, token, code].map(async (one) => (await mock.explain(one)).state));
  const before = await states();
  const { pathname, search } = new URL(link);
  await mock.fetch(pathname + search, { redirect: 'manual' });

  expect(await mock.checks.leaks()).toEqual({ ok: true, findings: [] });
  expect([before, await states()]).toEqual([
    ['valid', 'valid', 'valid'],
    ['used', 'used', 'used'],
  ]);
});

test('coverage remembers what was met in rows that are not kept any more, until the journal is cleared', async () => {
  const mock = createMockServer(insforge());
  onTestFinished(() => mock.close());
  await mock.fetch('/api/auth/sessions', json({ email, password: 'x' }));
  for (let count = 0; count < 2_100; count += 1) await mock.fetch('/api/auth/public-config');
  const met = async (): Promise<boolean> =>
    !(await mock.checks.coverage()).findings.some(({ sentence }) => sentence === 'No request met signIn 401.');

  expect(await mock.journal.list({ operation: 'signIn' })).toEqual([]);
  expect(await met()).toBe(true);
  await mock.journal.clear();
  expect(await met()).toBe(false);
});

test.each(Object.keys(registry))(
  '%s: coverage of an empty suite lists every status of every operation that can be met',
  async (id) => {
    const mock = createMockServer(registry[id]?.({}) ?? expect.fail(id));
    onTestFinished(() => mock.close());

    const { findings } = await mock.checks.coverage();

    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['never-met']));
    const { specified }: Spec = (await import(`../${id}/spec.ts`)).spec;
    expect(findings.map(({ sentence }) => sentence).sort()).toEqual(
      Object.entries(specified)
        .flatMap(([operation, statuses]) =>
          Object.entries(statuses).flatMap(([status, { unreached }]) =>
            unreached === undefined ? [`No request met ${operation} ${status}.`] : [],
          ),
        )
        .sort(),
    );
  },
);

test('coverage says nothing of what faults broke: they are no answers of the backend', async () => {
  const mock = createMockServer(insforge());
  onTestFinished(() => mock.close());
  for (const fault of [{ html: 502 }, { truncate: true }, { status: 500, cut: 'before' }] as const) {
    await mock.faults.add({ operation: 'getPublicAuthConfig', ...fault, times: 1 });
    await mock.fetch('/api/auth/public-config').catch(() => {});
  }

  const { findings } = await mock.checks.coverage({ operations: ['getPublicAuthConfig'] });

  expect(findings.map(({ sentence }) => sentence)).toEqual([
    'No request met getPublicAuthConfig 200.',
    'No request met getPublicAuthConfig 304.',
    'No request met getPublicAuthConfig 400.',
    'No request met getPublicAuthConfig 500.',
  ]);
});
