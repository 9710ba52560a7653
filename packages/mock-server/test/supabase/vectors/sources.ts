import type { Vector } from './vector.ts';

/**
 * The chapters whose facts a real server was seen to show, each with the titles of those that it was not: they were read in its
 * source, or belong to the mock. The evidence does not count these, nor chapters that are not here.
 */
const unseen: Readonly<Record<string, readonly string[]>> = {
  bearers: [
    'a token with the claims {"session_id":true} is refused',
    'a token with the claims {"amr":{}} is refused',
    'a token with the claims {"constructor":5} passes',
    'a token with the claims {"exp":null} passes',
    'a token with the claims {"exp":1767323045.5} passes',
    'a token with the claims {"exp":"1767323046"} passes',
    'a token with the claims {"iat":1767323054,"iss":"x"} passes',
    'a token with the claims {"aud":["x","authenticated"]} passes',
    'a token with the claims {"aud":"x"} passes',
    'a token with the claims {"session_id":null} passes',
    'a token with the claims {"session_id":""} passes',
    'a token with the claims {"session_id":"00000000-0000-0000-0000-000000000000"} passes',
  ],
  bodies: [
    'the grant pkce reads its own fields of {"auth_code":true}',
    'the character NUL in the data of a change by an administrator',
    'an error that the server did not foresee has no id in the old form',
    'data keeps its numbers as doubles and its keys sorted, nested ones too',
    'half a surrogate pair is replaced',
  ],
  disabled: [
    'switched off, for a user of administration',
    'switched off, for a server of passkeys of nobody',
    'the grant id_token refuses ""',
    'the grant id_token refuses {"id_token":5}',
    'a callback to /callback leads to the site',
    'a callback to /callback?state=x&code=y leads to the site',
  ],
  captcha: [
    'the body [] is refused before its captcha is checked',
    'a captcha that cannot be checked at a sign-in is a 500',
  ],
  invite: ['an invitation that cannot be mailed leaves no account'],
  magicLink: [
    '/magiclink refuses "x"',
    '/magiclink makes no account while sign-ups are off',
    '/magiclink fails where the mail does',
  ],
  mails: ['nonces and generated links have as many digits as mails'],
  redirects: [
    'a link to http://localhost:3000/ä?ö=ü leads on',
    'a link to http://localhost:3000/x?b=2&a=1&b=3 leads on',
    'a link to http://localhost:3000/x?q=a+b%20c leads on',
    'a link to http://localhost:3000/a%2Fb?= leads on',
  ],
  token: [
    '/token knows no other grant types',
    'a banned account is told so, before its password is looked at, until the ban is over',
    "a password that today's rules refuse signs in, with a word about it",
    'after that it is refused, and ends the whole family but not the session',
  ],
  user: [
    '/user gives the account, its fields in their order and none of them null',
    'a password may need more',
    'data is merged, and null deletes',
    '/user wants JSON',
    '/logout?scope=local leaves the sessions that it should',
    '/logout knows no scope constructor',
  ],
  verify: [
    'what a target had in its query is encoded as Go does',
    '/verify wants JSON',
    '/verify takes the unknown type constructor of digits for wrong digits',
    '/verify takes the unknown type __proto__ of digits for wrong digits',
    '/verify has a status of its own for a malformed address',
  ],
  accounts: [
    'a change of address leaves the address in the metadata',
    'the answer to an administrator who confirms an account has no confirmed_at, the next one has',
  ],
  changes: [
    'a new address with {"code_challenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"} fails, and changes nothing',
    'a new address with {"code_challenge":"short","code_challenge_method":"md5"} fails, and changes nothing',
    'a channel without a number is ignored',
  ],
  routing: [
    'a method unknown to the router is 405 on /user',
    'a method unknown to the router is 405 on /admin/users',
    'the account of /admin/users/00000000-0000-4000-8000-000000000000 is looked for ahead of the method',
    'an account is found by {7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11}',
    'an account is found by 7d0c2f4e5a0b4b7e9a530f6f1f0c5a11',
    'an account is found by urn:uuid:7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11',
    'an account is found by 7D0C2F4E-5A0B-4B7E-9A53-0F6F1F0C5A11',
    'pages of no accounts fail, without an id in the old form and without x-sb-error-code',
  ],
  whichErrorWins: [
    'the gateway wins over an unknown path',
    'the gateway wins over a missing bearer token',
    'a missing bearer token wins over an unknown path below /admin',
    'a malformed address wins over wrong digits',
    'two passwords wins over an invalid id',
    'an invalid id wins over an invalid duration',
  ],
  links: [],
  ownedRefusals: [],
  pathsAndMethods: [],
  preflights: [],
  recover: [],
  refreshTokens: [],
  refusals: [],
  unreadable: [],
};

/** Vectors, each with where its fact comes from. Throws if a chapter has no fact of a title that is said to be unseen. */
export function withSources(vectors: readonly Vector[]): readonly Vector[] {
  const titles = vectors.map(({ title }) => title);
  const chapters = new Set(titles.map(chapterOf));
  const read = Object.entries(unseen).flatMap(([chapter, list]) => list.map((title) => `${chapter}: ${title}`));
  const stale = read.find((title) => chapters.has(chapterOf(title)) && !titles.includes(title));
  if (stale !== undefined) throw new Error(`No vector has the title ${JSON.stringify(stale)}.`);
  return vectors.map((vector) =>
    chapterOf(vector.title) in unseen && !read.includes(vector.title) ? { ...vector, source: 'recorded' } : vector,
  );
}

function chapterOf(title: string): string {
  return title.slice(0, title.indexOf(':'));
}
