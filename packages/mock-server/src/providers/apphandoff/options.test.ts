import { expect, test } from 'vitest';
import { insforge } from '../insforge/index.ts';
import { supabase } from '../supabase/index.ts';
import { apphandoff } from './index.ts';
import { defaultOptions, parseOptions } from './options.ts';

test.each<[object, string]>([
  [{ portal: 'x' }, 'AppHandoff has no option "portal". Known: portalOrigin, allowedOrigins, callbackPath'],
  [{ portalOrigin: 'example.com' }, 'AppHandoff option "portalOrigin": Expected an origin such as'],
  [{ portalOrigin: 'https://example.com/' }, 'AppHandoff option "portalOrigin": Expected an origin such as'],
  [{ allowedOrigins: 'https://example.com' }, 'AppHandoff option "allowedOrigins": Expected a list of origins.'],
  [{ allowedOrigins: ['x'] }, 'AppHandoff option "allowedOrigins.0": Expected an origin such as'],
  [{ callbackPath: 'auth' }, 'AppHandoff option "callbackPath": Expected a path that begins with one slash.'],
  [{ callbackPath: '//auth' }, 'AppHandoff option "callbackPath": Expected a path that begins with one slash.'],
  [{ approved: 1 }, 'AppHandoff option "approved": Expected true or false.'],
  [{ emailDelivery: 'works not' }, "AppHandoff option \"emailDelivery\": Expected 'works' or 'fail'."],
  [{ deliveryFailure: true }, "AppHandoff option \"deliveryFailure\": Expected 'knownOnly' or 'always'."],
  [{ apiKeys: { x: 'u@example.com' } }, 'AppHandoff option "apiKeys.x": '],
  [{ cookieName: 'a b' }, 'AppHandoff option "cookieName": Expected a name of letters'],
])('refuses %j', (patch, sentence) => {
  expect(() => parseOptions(patch, defaultOptions)).toThrow(sentence);
});

test('refuses what is not an object', () => {
  expect(() => parseOptions([], defaultOptions)).toThrow('Expected an object of AppHandoff options, not [].');
});

test('leaves out what is undefined', () => {
  const patch = { portalOrigin: undefined, approved: false };

  expect(parseOptions(patch, defaultOptions)).toEqual({ ...defaultOptions, approved: false });
});

test('has a project of its own with the lifetimes of AppHandoff, and takes another one', () => {
  const own = apphandoff({ portalOrigin: 'https://app.example.com' }).behind;
  const given = supabase({ passwordMinLength: 12 });

  expect(own?.options).toMatchObject({
    siteUrl: 'https://app.example.com',
    jwtExpirySeconds: 28_800,
    otpExpirySeconds: 3_600,
  });
  expect(apphandoff({ supabase: given }).behind).toBe(given);
});

test.each([insforge(), Object.create(null)])('takes nothing else for a project', (provider) => {
  expect(() => apphandoff({ supabase: provider })).toThrow(
    'AppHandoff option "supabase": expected what supabase({ … }) returns.',
  );
});
