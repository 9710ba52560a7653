import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, vi } from 'vitest';
import { allLevers } from '../../src/workbench/levers/all-levers.ts';
import { chromium } from '../browser/chromium.ts';
import { ada, opened } from './opened.ts';
import { violations } from './violations.ts';

const start = Date.parse('2026-01-02T03:04:05Z');

chromium.test(
  'the clock is turned by what is typed, and what is no duration is refused in a sentence',
  async ({ page }) => {
    const { mock, at } = await opened();
    mock.clock.freeze();
    const before = mock.clock.now();
    await page.goto(at('levers', 'clock'));

    await page.getByLabel('Turn forward by').fill('soon');
    await page.getByRole('button', { name: 'Turn', exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Expected milliseconds or a duration such as');
    expect(await page.getByLabel('Turn forward by').inputValue()).toBe('soon');
    expect(mock.clock.now()).toBe(before);

    await page.getByLabel('Turn forward by').fill('90m');
    await page.getByRole('button', { name: 'Turn', exact: true }).click();
    await vi.waitFor(() => expect(mock.clock.now()).toBe(before + 90 * 60_000));
  },
);

chromium.test('the clock is set to a later moment, and not to a past one', async ({ page }) => {
  const { mock, at } = await opened();
  mock.clock.freeze();
  await page.goto(at('levers', 'clock'));

  await page.getByLabel('Set to').fill('2020-01-02T03:04:05');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('The clock cannot go back');

  await page.getByLabel('Set to').fill('2099-01-02T03:04:05');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  const asked = await page.evaluate(() => new Date('2099-01-02T03:04:05').getTime());
  await vi.waitFor(() => expect(mock.clock.now()).toBe(asked));
});

chromium.test('the clock is stopped and goes on', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'clock'));

  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByRole('button', { name: 'Let it go on' }).waitFor();
  expect(mock.clock.isFrozen()).toBe(true);
  await page.getByRole('button', { name: 'Let it go on' }).click();
  await page.getByRole('button', { name: 'Freeze' }).waitFor();
  expect(mock.clock.isFrozen()).toBe(false);
});

chromium.test('a step for all backends moves a clock that two of them share once', async ({ page }) => {
  const project = createMockServer(supabase(), { clock: start });
  const portal = createMockServer(apphandoff(), { behind: project });
  const other = createMockServer(insforge(), { clock: start });
  const server = await serve([project, portal, other], { port: 0 });
  onTestFinished(server.close);
  await page.goto(`${server.url}/#/levers/all/clock`);

  await page
    .getByRole('main')
    .getByRole('button', { name: /^\+16 min/ })
    .click();
  await vi.waitFor(() => expect(other.clock.now()).toBe(start + 16 * 60_000));
  await vi.waitFor(() => expect(project.clock.now()).toBe(start + 16 * 60_000));
});

chromium.test('limits of all backends are switched at once', async ({ page }) => {
  const mocks = [createMockServer(supabase()), createMockServer(insforge())];
  const server = await serve(mocks, { port: 0 });
  onTestFinished(server.close);
  await page.goto(`${server.url}/#/levers/all/limits`);

  await page.getByRole('button', { name: 'As the real backend' }).click();
  await vi.waitFor(() => expect(mocks.map(({ limits }) => limits.get())).toEqual(['real', 'real']));
  await page.getByRole('button', { name: 'As the real backend', pressed: true }).waitFor();
});

chromium.test('the numbers of a limit are changed, and what is no number is refused', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'limits'));
  const form = page.getByRole('form', { name: 'Numbers of the limits' });
  const requests = form.getByLabel('Requests of send', { exact: true });

  await requests.fill('many');
  await form.getByRole('button', { name: 'Set these numbers' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Expected a whole number from 0 as max');
  expect(await requests.inputValue()).toBe('many');

  await requests.fill('1');
  await form.getByLabel('Window of send', { exact: true }).fill('2m');
  await form.getByRole('button', { name: 'Set these numbers' }).click();
  await vi.waitFor(() => expect(mock.limits.get()).toEqual({ send: { max: 1, windowMs: 120_000 } }));

  await page.getByRole('button', { name: 'As the real backend' }).click();
  await vi.waitFor(() => expect(mock.limits.get()).toBe('real'));
});

chromium.test('the counters of the limits that are on are shown, until they are over', async ({ page }) => {
  const { mock, server, at } = await opened();
  mock.limits.set('real');
  await page.goto(at('levers', 'limits'));
  const counters = page.getByRole('region', { name: 'Used up now' });
  await counters.getByText('Nothing yet.').waitFor();

  await fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: ada.email }),
  });
  await counters.getByRole('listitem').filter({ hasText: 'send' }).getByText('1 of 5').waitFor();

  mock.clock.advance('16m');
  await counters.getByText('Nothing yet.').waitFor();
});

chromium.test('a lever of one backend asks of which one, where several are shown', async ({ page }) => {
  const server = await serve([createMockServer(supabase()), createMockServer(insforge())], { port: 0 });
  onTestFinished(server.close);
  await page.goto(`${server.url}/#/levers/all/faults`);

  await page.getByRole('region', { name: 'Faults' }).getByRole('link', { name: 'InsForge' }).click();
  await page.getByRole('form', { name: 'Arm a fault' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/levers/insforge/faults');
});

chromium.test(
  'delays are set, what is typed meanwhile stays, and a change from elsewhere is told',
  async ({ page }) => {
    const { mock, at } = await opened();
    await page.goto(at('levers', 'delays'));
    const field = page.getByLabel('For every answer');

    let answer = () => {};
    const isTyped = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/delays', (route) => isTyped.then(() => route.continue()), { times: 1 });
    await field.fill('250');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await field.fill('300');
    answer();
    await vi.waitFor(() => expect(mock.delays.get()).toBe(250));
    mock.delays.set(100);
    await page.getByText('Changed elsewhere meanwhile. Now: 100 ms').waitFor();
    expect(await field.inputValue()).toBe('300');
    await page.getByRole('button', { name: 'Take that' }).click();
    expect(await field.inputValue()).toBe('100');

    await page.getByRole('button', { name: 'None', exact: true }).click();
    await vi.waitFor(() => expect(mock.delays.get()).toBe('off'));
  },
);

chromium.test('the next codes are set, and a wrong one is refused and stays typed', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'codes'));

  await page.getByLabel('Codes', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Expected 6 digits as a code of InsForge');
  expect(await page.getByLabel('Codes', { exact: true }).inputValue()).toBe('12');

  await page.getByLabel('Codes', { exact: true }).fill('481502, 123456');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await vi.waitFor(() => expect(mock.codes.get()).toEqual(['481502', '123456']));
});

chromium.test('a situation that is made with a click opens its mail', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'situations'));

  await page.getByLabel('For the address').fill(ada.email);
  await page.getByRole('button', { name: 'Make expired' }).click();

  const [mail] = await mock.outbox.waitFor({ to: ada.email }).then((one) => [one]);
  const article = page.getByRole('article', { name: 'Reset your password' });
  await article.getByText(mail?.code ?? '', { exact: true }).waitFor();
  await article.getByText(/^Expired/).waitFor();
});

chromium.test('a situation without a mail shows what a person in it holds', async ({ page }) => {
  const { at } = await opened();
  await page.goto(at('levers', 'situations'));

  await page.getByRole('button', { name: 'Make unknown-account' }).click();
  const held = page.getByRole('region', { name: 'What a person in “unknown-account” holds' });
  await held.getByText('No mail was sent.').waitFor();
  await held.getByText(/^202 /).waitFor();
  expect(await held.evaluate((element) => element === document.activeElement)).toBe(true);
});

chromium.test('a situation for what is no address is refused in a sentence', async ({ page }) => {
  const { at } = await opened();
  await page.goto(at('levers', 'situations'));

  await page.getByLabel('For the address').fill('nobody');
  await page.getByRole('button', { name: 'Make fresh' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('nobody');
});

chromium.test('a fault of requests is armed, shows that it fired, and is removed', async ({ page }) => {
  const { mock, server, at } = await opened();
  await page.goto(at('levers', 'faults'));
  const form = page.getByRole('form', { name: 'Arm a fault' });

  await form.getByLabel('Operation').selectOption('sendResetPasswordEmail');
  await form.getByLabel('Status').selectOption('500');
  await form.getByRole('button', { name: 'Arm' }).click();
  const armed = page.getByRole('list', { name: 'Armed faults' });
  await armed.getByText('sendResetPasswordEmail').waitFor();
  await armed.getByText('1 of 1 left').waitFor();

  const answer = await fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: ada.email }),
  });
  expect(answer.status).toBe(500);
  await armed.getByText('Fired 1×').waitFor();
  await armed.getByText('used up').waitFor();

  await armed.getByRole('button', { name: /^Remove/ }).click();
  await armed.getByText('None is armed.').waitFor();
  expect(await mock.faults.list()).toEqual([]);
});

chromium.test('faults of mails are armed, and all are removed at once', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'faults'));
  const form = page.getByRole('form', { name: 'Arm a fault' });

  await form.getByRole('button', { name: 'Mails' }).click();
  await form.getByLabel('What happens').selectOption('delay');
  await form.getByLabel('Later by').fill('2h');
  await form.getByRole('button', { name: 'Arm' }).click();
  await page.getByText('arrives 2h later').waitFor();
  await form.getByLabel('What happens').selectOption('bounce');
  await form.getByLabel('How often').selectOption('every');
  await form.getByRole('button', { name: 'Arm' }).click();
  await page.getByRole('list', { name: 'Armed faults' }).getByText('until it is removed').waitFor();
  expect((await mock.faults.list()).map(({ id: _, ...fault }) => fault)).toEqual([
    { mail: 'password-reset', do: 'delay', by: '2h', times: 1, fired: 0 },
    { mail: 'password-reset', do: 'bounce', fired: 0 },
  ]);

  await page.getByRole('button', { name: 'Remove all 2' }).click();
  await page.getByText('None is armed.').waitFor();
  expect(await mock.faults.list()).toEqual([]);
});

chromium.test('a fault that is refused says why, and stays typed', async ({ page }) => {
  const { at } = await opened();
  await page.goto(at('levers', 'faults'));
  const form = page.getByRole('form', { name: 'Arm a fault' });

  await form.getByRole('button', { name: 'Arm' }).click();
  await page.getByRole('alert').getByText('A fault does nothing.').waitFor();

  await form.getByLabel('Operation').selectOption('resetPassword');
  await form.getByLabel('Status').selectOption('500');
  await form.getByLabel('Body').fill('{');
  await form.getByRole('button', { name: 'Arm' }).click();
  await form.getByText('The body of the fault is no JSON.').waitFor();
  expect(await form.getByLabel('Status').inputValue()).toBe('500');
});

chromium.test('a snapshot is saved as a file, and loading it brings its state back', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'snapshot'));

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await download).path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'resetkit', provider: 'insforge' });

  await mock.accounts.delete(ada.email);
  await page.getByLabel('Snapshot file').setInputFiles(path);
  await vi.waitFor(async () => expect(await mock.accounts.find(ada.email)).toMatchObject({ email: ada.email }));
});

chromium.test('a file that is no snapshot of the backend is refused with its reason', async ({ page }) => {
  const { mock, at } = await opened();
  const before = await mock.snapshot();
  const other = await createMockServer(supabase()).snapshot();
  await page.goto(at('levers', 'snapshot'));
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-snapshots-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const refusalOf = async (content: string): Promise<string | null> => {
    const file = join(folder, 'state.json');
    await writeFile(file, content);
    await page.getByLabel('Snapshot file').setInputFiles(file);
    const refusal = await page.getByRole('alert').getByRole('paragraph').textContent();
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    return refusal;
  };

  expect(await refusalOf('Dear Ada')).toMatch(/^state\.json is no snapshot/);
  expect(await refusalOf(JSON.stringify({ format: 'x'.repeat(10_000_000) }))).toContain('snapshot');
  expect(await refusalOf('{}')).toContain('snapshot');
  expect(await refusalOf(JSON.stringify({ ...before, version: 1 }))).toContain('version');
  expect(await refusalOf(JSON.stringify(other))).toContain('supabase');
  expect((await mock.snapshot()).servers).toEqual(before.servers);
});

chromium.test('namespaces are opened, gone to and dropped', async ({ page }) => {
  const { mock, server, at } = await opened();
  await page.goto(at('levers', 'namespaces'));

  await page.getByLabel('Open a namespace').fill('no/name');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('no/name');

  await page.getByLabel('Open a namespace').fill('worker-3');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('link', { name: 'worker-3' }).click();
  await page.getByText('No mail yet').waitFor();
  expect(page.url()).toContain(`${server.url}/@worker-3/`);

  await page.goto(`${server.url}/@worker-3/#/levers/insforge/namespaces`);
  await page.getByText('shown here').waitFor();
  await page.getByRole('link', { name: /own world/ }).click();
  await page.goto(at('levers', 'namespaces'));

  await page.getByRole('button', { name: 'Drop worker-3' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await mock.namespaces.list()).toEqual(['worker-3']);
  await page.getByRole('button', { name: 'Drop worker-3' }).click();
  await page.getByRole('button', { name: 'Drop', exact: true }).click();
  await page.getByText('There is none yet.').waitFor();
  expect(await mock.namespaces.list()).toEqual([]);
});

chromium.test('a restart asks first', async ({ page }) => {
  const { mock, at } = await opened();
  await mock.accounts.delete(ada.email);
  await page.goto(at('levers', 'restart'));
  const restart = page.getByRole('main').getByRole('button', { name: 'Restart InsForge …' });

  await restart.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await mock.accounts.list()).toEqual([]);

  await restart.click();
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await vi.waitFor(async () => expect(await mock.accounts.find(ada.email)).toMatchObject({ email: ada.email }));
});

chromium.test('what was typed stays when the server goes away', async ({ page }) => {
  const { server, at } = await opened();
  await page.goto(at('levers', 'codes'));
  await page.getByLabel('Codes', { exact: true }).fill('481502');

  await server.close();
  await page.getByText('The mock server does not answer').waitFor();
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('alert').getByText('No Resetkit server answers').waitFor();
  expect(await page.getByLabel('Codes', { exact: true }).inputValue()).toBe('481502');
});

chromium.test('options are a form, and only what was changed is sent', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'options'));
  const form = page.getByRole('form', { name: 'Options' });
  const patches: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') patches.push(request.postDataJSON());
  });

  await form.getByLabel('passwordMinLength').fill('12');
  await form.getByLabel('requireNumber').check();
  await form.getByText('2 changed: passwordMinLength, requireNumber').waitFor();
  await form.getByRole('button', { name: 'Save' }).click();

  await vi.waitFor(async () =>
    expect(await mock.options.get()).toMatchObject({ passwordMinLength: 12, requireNumber: true }),
  );
  await form.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  expect(patches).toEqual([{ passwordMinLength: 12, requireNumber: true }]);
});

chromium.test('an option that is refused says so at its field, and keeps what was typed', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'options'));
  const form = page.getByRole('form', { name: 'Options' });
  const field = form.getByLabel('passwordMinLength');

  await field.fill('2');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Expected a whole number from 4 to 128').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('2');
  expect(await mock.options.get()).toMatchObject({ passwordMinLength: 6 });

  await form.getByRole('button', { name: 'Discard' }).click();
  expect(await field.inputValue()).toBe('6');
});

chromium.test('an option that is typed as JSON is checked before it is sent', async ({ page }) => {
  const { mock, at } = await opened();
  await page.goto(at('levers', 'options'));
  const form = page.getByRole('form', { name: 'Options' });

  await form.getByLabel('mail', { exact: true }).fill('{ "status": ');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('This is no JSON.').waitFor();
  await form.getByLabel('mail', { exact: true }).fill('{ "status": 503 }');
  await form.getByRole('button', { name: 'Save' }).click();
  await vi.waitFor(async () => expect(await mock.options.get()).toMatchObject({ mail: { status: 503 } }));
});

chromium.test('choices, lists, what may be null and objects have fields of their own', async ({ page }) => {
  const { mock, at } = await opened();
  const before = await mock.options.get();
  await page.goto(at('levers', 'options'));
  const form = page.getByRole('form', { name: 'Options' });

  await form.getByText('Sign-in needs a verified e-mail.').waitFor();
  await form.getByLabel('resetPasswordMethod').selectOption('link');
  await form.getByLabel('oAuthProviders', { exact: true }).fill('google\ngithub\n');
  await form.getByLabel('apiBaseUrl is set').check();
  await form.getByLabel('apiBaseUrl', { exact: true }).fill('https://api.example.com');
  await form.getByRole('group', { name: 'rootAdmin' }).getByLabel('username').fill('root');
  await form.getByRole('button', { name: 'Save' }).click();

  await vi.waitFor(async () =>
    expect(await mock.options.get()).toEqual({
      ...before,
      resetPasswordMethod: 'link',
      oAuthProviders: ['google', 'github'],
      apiBaseUrl: 'https://api.example.com',
      rootAdmin: { ...before.rootAdmin, username: 'root' },
    }),
  );
});

chromium.test(
  'two tabs that change one option: the later one is told what the other has done',
  async ({ page, context }) => {
    const { mock, at } = await opened();
    const other = await context.newPage();
    await page.goto(at('levers', 'options'));
    await other.goto(at('levers', 'options'));
    await page.getByLabel('passwordMinLength').fill('20');

    await other.getByLabel('passwordMinLength').fill('9');
    await other.getByRole('button', { name: 'Save' }).click();

    await page.getByText('Changed elsewhere meanwhile. Now: 9').waitFor();
    expect(await page.getByLabel('passwordMinLength').inputValue()).toBe('20');
    await page.getByRole('button', { name: 'Take that' }).click();
    expect(await page.getByLabel('passwordMinLength').inputValue()).toBe('9');
    expect(await mock.options.get()).toMatchObject({ passwordMinLength: 9 });
  },
);

chromium.test('options are found by words', async ({ page }) => {
  const { at } = await opened();
  await page.goto(at('levers', 'options'));

  await page.getByLabel('Find an option').fill('REQUIRENUM');
  await page.getByLabel('requireLowercase').waitFor({ state: 'detached' });
  expect(await page.getByLabel('requireNumber').count()).toBe(1);
});

chromium.test('each lever keeps the rules of WCAG 2.2 AA, wide and light, narrow and dark', async ({ page }) => {
  const { mock, at } = await opened();
  await mock.faults.add({ mail: 'any', do: 'lose' });
  mock.namespace('worker-3');
  for (const { id, title } of allLevers) {
    await page.goto(at('levers', id));
    await page.getByRole('region', { name: title, exact: true }).getByRole('heading', { level: 2 }).waitFor();
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page), `${id} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), id).toBe(width);
    }
  }
});
