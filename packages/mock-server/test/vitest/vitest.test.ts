import { setImmediate } from 'node:timers/promises';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest, resetMatchers } from '@resetkit/mock-server/vitest';
import { describe, expect, onTestFinished, test as plain, vi } from 'vitest';
import { lendMock } from '../../src/testing/mock-for-test.ts';

expect.extend(resetMatchers);

const email = 'ada@example.com';
const settings = { seed: [{ email, password: 'old-password' }] };
const test = mockTest(insforge(), settings);

type Fetching = Pick<Parameters<Parameters<typeof lendMock>[2]>[0], 'fetch'>;

const send = (mock: Fetching, to = email): Promise<Response> =>
  mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: to }),
  });

describe('mockTest', () => {
  for (const which of ['one', 'another']) {
    test(`gives each test a mock server of its own: ${which}`, async ({ mock }) => {
      expect(await mock.outbox.list()).toEqual([]);

      await send(mock);

      expect(await mock.outbox.list()).toHaveLength(1);
    });
  }

  plain('closes the mock server after the test', async () => {
    let lent: { readonly fetch: (path: string) => Promise<Response> } | undefined;
    await lendMock(insforge(), settings, async (mock) => {
      lent = mock;
    });

    await expect(lent?.fetch('/api/auth/public-config')).rejects.toThrow('closed');
  });

  plain('fails a test that has added a fault that never happened', async () => {
    const forgetful = lendMock(insforge(), settings, async (mock) => {
      await mock.faults.add({ operation: 'exchangeResetPasswordToken', status: 500 });
    });

    await expect(forgetful).rejects.toThrow('{"operation":"exchangeResetPasswordToken","status":500}');
  });

  plain('tells of the error of a test that has failed, and of nothing else', async () => {
    const failing = lendMock(insforge(), settings, async (mock) => {
      await mock.faults.add({ operation: 'exchangeResetPasswordToken', status: 500 });
      throw new Error('the test itself');
    });

    await expect(failing).rejects.toThrow('the test itself');
  });

  plain('tells a test that the runner knows to have failed of nothing else', async () => {
    const add = async (mock: Parameters<Parameters<typeof lendMock>[2]>[0]): Promise<void> => {
      await mock.faults.add({ operation: 'exchangeResetPasswordToken', status: 500 });
    };

    await expect(lendMock(insforge(), settings, add, () => true)).resolves.toBeUndefined();
  });

  plain('tells whoever does not await a wait or a matcher', async () => {
    const waits: Promise<unknown>[] = [];
    await lendMock(insforge(), settings, async (mock) => {
      waits.push(mock.outbox.waitFor(), mock.journal.waitFor(), expect(mock).toHaveSentResetMail());
    });

    const told = 'did. Write await in front of it.';
    for (const wait of waits) await expect(wait).rejects.toThrow(told);
  });

  plain('tells a test that has failed of no wait', async () => {
    const unhandled: unknown[] = [];
    const listener = (error: unknown): unknown => unhandled.push(error);
    process.on('unhandledRejection', listener);
    onTestFinished(() => void process.off('unhandledRejection', listener));
    const failing = lendMock(insforge(), settings, async (mock) => {
      mock.outbox.waitFor();
      throw new Error('the test itself');
    });

    await expect(failing).rejects.toThrow('the test itself');
    await setImmediate();
    expect(unhandled).toEqual([]);
  });

  test('moves with fake timers, once', async ({ mock }) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const before = await mock.clock.now();

      vi.advanceTimersByTime(60_000);

      expect((await mock.clock.now()) - before).toBe(60_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('resetMatchers', () => {
  test('finds a reset mail that was sent, and waits for one that is on its way', async ({ mock }) => {
    const waiting = expect(mock).toHaveSentResetMail({ to: email });
    await send(mock);
    await waiting;

    await expect(mock).toHaveSentResetMail();
    await expect(mock).not.toHaveSentResetMail({ to: 'bob@example.com' });
    await expect(mock).toHaveSentMail({ kind: 'password-reset' });
    await expect(mock).not.toHaveSentMail({ kind: 'verification' });
  });

  test('takes no mail and no request away from waitFor', async ({ mock }) => {
    await send(mock);
    await expect(mock).toHaveSentResetMail();
    await expect(mock).toHaveReceived();

    expect((await mock.outbox.waitFor({ timeout: 0 })).to).toBe(email);
    expect((await mock.journal.waitFor({ timeout: 0 })).operation).toBe('sendResetPasswordEmail');
  });

  test('says what was sent in place of the mail', async ({ mock }) => {
    await send(mock);

    await expect(expect(mock).toHaveSentResetMail({ to: 'bob@example.com', timeout: 5 })).rejects.toThrow(
      [
        'Expected a mail with to "bob@example.com", kind "password-reset". There were, newest first:',
        '  password-reset to ada@example.com: Reset your password',
      ].join('\n'),
    );
    await expect(expect(mock).not.toHaveSentResetMail()).rejects.toThrow(
      'Expected no mail with kind "password-reset", but there is one: password-reset to ada@example.com: Reset your password.',
    );
  });

  test('finds that no mail was sent', async ({ mock }) => {
    await send(mock, 'nobody@example.com');
    await expect(mock).toHaveSentNoMail();
    await expect(expect(mock).not.toHaveSentNoMail()).rejects.toThrow('Expected a mail.');

    await send(mock);
    await expect(mock).toHaveSentNoMail({ to: 'nobody@example.com' });
    await expect(expect(mock).toHaveSentNoMail()).rejects.toThrow(
      'Expected no mail, but there is one: password-reset to',
    );
  });

  test('finds a request that was received, and waits for one that is on its way', async ({ mock }) => {
    await expect(mock).not.toHaveReceived();
    await expect(expect(mock).toHaveReceived({ timeout: 5 })).rejects.toThrow(
      'Expected a request. There were, newest first:\n  none',
    );
    const waiting = expect(mock).toHaveReceived({ operation: 'sendResetPasswordEmail', status: 202 });
    await send(mock);
    await waiting;

    await expect(mock).toHaveReceived();
    await expect(mock).not.toHaveReceived({ status: 500 });
    await expect(expect(mock).toHaveReceived({ status: 500, timeout: 5 })).rejects.toThrow(
      'Expected a request with status 500. There were, newest first:\n  POST /api/auth/email/send-reset-password → 202',
    );
  });

  test('finds faults that never happened', async ({ mock }) => {
    await mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500 });
    await expect(mock).not.toHaveUsedAllFaults();
    await expect(expect(mock).toHaveUsedAllFaults()).rejects.toThrow(
      '  {"operation":"sendResetPasswordEmail","status":500}',
    );

    await send(mock);
    await expect(mock).toHaveUsedAllFaults();
  });

  test('looks into a mock server on a port too', async ({ mock }) => {
    const server = await serve(mock as Parameters<typeof serve>[0], { port: 0 });
    const control = createMockControl({ baseUrl: server.url, provider: 'insforge' });
    const waiting = expect(control).toHaveSentResetMail({ to: email });
    await send(mock);

    await waiting;
    await expect(control).toHaveReceived({ operation: 'sendResetPasswordEmail' });
    await expect(control).toHaveUsedAllFaults();
    await expect(control).not.toHaveSentNoMail();
    await server.close();
  });

  plain('refuses what is no mock server', async () => {
    await expect(expect({}).toHaveSentResetMail()).rejects.toThrow(
      'toHaveSentResetMail is for mock servers: expect(mock).toHaveSentResetMail(…), where createMockServer or createMockControl made mock.',
    );
  });
});
