import type { JournalRow } from '../../../core/journal/journal-row.ts';
import { type Given, SHORTEST } from './given.ts';
import { sentHeaders } from './sent-headers.ts';
import { quoted } from './source-text.ts';

/** The tokens of a session, by the names of the headers and fields that carry them. */
const tokens = [
  [/refresh.?token/i, 'refreshToken'],
  [/(?:csrf|xsrf).?token/i, 'csrfToken'],
  [/^authorization$|access.?token/i, 'accessToken'],
] as const;

/** What a request sends of a session, as one that `sessions.make` has made gives it. */
export function givenBySession(row: JournalRow): readonly Given[] {
  const { cookie = '', ...sent } = { ...sentHeaders(row), ...Object(row.request.body) };
  return [
    ...ofCookies(String(cookie)),
    ...Object.entries(sent).flatMap(([name, value]) => ofToken(name, String(value))),
  ];
}

function ofCookies(header: string): readonly Given[] {
  return header.split('; ').flatMap((cookie) => {
    const at = cookie.indexOf('=');
    const name = quoted(cookie.slice(0, at));
    return given(cookie.slice(at + 1), `session.cookies.find(({ name }) => name === ${name})?.value ?? ''`);
  });
}

function ofToken(name: string, value: string): readonly Given[] {
  const token = tokens.find(([names]) => names.test(name))?.[1];
  return token === undefined ? [] : given(value.replace(/^Bearer /i, ''), `session.tokens.${token} ?? ''`);
}

function given(value: string, source: string): readonly Given[] {
  return value.length < SHORTEST ? [] : [{ value, step: -1, from: 'session', source }];
}
