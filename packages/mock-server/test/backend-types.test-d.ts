import {
  type ControlledMockServer,
  createMockServer,
  type MockControl,
  type MockServerSettings,
} from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { createMockControl } from '@resetkit/mock-server/control';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expectTypeOf, test } from 'vitest';

test('situations have the names of the provider, in the process and over a port', () => {
  createMockServer(insforge()).situations.make('rate-limited-address', { email: 'ada@example.com' });
  createMockServer(supabase()).situations.make('other-browser');
  createMockServer(apphandoff()).situations.make('disabled');
  createMockServer(stackAuth()).situations.make('second-factor-due');
  createMockServer(unleash()).namespace('worker-3').situations.make('burnt-by-weak-password');
  createMockControl({ baseUrl: 'http://localhost:7357', provider: 'unleash' }).situations.make('mail-fails');
});

test('what a mock server starts with has these names too', () => {
  const situations = [{ name: 'expired', email: 'ada@example.com' }] as const;
  createMockServer(insforge(), { situations, faults: [{ operation: 'signIn', status: 429 }] });
  // @ts-expect-error there is no situation of this name
  createMockServer(insforge(), { situations: [{ name: 'expried', email: 'ada@example.com' }] });
  // @ts-expect-error it never answers so
  createMockServer(insforge(), { faults: [{ operation: 'signIn', status: 418 }] });
  // What fits every backend is passed on to any.
  const settings: MockServerSettings = { clock: 0, faults: [{ mail: 'any', do: 'lose' }] };
  createMockServer(unleash(), settings);
});

test('a situation that the provider does not have is an error', () => {
  // @ts-expect-error there is no situation of this name
  createMockServer(insforge()).situations.make('expried');
  // @ts-expect-error InsForge has no second factor
  createMockServer(insforge()).situations.make('second-factor-due');
  // @ts-expect-error Supabase does not count tries
  createMockServer(supabase()).situations.make('out-of-tries');
  // @ts-expect-error AppHandoff's links come without PKCE
  createMockServer(apphandoff()).situations.make('other-browser');
  // @ts-expect-error Stack Auth does not limit requests
  createMockServer(stackAuth()).situations.make('rate-limited');
  // @ts-expect-error Unleash does not count tries
  createMockServer(unleash()).namespace('worker-3').situations.make('out-of-tries');
  // @ts-expect-error Unleash does not count tries
  createMockControl({ baseUrl: 'http://localhost:7357', provider: 'unleash' }).situations.make('out-of-tries');
});

test('faults have the operations of the provider, with their statuses and bodies', () => {
  createMockServer(insforge()).faults.add({ operation: 'resetPassword', status: 500, when: 'after', times: 1 });
  createMockServer(insforge()).faults.add({
    operation: 'resetPassword',
    status: 400,
    body: { error: 'INVALID_INPUT', message: 'Invalid or expired verification token', statusCode: 400 },
  });
  createMockServer(supabase()).faults.add({ operation: 'updateUser', status: 422 });
  createMockServer(apphandoff()).faults.add({ operation: 'sendPasswordReset', status: 502, email: 'ada@example.com' });
  createMockServer(stackAuth()).faults.add({ operation: 'resetPassword', status: 200, body: { success: true } });
  createMockServer(unleash()).faults.add({ operation: 'changePassword', cut: 'during' });
  createMockControl({ baseUrl: 'http://localhost:7357', provider: 'unleash' }).faults.add({
    operation: 'changePassword',
    status: 401,
  });
});

test('the journal and the checks know the operations of the provider, in the process and over a port', () => {
  const overPort = createMockControl({ baseUrl: 'http://localhost:7357', provider: 'unleash' });
  createMockServer(insforge()).journal.list({ operation: 'resetPassword' });
  createMockServer(supabase()).checks.coverage({ operations: ['token', 'verifyOtp'] });
  overPort.journal.waitFor({ operation: 'changePassword' });
  // @ts-expect-error the operation of InsForge is called signIn
  createMockServer(insforge()).journal.list({ operation: 'signin' });
  // @ts-expect-error it is an operation of InsForge
  createMockServer(supabase()).namespace('worker-3').journal.waitFor({ operation: 'signIn' });
  // @ts-expect-error it is an operation of InsForge
  createMockServer(stackAuth()).checks.coverage({ operations: ['exchangeResetPasswordToken'] });
  // @ts-expect-error it is an operation of InsForge
  overPort.journal.list({ operation: 'signIn' });
});

test('faults of every operation, and of mails, need no operation', () => {
  createMockServer(unleash()).faults.add({ html: 502 });
  createMockServer(unleash()).faults.add({ delayMs: 'forever', nth: 2 });
  createMockServer(unleash()).faults.add({ mail: 'password-reset', do: 'delay', by: '5m' });
});

test('a delayed mail says by how much, and no other does', () => {
  const { faults } = createMockServer(unleash());
  // @ts-expect-error by how much?
  faults.add({ mail: 'any', do: 'delay' });
  // @ts-expect-error it does not arrive
  faults.add({ mail: 'any', do: 'lose', by: '5m' });
  // @ts-expect-error there is no such kind of mail
  faults.add({ mail: 'reset', do: 'lose' });
});

test('an operation, a status or a body that the provider does not have is an error', () => {
  const insForge = createMockServer(insforge());
  const port = createMockControl({ baseUrl: 'http://localhost:7357', provider: 'unleash' });
  // @ts-expect-error InsForge has no operation of this id
  insForge.faults.add({ operation: 'changePassword', status: 500 });
  // @ts-expect-error this operation never answers so
  insForge.faults.add({ operation: 'resetPassword', status: 418 });
  // @ts-expect-error the body has another shape
  insForge.faults.add({ operation: 'resetPassword', status: 400, body: { error: 400 } });
  // @ts-expect-error a status needs its operation
  insForge.faults.add({ status: 500 });
  // @ts-expect-error there is no such field
  insForge.faults.add({ operation: 'resetPassword', statuss: 500 });
  // @ts-expect-error Unleash has no operation of this id
  port.faults.add({ operation: 'resetPassword', status: 500 });
  // @ts-expect-error this operation never answers so
  port.faults.add({ operation: 'changePassword', status: 422 });
});

test('mock servers of all providers fit into one list, whose situations and faults have any name', () => {
  const mocks: readonly ControlledMockServer[] = [
    createMockServer(apphandoff()),
    createMockServer(insforge()),
    createMockServer(stackAuth()),
    createMockServer(supabase()),
    createMockServer(unleash()),
  ];
  const controls: readonly MockControl[] = [
    ...mocks,
    createMockControl({ baseUrl: 'http://localhost:7357', provider: 'supabase' }),
  ];

  for (const { situations, faults } of controls) {
    expectTypeOf(situations.make).parameter(0).toEqualTypeOf<string>();
    faults.add({ operation: 'resetPassword', status: 500 });
  }
});
