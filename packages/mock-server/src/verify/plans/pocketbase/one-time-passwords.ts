import type { MailStep, RequestStep, Script, Step } from '../../script.ts';
import { get, type MoreOfStep, post, postText } from '../../steps.ts';
import {
  addressOf,
  as,
  better,
  good,
  methodsAt,
  recordAt,
  refreshAt,
  signIn,
  signInAdmin,
  signInAt,
  signUp,
} from './steps.ts';

/** The collection that mails digits to sign in, and the one that asks for them beside the password. */
const otps = '{{otps}}';
const mfas = '{{mfas}}';
const json = 'application/json';

const askAt = (collection = otps): string => `/api/collections/${collection}/request-otp`;
const useAt = (collection = otps): string => `/api/collections/${collection}/auth-with-otp`;

/** Asks for digits; later steps have their id as `{{otp}}`. */
function askDigits(name: string, collection?: string): RequestStep {
  const json = { email: addressOf(name) };
  return post(`${name} asks for digits`, askAt(collection), json, { save: { otp: { body: ['otpId'] } } });
}

/** Reads the newest mail; later steps have its digits as `{{digits}}`. */
function digitsTo(name: string): MailStep {
  return { name: `the digits to ${name}`, mailTo: addressOf(name), save: { digits: 'code' } };
}

/** Signs in with the digits of the mail. */
function use(what: string, more: object = {}, collection?: string, how: MoreOfStep = {}): RequestStep {
  return post(what, useAt(collection), { otpId: '{{otp}}', password: '{{digits}}', ...more }, how);
}

/** Signs in with the password, as one of two ways; later steps have the id as `{{mfa}}`. */
function half(name: string, what: string, more: object = {}): RequestStep {
  const json = { identity: addressOf(name), password: good, ...more };
  return post(what, signInAt(mfas), json, { save: { mfa: { body: ['mfaId'] } } });
}

/** Signs up, and asks for digits: one mail for each account, because a script reads the newest one. */
function digitsFor(name: string, collection: string = otps): readonly Step[] {
  return [signUp(name, {}, collection), askDigits(name, collection), digitsTo(name)];
}

/** Changes an account as superuser. */
function change(name: string, json: object, collection: string = otps): RequestStep {
  const path = recordAt(`{{${name}Id}}`, collection);
  return { name: `${name} is changed`, method: 'PATCH', path, json, ...as('admin') };
}

/** Signing in with digits that are mailed, and in two ways. */
export const oneTimePasswordScripts: readonly Script[] = [
  {
    name: 'one-time passwords that are refused',
    safe: true,
    needs: ['otps'],
    steps: [
      get('the methods', methodsAt(otps)),
      ...[{}, { email: '' }, { email: 'x' }, { email: 5 }, { EMAIL: 'nobody-{{run}}@example.com' }].map((body, index) =>
        post(`a request ${index + 1}`, askAt(), body),
      ),
      postText('a malformed request', askAt(), '{', json),
      postText('a request as text', askAt(), 'x', 'text/plain'),
      ...[
        {},
        { otpId: 'x' },
        { otpId: 'x'.repeat(256), password: 'x'.repeat(72) },
        { otpId: 'x', password: 'é'.repeat(36) },
        { otpId: 'x', password: 'x'.repeat(71) },
        { otpId: 5, password: 'x' },
        { otp_id: 'x', PASSWORD: 'x', mfaId: 5 },
      ].map((body, index) => post(`a sign-in ${index + 1}`, useAt(), body)),
      postText('a malformed sign-in', useAt(), '{', json),
      postText('a sign-in as text', useAt(), 'x', 'text/plain'),
    ],
  },
  {
    name: 'one-time passwords',
    safe: false,
    needs: ['otps', 'mfas', 'superuser'],
    steps: [
      signInAdmin,
      ...digitsFor('olga'),
      signIn('olga', good, 'olga', otps),
      use('wrong digits', { password: '1' }),
      use('digits with a blank', { password: '{{digits}} ' }),
      use('another id', { otpId: '{{olgaId}}' }),
      use('in another collection', {}, mfas),
      use('the right digits'),
      use('once more'),
      postText('the session has ended', refreshAt(otps), '', undefined, as('olga')),
      signIn('olga', good, 'olga with her password', otps),
      ...digitsFor('vera'),
      change('vera', { verified: true, name: 'x' }),
      signIn('vera', good, 'vera', otps),
      use('of one who is verified'),
      postText('the session goes on', refreshAt(otps), '', undefined, as('vera')),
      signIn('vera', good, 'vera with her password', otps),
      ...digitsFor('fay'),
      postText('a form', useAt(), 'otpId={{otp}}&password={{digits}}', 'application/x-www-form-urlencoded'),
      ...digitsFor('xara'),
      postText('XML', useAt(), '<x><OTPId>{{otp}}</OTPId><Password>{{digits}}</Password></x>', 'text/xml'),
      use('after that'),
      ...digitsFor('pam'),
      change('pam', { password: better, passwordConfirm: better }),
      use('after another password'),
      ...digitsFor('ada'),
      change('ada', { email: addressOf('ava') }),
      use('after another address'),
      ...digitsFor('dela'),
      { name: 'deleted', method: 'DELETE', path: recordAt('{{delaId}}', otps), ...as('admin') },
      use('after that she is gone'),
    ],
  },
  {
    name: 'tries of one-time passwords',
    safe: false,
    needs: ['otps', 'rules'],
    steps: [
      ...digitsFor('oti'),
      use('the fifth try', { password: '1' }, otps, { from: 'five', times: 5 }),
      use('the sixth, from another address', { password: '1' }),
      use('the sixth, with the right digits', {}, otps, { from: 'five' }),
      { ...askDigits('oti'), name: 'ten are good', times: 9 },
      { ...askDigits('oti'), name: 'the eleventh is the tenth' },
      use('the tenth, which nobody has got', { password: '1' }),
    ],
  },
  {
    name: 'two ways to sign in',
    safe: false,
    needs: ['mfas', 'superuser'],
    steps: [
      get('the methods of it', methodsAt(mfas)),
      signInAdmin,
      ...digitsFor('mia', mfas),
      half('mia', 'a wrong password', { password: better }),
      half('mia', 'the first way'),
      half('mia', 'the same way again', { mfaId: '{{mfa}}' }),
      half('mia', 'an unknown one', { mfaId: 'nope' }),
      half('mia', 'one that is no text', { mfaId: 5 }),
      half('mia', 'null', { mfaId: null }),
      postText(
        'as XML',
        signInAt(mfas),
        `<x><Identity>${addressOf('mia')}</Identity><Password>${good}</Password></x>`,
        'text/xml',
      ),
      use('the digits’ id in place of the other', { mfaId: '{{otp}}', password: '1' }, mfas),
      half('mia', 'the first way once more'),
      use('the second way', { mfaId: '{{mfa}}' }, mfas, { save: { mia: { body: ['token'] } } }),
      postText('the session', refreshAt(mfas), '', undefined, as('mia')),
      half('mia', 'the first way is used up', { mfaId: '{{mfa}}' }),
      ...digitsFor('mio', mfas),
      use('digits first', {}, mfas, { save: { mfa: { body: ['mfaId'] } } }),
      post('the password in the end', `${signInAt(mfas)}?mfaId={{mfa}}`, {
        identity: addressOf('mio'),
        password: good,
      }),
      signUp('max', {}, mfas),
      half('mia', 'mia begins'),
      half('max', 'max goes on', { mfaId: '{{mfa}}' }),
      signUp('mel', {}, mfas),
      half('mel', 'mel begins'),
      change('mel', { password: good, passwordConfirm: good }, mfas),
      askDigits('mel', mfas),
      digitsTo('mel'),
      use('after the same password', { mfaId: '{{mfa}}' }, mfas),
      signUp('meg', {}, mfas),
      half('meg', 'meg begins'),
      change('meg', { email: addressOf('peg') }, mfas),
      askDigits('peg', mfas),
      digitsTo('peg'),
      use('after another address', { mfaId: '{{mfa}}' }, mfas),
    ],
  },
];
