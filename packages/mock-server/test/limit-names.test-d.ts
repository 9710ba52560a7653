import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expectTypeOf, test } from 'vitest';

test('limits have the names of the provider, in settings and in limits.set', () => {
  createMockServer(insforge(), { limits: { send: { max: 1 } } }).limits.set({ verify: { windowMs: 1 }, cooldown: {} });
  createMockServer(supabase(), { limits: { recover: { max: 1 } } }).limits.set({ mailInterval: { max: 1 } });
  createMockServer(apphandoff(), { limits: { signup: { max: 1 } } }).limits.set({ devLogin: { max: 1 } });
  createMockServer(unleash(), { limits: { login: { max: 1 } } }).limits.set({ passwordReset: { max: 1 } });
  createMockServer(stackAuth(), { limits: 'real' }).limits.set('off');
});

test('an unknown name is an error in settings', () => {
  // @ts-expect-error there is no limit of this name
  createMockServer(insforge(), { limits: { sendd: { max: 1 } } });
  // @ts-expect-error there is no limit of this name
  createMockServer(supabase(), { limits: { recovery: { max: 1 } } });
  // @ts-expect-error there is no limit of this name
  createMockServer(apphandoff(), { limits: { signUp: { max: 1 } } });
  // @ts-expect-error there is no limit of this name
  createMockServer(unleash(), { limits: { logins: { max: 1 } } });
  // @ts-expect-error Stack Auth has no limits
  createMockServer(stackAuth(), { limits: { login: { max: 1 } } });
});

test('an unknown name is an error in limits.set', () => {
  // @ts-expect-error there is no limit of this name
  createMockServer(insforge()).limits.set({ sendd: { max: 1 } });
  // @ts-expect-error there is no limit of this name
  createMockServer(supabase()).limits.set({ recovery: { max: 1 } });
  // @ts-expect-error there is no limit of this name
  createMockServer(apphandoff()).limits.set({ signUp: { max: 1 } });
  // @ts-expect-error there is no limit of this name
  createMockServer(unleash()).limits.set({ logins: { max: 1 } });
  // @ts-expect-error Stack Auth has no limits
  createMockServer(stackAuth()).limits.set({ login: { max: 1 } });
});

test('limits.get has the same names', () => {
  const limits = createMockServer(insforge()).limits.get();

  if (typeof limits === 'object') expectTypeOf<keyof typeof limits>().toEqualTypeOf<'send' | 'verify' | 'cooldown'>();
});
