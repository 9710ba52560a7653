import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import {
  addressOf,
  as,
  asApp,
  asServer,
  deleted,
  fragment,
  generated,
  newUser,
  passwords,
  paths,
  put,
  readMail,
  redirect,
  sessionAs,
  signIn,
} from './requests.ts';

const { generateLink, invite, recover, user, users, verify } = paths;
const { old: password } = passwords;
const needs = ['serviceRoleKey'];
const byHash = (step: string, type: string) =>
  post(step, verify, { type, token_hash: '{{hash}}' }, { ...asApp, save: sessionAs('session') });
const byLink = (step: string, type: string) =>
  get(step, `${verify}?token={{token}}&type=${type}&${redirect}`, { save: { session: fragment } });

/** Targets of links; only some of them are allowed. */
const targets: readonly (readonly [string, string])[] = [
  ['the site', '{{siteUrl}}'],
  ['a page of the site', '{{siteUrl}}/account?x=1#part'],
  ['blanks', '{{siteUrl}}/a b'],
  ['letters that are not ASCII', '{{siteUrl}}/%E2%9C%93'],
  ['an encoded slash', '{{siteUrl}}/a%252Fb'],
  ['a broken escape', '{{siteUrl}}/%25zz'],
  ['another site', 'https://evil.test/'],
  ['a backslash', '{{siteUrl}}%5C@evil.test'],
  ['a user name', 'http://a:b@evil.test'],
  ['a loopback address', 'http://127.0.0.1:5000/x'],
  ['another IP address', 'http://10.0.0.1/x'],
  ['a port that there is not', 'http://localhost:99999/'],
  ['a scheme of an app', 'myapp://reset'],
  ['a script', 'javascript:alert(1)'],
  ['nothing', ''],
];

/** Links that an administrator asks for, invitations, and where links lead. */
export const links: readonly Script[] = [
  {
    name: 'a generated link to a reset',
    safe: false,
    needs,
    steps: [
      newUser('gen'),
      generated('a link', { type: 'recovery', email: addressOf('gen') }),
      byHash('another type', 'signup'),
      byHash('the hash', 'recovery'),
      byHash('the hash again', 'recovery'),
      generated('a second link', { type: 'recovery', email: addressOf('gen') }),
      byLink('the link', 'recovery'),
      get('the session of the link', user, as('session')),
      generated('a third link', { type: 'recovery', email: addressOf('gen') }),
      post('the digits', verify, { type: 'recovery', email: addressOf('gen'), token: '{{digits}}' }, asApp),
      generated('a fourth link', { type: 'recovery', email: addressOf('gen') }),
      post('the next mail waits', recover, { email: addressOf('gen') }, asApp),
      post(
        'the hash and the address',
        verify,
        { type: 'recovery', token_hash: '{{hash}}', email: addressOf('gen') },
        asApp,
      ),
      deleted,
    ],
  },
  {
    name: 'generated links of other types',
    safe: false,
    needs,
    steps: [
      generated('a sign-up', { type: 'signup', email: addressOf('sig'), password, data: { a: 1 } }),
      generated('the sign-up again', { type: 'signup', email: addressOf('sig'), password, data: { b: 2 } }),
      byHash('its hash', 'signup'),
      generated('a sign-up of who is confirmed', { type: 'signup', email: addressOf('sig'), password }),
      generated('a magic link', { type: 'magiclink', email: addressOf('sig') }),
      byHash('the hash of the magic link', 'magiclink'),
      generated('a change of address', {
        type: 'email_change_new',
        email: addressOf('sig'),
        new_email: addressOf('chg'),
      }),
      byLink('the link to the new address', 'email_change'),
      get('the account with its new address', user, as('session')),
      generated('the current address', {
        type: 'email_change_current',
        email: addressOf('chg'),
        new_email: addressOf('x'),
      }),
      deleted,
      generated('an invitation', { type: 'invite', email: addressOf('inv'), data: { a: 1 } }),
      byLink('the invitation', 'invite'),
      deleted,
      generated('a magic link of nobody', { type: 'magiclink', email: addressOf('mlk') }),
      byLink('the link of nobody', 'signup'),
      deleted,
    ],
  },
  {
    name: 'refused links of administrators',
    safe: true,
    needs,
    steps: [
      post('nothing', generateLink, {}, asServer),
      post('no address', generateLink, { type: 'recovery' }, asServer),
      post('an address that is none', generateLink, { type: 'recovery', email: 'x' }, asServer),
      post('nobody', generateLink, { type: 'recovery', email: addressOf('nobody') }, asServer),
      post('an unknown type', generateLink, { type: 'x', email: addressOf('nobody') }, asServer),
      post('a sign-up without a password', generateLink, { type: 'signup', email: addressOf('nobody') }, asServer),
      post(
        'a sign-up with a weak password',
        generateLink,
        { type: 'signup', email: addressOf('nobody'), password: 'a' },
        asServer,
      ),
      post(
        'a change of nobody',
        generateLink,
        { type: 'email_change_new', email: addressOf('nobody'), new_email: addressOf('n') },
        asServer,
      ),
    ],
  },
  {
    name: 'an invitation',
    safe: false,
    needs,
    steps: [
      post('nothing', invite, {}, asServer),
      post('an address that is none', invite, { email: 'x' }, asServer),
      post(
        'inviting',
        `${invite}?${redirect}`,
        { email: addressOf('ivy'), data: { team: 'a' } },
        { ...asServer, save: { id: { body: ['id'] } } },
      ),
      readMail('ivy'),
      post(
        'the digits',
        verify,
        { type: 'invite', email: addressOf('ivy'), token: '{{code}}' },
        { ...asApp, save: sessionAs('session') },
      ),
      put('a first password', user, { password }, as('session')),
      signIn('signing in', 'ivy', password),
      post('inviting again', invite, { email: addressOf('ivy') }, asServer),
      deleted,
    ],
  },
  {
    name: 'where links lead',
    safe: true,
    steps: targets.map(([name, target]) =>
      get(
        name,
        `${verify}?token=${'f'.repeat(56)}&type=recovery&redirect_to=${target.replaceAll(' ', '%20').replaceAll('#', '%23').replaceAll('&', '%26')}`,
      ),
    ),
  },
  {
    name: 'where generated links lead',
    safe: false,
    needs,
    steps: [
      newUser('tar'),
      ...targets.map(([name, target]) =>
        post(
          name,
          generateLink,
          { type: 'recovery', email: addressOf('tar'), redirect_to: decodeURIComponent(target) },
          asServer,
        ),
      ),
      get('the account', `${users}/{{id}}`, asServer),
      deleted,
    ],
  },
];
