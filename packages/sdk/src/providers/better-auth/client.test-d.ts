import { expectTypeOf, test } from 'vitest';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { AnyPasswordReset } from '../../reset/password-reset-types.ts';
import { createBetterAuthClient } from './client.ts';

const baseUrl = 'http://localhost:3000';
const byLink = createPasswordReset(createBetterAuthClient({ baseUrl }));
const byCode = createPasswordReset(createBetterAuthClient({ baseUrl, resetPasswordMethod: 'code' }));

test('a link needs a page, because it never works without', () => {
  byLink.request({ email: 'ada@example.com', redirectTo: 'http://localhost:3000/reset' });
  // @ts-expect-error: the link would never work
  byLink.request({ email: 'ada@example.com' });
  byCode.request({ email: 'ada@example.com' });
});

test('digits are exchanged, links are not', () => {
  byCode.exchange('481502');
  // @ts-expect-error: it mails links
  byLink.exchange('481502');
});

test('facts say what is mailed', () => {
  expectTypeOf(byLink.facts.mail).toEqualTypeOf<readonly ['link']>();
  expectTypeOf(byCode.facts.mail).toEqualTypeOf<readonly ['code']>();
  expectTypeOf(byLink.facts.otherSessions).toEqualTypeOf<'stay'>();
});

test('both are flows of any backend', () => {
  const start = (reset: AnyPasswordReset) => reset.exchange?.('481502');

  start(byLink);
  start(byCode);
});
