import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, test } from 'vitest';
import { callback, u as stackAuthUser, start as startStackAuth } from '../stack-auth/world.ts';
import { start as startSupabase, ada as supabaseUser } from '../supabase/world.ts';
import { ada, askForReset, eachWay, exchangeCode, json } from './levers.ts';

eachWay(({ open }) => {
  test('mails the codes that it was made with, in order, then random ones', async () => {
    const levers = await open({ codes: ['123456', '000042'], random: 'x' });
    for (let mail = 0; mail < 3; mail += 1) await askForReset(levers);

    const [third, second, first] = await levers.mock.outbox.list();

    expect([first?.code, second?.code]).toEqual(['123456', '000042']);
    expect(third?.code).toMatch(/^(?!123456|000042)\d{6}$/);
    expect(first?.text).toContain('123456');
    expect(await levers.mock.codes.get()).toEqual([]);
  });

  test('a code that was set is good', async () => {
    const levers = await open();
    await levers.mock.codes.set(['123456']);
    await askForReset(levers);

    expect((await exchangeCode(levers, '123456')).status).toBe(200);
  });

  test('a check and an explanation take none of them', async () => {
    const { mock } = await open({ codes: ['123456'] });

    await mock.checks.enumeration({ known: ada.email, unknown: 'nobody@example.com' });
    await mock.explain('000000').catch(() => undefined);

    expect(await mock.codes.get()).toEqual(['123456']);
  });

  test('codes that are set replace those that were not mailed yet, and a restart restores the first ones', async () => {
    const levers = await open({ codes: ['111111', '222222'] });
    await askForReset(levers);

    await levers.mock.codes.set(['333333']);
    expect(await levers.mock.codes.get()).toEqual(['333333']);

    await levers.mock.restart();
    expect(await levers.mock.codes.get()).toEqual(['111111', '222222']);
  });

  test('refuses codes that the backend could not mail, and changes nothing', async () => {
    const { mock } = await open({ codes: ['111111'] });

    for (const code of ['12345', '1234567', '12345a']) {
      await expect((async () => mock.codes.set(['123456', code]))()).rejects.toThrow(
        `Expected 6 digits as a code of InsForge, such as '123456', not "${code}".`,
      );
    }
    expect(await mock.codes.get()).toEqual(['111111']);
  });
});

test('refuses a wrong setting when it is made', () => {
  const made = (codes: unknown): unknown => createMockServer(insforge(), { codes: codes as string[] });

  expect(() => made('123456')).toThrow(`Expected a list of codes such as ['123456'], not "123456".`);
  expect(() => made([123456])).toThrow(`Expected 6 digits as a code of InsForge, such as '123456', not 123456.`);
  expect(() => createMockServer(unleash(), { codes: ['123456'] })).toThrow(
    'Unleash mails no codes: leave out the setting codes.',
  );
});

test('a namespace has codes of its own', async () => {
  const mock = createMockServer(insforge(), { seed: [ada], codes: ['123456'] });
  const worker = mock.namespace('worker-3');

  await mock.fetch('/api/auth/email/send-reset-password', json({ email: ada.email }));

  expect([mock.codes.get(), worker.codes.get()]).toEqual([[], ['123456']]);
});

test('Supabase: a code has as many digits as the option says, and the token of the link follows from it', async () => {
  const { mock, post } = startSupabase({ otpLength: 8, maxFrequencySeconds: 0 }, { codes: ['12345678', '12345678'] });
  const recover = async () => {
    await post('/recover', { email: supabaseUser.email });
    return mock.outbox.waitFor();
  };

  const [first, second] = [await recover(), await recover()];

  expect([first.code, second.code]).toEqual(['12345678', '12345678']);
  expect(first.token).toBe(second.token);
  expect(() => mock.codes.set(['123456'])).toThrow(
    `Expected 8 digits as a code of Supabase Auth, such as '12345678', not "123456".`,
  );
});

test('AppHandoff: the codes are those of its project', async () => {
  const mock = createMockServer(apphandoff(), { codes: ['123456'] });
  const project = createMockServer(supabase(), { codes: ['123456'] });

  expect([mock.codes.get(), mock.behind?.codes.get()]).toEqual([['123456'], ['123456']]);
  expect(() => createMockServer(apphandoff(), { codes: ['123456'], behind: project })).toThrow(
    'apphandoff shares clock, randomness, codes and store with the mock server of supabase in behind: set them there.',
  );
});

test('Stack Auth: the code that is typed is the beginning of the whole one', async () => {
  const { mock, post } = startStackAuth({ magicLinkEnabled: true }, { codes: ['123456'] });
  const sent = await post('/auth/otp/send-sign-in-code', { email: stackAuthUser.email, callback_url: callback });
  const { nonce } = Object(sent.body);

  expect(await mock.outbox.waitFor()).toMatchObject({ kind: 'sign-in', code: '123456' });
  expect((await post('/auth/otp/sign-in', { code: `123456${nonce}` })).status).toBe(200);
});
