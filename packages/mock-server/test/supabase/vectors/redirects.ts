import { expect } from 'vitest';
import { mailedRecovery, pkce, type World } from '../world.ts';
import { invalid, table, type Vector } from './vector.ts';

const error = 'error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired';
const local = 'http://localhost:3000';

/** Where a link leads that was mailed for a target. The link is opened twice: with success, and then in vain. */
async function opened(world: World, target: string, more: object = {}): Promise<readonly string[]> {
  const { link } = await mailedRecovery(world, more, `?redirect_to=${encodeURIComponent(target)}`);
  const path = link.replace(/^.*\/auth\/v1/, '');
  const locations = [await world.get(path, { apikey: '' }), await world.get(path, { apikey: '' })].map(
    ({ headers }) => headers.get('location') ?? '',
  );
  return locations.map((location) => location.replace(/access_token=.*/, '…').replace(/code=[\da-f-]{36}/, 'code=…'));
}

/** Target; `Location` with a session, with an error, with a code, and with an error of PKCE. */
const spellings: [string, string, string, string, string][] = [
  [`${local}/a b`, '/a b#…', '/a%20b#E', '/a%20b?code=…', '/a%20b?E#E'],
  [
    `${local}/ä?ö=ü`,
    '/%c3%a4?%c3%b6=%c3%bc#…',
    '/%C3%A4?%c3%b6=%c3%bc#E',
    '/%C3%A4?code=…&%C3%B6=%C3%BC',
    '/%C3%A4?E&%C3%B6=%C3%BC#E',
  ],
  [`${local}/x?b=2&a=1&b=3`, '/x?b=2&a=1&b=3#…', '/x?b=2&a=1&b=3#E', '/x?a=1&b=2&b=3&code=…', '/x?a=1&b=2&b=3&E#E'],
  [`${local}/x?q=a+b%20c`, '/x?q=a+b%20c#…', '/x?q=a+b%20c#E', '/x?code=…&q=a+b+c', '/x?E&q=a+b+c#E'],
  [`${local}/x#part`, '/x#part#…', '/x#E', '/x?code=…#part', '/x?E#E'],
  [`${local}/a%2Fb?=`, '/a%2Fb?=#…', '/a%2Fb?=#E', '/a%2Fb?=&code=…', '/a%2Fb?=&E#E'],
  [local, '#…', '#E', '?code=…', '?E#E'],
];

/** How targets are spelled in `Location`. */
export const redirectVectors: readonly Vector[] = [
  ...table(
    spellings,
    'a link to %s leads on',
  )((target, session, refused, code, refusedPkce) => ({
    options: { siteUrl: local },
    async run(world) {
      const whole = (text: string): string =>
        local + text.replace(/#E$/, `#${error}&sb=`).replace(/([?&])E/, `$1${error}`);

      expect(await opened(world, target)).toEqual([session, refused].map(whole));
      expect(await opened(world, target, pkce.fields)).toEqual([code, refusedPkce].map(whole));
    },
  })),
  {
    title: 'a target that is an encoded NUL after the click leads to the site',
    options: { siteUrl: local },
    async run(world) {
      const { link } = await mailedRecovery(world, {}, `?redirect_to=${encodeURIComponent(`${local}/x%00`)}`);

      expect(link).toMatch(/&redirect_to=http:\/\/localhost:3000\/x%00$/);
      expect((await world.get(link.replace(/^.*\/auth\/v1/, ''))).headers.get('location')).toMatch(
        /^http:\/\/localhost:3000#access_token=/,
      );
    },
  },
  {
    title: 'a mailed target with a query is encoded as a form is, a blank as plus',
    options: { siteUrl: local },
    async run(world) {
      const { link } = await mailedRecovery(world, {}, `?redirect_to=${encodeURIComponent(`${local}/a b?c=d~*`)}`);

      expect(link.split('redirect_to=')[1]).toBe('http%3A%2F%2Flocalhost%3A3000%2Fa+b%3Fc%3Dd~%2A');
    },
  },
  {
    title: 'the header names the target as the bytes of its UTF-8',
    options: { siteUrl: local },
    async run(world) {
      const { token } = await mailedRecovery(world);
      const { headers } = await world.get(`/verify?token=${token}x&type=recovery`, {
        redirect_to: Buffer.from(`${local}/✓`).toString('latin1'),
      });

      expect(headers.get('location')).toBe(`${local}/%E2%9C%93#${error}&sb=`);
    },
  },
  ...table(
    [
      ['token=%zz&type=recovery', 'Verify requires a token or a token hash'],
      ['token=a;b&type=recovery', 'Verify requires a token or a token hash'],
      ['token=a&type=%', 'Verify requires a verification type'],
    ],
    'the query %s has a pair that does not count',
  )((query, message) => ({
    async run({ get }) {
      expect(await get(`/verify?${query}`)).toEqual(invalid(message));
    },
  })),
];
