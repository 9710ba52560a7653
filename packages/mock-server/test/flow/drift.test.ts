import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { ofEveryProvider } from '../of-every-provider.ts';
import { worldNamed, worlds } from './backends.ts';
import { type SignInAnswers, wrongPassword as wrong } from './sign-in-answers.ts';
import { tampered, validated } from './validation.ts';
import { email, newPassword, oldPassword, page, ways } from './world.ts';

type Change = (body: unknown, status: number) => Response;

const all = Object.entries(worlds).flatMap(([name, open]) => ways.map((way) => ({ name, way, open })));

test.each(all)('$name, $way, answers as its spec says, from the mail to the new password', async ({ way, open }) => {
  const world = await open(way, validated);
  const reset: AnyPasswordReset = world.flow();

  const requested = await reset.request({ email, redirectTo: page });
  const ready =
    requested.data?.next === 'code' ? await reset.exchange?.(await world.code()) : reset.readLink(await world.follow());
  const checked = reset.facts.checkCosts && (await reset.check?.());
  const confirmed = await reset.confirm({ newPassword });
  const refused = await world.signIn(oldPassword);
  const signedIn = await world.signIn(newPassword);

  const errors = [requested, ready, checked, confirmed, refused, signedIn].map((result) => result?.error?.kind);
  expect(errors).toEqual([undefined, undefined, undefined, undefined, 'unauthorized', undefined]);
});

test.each(all)('$name, $way, refuses every request as its spec says', async ({ way, open }) => {
  const { clients } = await open(way, validated);
  const kinds = new Set<string>();

  for (const [operation, method] of clients.flatMap((client) => Object.entries(client)))
    for (const input of [
      {},
      { email, password: wrong, token: wrong, code: wrong, id: wrong, userId: wrong, collection: 'users' },
    ]) {
      const { error } = Object(typeof method === 'function' && (await method(input)));
      if (error) kinds.add(error.kind === 'unexpected-response' ? `${operation}: ${error.message}` : error.kind);
    }

  expect([...kinds].filter((kind) => kind.includes(':'))).toEqual([]);
  expect(kinds.size).toBeGreaterThan(1);
});

const modules = await ofEveryProvider<{ readonly signInAnswers: SignInAnswers }>(
  (id) => import(`../${id}/suites/sign-in-answers.ts`),
);
const signIns = modules.flatMap(([, { signInAnswers }]) => {
  const { world, operation, answers, maySayMore = false } = signInAnswers;
  return answers.map((answer) => ({ world, operation, maySayMore, ...answer }));
});

test.each(signIns)('$world: a changed answer to $operation is found out ($status)', async (row) => {
  const { world: name, operation, password, status, field, complaint, maySayMore } = row;
  let change: Change | undefined;
  const world = await worldNamed(name)(
    'in-process',
    tampered(() => change),
  );
  const signIn = async (changed: Change) => {
    change = changed;
    const { error } = await world.signIn(password);
    return error && `${error.kind}: ${error.message}`;
  };
  const edited = (edit: (body: Readonly<Record<string, unknown>>) => object): Change => {
    return (body, status) => Response.json(edit({ ...Object(body) }), { status });
  };
  const drift = (what: string) =>
    `unexpected-response: ${what.startsWith('Expected') ? '' : `${operation} ${status} is not as in the spec: `}${what}`;
  const other = status === 200 ? 299 : 418;

  expect(`${await signIn(edited((body) => body))}`).toMatch(/^(undefined|unauthorized: .*)$/);
  expect(await signIn(edited(({ [field]: _, ...body }) => body))).toBe(drift(complaint));
  expect(await signIn(edited((body) => ({ ...body, [field]: {} })))).toBe(drift(complaint));
  expect(await signIn(edited((body) => ({ ...body, surprise: 1 })))).toBe(
    maySayMore ? await signIn(edited((body) => body)) : drift('the body has surprise, unknown to the spec'),
  );
  // Where the body has the status too, the two contradict each other.
  expect(await signIn((body) => Response.json(body, { status: other }))).toMatch(
    new RegExp(
      `^unexpected-response: (The spec has no ${other} for ${operation}|Expected JSON of .*, got ${other} with other JSON)$`,
    ),
  );
});
