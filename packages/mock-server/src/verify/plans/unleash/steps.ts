import type { RequestStep } from '../../script.ts';
import { post, postText } from '../../steps.ts';

/** Requests that Unleash refuses for their body alone, one for each reason. */
export function unreadable(path: string, headers: Readonly<Record<string, string>> = {}): readonly RequestStep[] {
  const json = 'application/json';
  return [
    postText('malformed JSON', path, '{', json, { headers }),
    postText('half a JSON', path, '{"a":', json, { headers }),
    postText('no JSON', path, 'nope', json, { headers }),
    postText('an unknown charset', path, '{}', `${json}; charset=iso-8859-1`, { headers }),
    postText('an unknown encoding', path, '{}', json, { headers: { ...headers, 'content-encoding': 'zstd-x' } }),
    postText('no gzip', path, '{}', json, { headers: { ...headers, 'content-encoding': 'gzip' } }),
    postText('120 kB', path, `"${'x'.repeat(120_000)}"`, json, { headers }),
    postText('plain text', path, '{', 'text/plain', { headers }),
    postText('a form', path, 'a=b', 'application/x-www-form-urlencoded', { headers }),
    postText('another JSON type', path, '{}', 'application/vnd.api+json', { headers }),
    postText('no content type', path, '{}', undefined, { headers }),
    postText('no body', path, '', json, { headers }),
    postText('null', path, 'null', json, { headers }),
    postText('a list', path, '[]', json, { headers }),
    postText('a number', path, '5', json, { headers }),
  ];
}

/** A password that every rule accepts. */
export const strong = 'Correct-H0rse-1!';
/** Another one. */
export const stronger = 'Correct-H0rse-2!';

/** Signs the first administrator in; later steps have `{{admin}}`. */
export const signInAdmin: RequestStep = post(
  'the administrator signs in',
  '/auth/simple/login',
  { username: '{{adminUser}}', password: '{{adminPassword}}' },
  { save: { admin: 'cookie' }, prepares: true },
);

/** Headers of the administrator. */
export const asAdmin: { readonly headers: Readonly<Record<string, string>> } = { headers: { cookie: '{{admin}}' } };

/** Makes an account that later steps know by `{{<name>Id}}`, with the first strong password. */
export function newUser(name: string, more: object = {}): RequestStep {
  const json = { email: `${name}-{{run}}@example.com`, name, rootRole: 2, password: strong, sendEmail: false, ...more };
  return post(`${name} gets an account`, '/api/admin/user-admin', json, {
    ...asAdmin,
    save: { [`${name}Id`]: { body: ['id'] } },
  });
}

/** Signs an account in; later steps have `{{<name>}}`. */
export function signIn(name: string, password: string = strong, as: string = name): RequestStep {
  const json = { username: `${name}-{{run}}@example.com`, password };
  return post(`${as} signs in`, '/auth/simple/login', json, { save: { [as]: 'cookie' } });
}
