import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { worldNamed, worlds } from './backends.ts';
import { tampered, validated } from './validation.ts';
import { email, newPassword, oldPassword, page, ways } from './world.ts';

/** Without this an answer is not even taken for Supabase's. */
const supabaseAlone = 'Expected JSON of Supabase Auth, got 400 with other JSON';
const wrong = 'Wrong-Password-1';

type Change = (body: unknown, status: number) => Response;
type Name = keyof typeof worlds;

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

/** Sign-ins that succeed and that fail: a field that the answer must have, and what is said of one without it. */
const signIns: readonly (readonly [
  Name,
  operation: string,
  password: string,
  status: number,
  field: string,
  string,
])[] = [
  ['InsForge, by code', 'signIn', oldPassword, 200, 'accessToken', 'accessToken is not of type string'],
  ['InsForge, by code', 'signIn', wrong, 401, 'statusCode', 'statusCode is not 401'],
  ['Supabase, by link', 'token', oldPassword, 200, 'access_token', 'access_token is not of type string'],
  ['Supabase, by link', 'token', wrong, 400, 'message', supabaseAlone],
  ['AppHandoff', 'token', oldPassword, 200, 'access_token', 'access_token is not of type string'],
  ['AppHandoff', 'token', wrong, 400, 'message', supabaseAlone],
  ['Stack Auth', 'signInWithCredential', oldPassword, 200, 'user_id', 'user_id is not of type string'],
  ['Stack Auth', 'signInWithCredential', wrong, 400, 'code', 'Expected JSON of Stack Auth, got 400 with other JSON'],
  ['Firebase Auth', 'signInWithPassword', oldPassword, 200, 'localId', 'localId is not of type string'],
  [
    'Firebase Auth',
    'signInWithPassword',
    wrong,
    400,
    'error',
    'Expected JSON of Firebase Auth, got 400 with other JSON',
  ],
  ['Unleash', 'login', oldPassword, 200, 'id', 'id is not of type number'],
  ['Unleash', 'login', wrong, 401, 'details', 'details is not of type array'],
];

/** The hosted service of Firebase was not recorded, so its spec allows answers that say more. */
const maySayMore: readonly Name[] = ['Firebase Auth'];

test.each(signIns)('%s: a changed answer to %s is found out (%s, %i)', async (...row) => {
  const [name, operation, password, status, field, complaint] = row;
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
    maySayMore.includes(name)
      ? await signIn(edited((body) => body))
      : drift('the body has surprise, unknown to the spec'),
  );
  expect(await signIn((body) => Response.json(body, { status: other }))).toBe(
    `unexpected-response: The spec has no ${other} for ${operation}`,
  );
});
