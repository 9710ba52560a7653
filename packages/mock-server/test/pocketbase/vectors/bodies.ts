import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  askAt,
  badToken,
  blank,
  done,
  failure,
  good,
  invalid,
  moveAt,
  recordAt,
  recordsAt,
  resetAt,
  signedIn,
  signInAt,
  somethingWrong,
  u,
  unreadable,
  unsupported,
  verifiedAt,
  verifyAt,
  wrong,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const xml = { 'content-type': 'application/xml' };
const payload = '@jsonPayload';
const parts = (...fields: readonly (readonly [string, string])[]): string =>
  `${fields.map(([name, text]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`).join('')}--x--\r\n`;
const noEmail = invalid({ email: blank });
const part = '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\nu@example.com\r\n--x--\r\n';

const rows: readonly (readonly [string, Record<string, string>, string | undefined, Expected])[] = [
  ['no body and no type', {}, undefined, noEmail],
  ['no body, of a type that is not read', { 'content-type': 'text/plain' }, undefined, noEmail],
  ['an empty body', json, '', noEmail],
  ['null', json, 'null', noEmail],
  ['a list', json, '[]', unreadable],
  ['a text', json, '"x"', unreadable],
  ['a number', json, '5', unreadable],
  ['half a JSON', json, '{"email":', unreadable],
  ['no JSON', json, 'nope', unreadable],
  ['a number as address', json, '{"email":5}', unreadable],
  ['a list as address', json, '{"email":[]}', unreadable],
  ['an object as address', json, '{"email":{}}', unreadable],
  ['the name in capitals', json, '{"EMAIL":"u@example.com"}', done],
  ['a name twice', json, '{"email":"u@example.com","email":""}', unreadable],
  ['a name twice, in two cases', json, '{"email":"u@example.com","Email":null}', unreadable],
  ['another name twice', json, '{"email":"u@example.com","x":1,"x":2}', unreadable],
  ['a name with a hyphen', json, '{"e-mail":"u@example.com"}', done],
  ['half of a pair', json, '{"email":"u@example.com","x":"\\ud800"}', unreadable],
  ['something behind the object', json, '{"email":"u@example.com"} and more', done],
  ['a charset', { 'content-type': 'application/json; charset=utf-16' }, '{"email":"u@example.com"}', done],
  ['plain text', { 'content-type': 'text/plain' }, '{"email":"u@example.com"}', unsupported],
  ['another JSON type', { 'content-type': 'application/vnd.api+json' }, '{"email":"u@example.com"}', unsupported],
  ['a body without a type', {}, '{"email":"u@example.com"}', unsupported],
  ['a form', form, 'email=u%40example.com', done],
  ['a form without the field', form, 'mail=u%40example.com', noEmail],
  ['a form with the name in capitals, which is another one', form, 'EMAIL=u%40example.com', noEmail],
  ['multipart', multipart, part, done],
  ['multipart with a name without quotes', multipart, part.replace('"email"', 'email'), done],
  ['multipart with a part that is no form data', multipart, part.replace('form-data', 'attachment'), noEmail],
  ['multipart with a file of that name', multipart, part.replace('"email"', '"email"; filename="x"'), noEmail],
  ['multipart that is none', multipart, 'nope', unreadable],
  ['multipart without its end', multipart, part.slice(0, -4), unreadable],
  ['multipart without a boundary', { 'content-type': 'multipart/form-data' }, part, unreadable],
  [
    'JSON in a part, which counts for more',
    multipart,
    parts(['email', 'x'], [payload, '{"email":"u@example.com"}']),
    done,
  ],
  [
    'JSON in a part, of which the last counts',
    multipart,
    parts([payload, '{"email":"x"}'], [payload, '{"email":"u@example.com"}']),
    done,
  ],
  [
    'JSON in a part without the field',
    multipart,
    parts(['email', 'u@example.com'], [payload, '{"EMAIL":"x","e_mail":"x"}']),
    done,
  ],
  ['null in a part, which empties the form', multipart, parts(['email', 'u@example.com'], [payload, 'null']), noEmail],
  ['null as the field in a part', multipart, parts(['email', 'u@example.com'], [payload, '{"email":null}']), noEmail],
  ['a list in a part', multipart, parts([payload, '[]']), unreadable],
  ['a number in a part', multipart, parts([payload, '{"email":5}']), unreadable],
  ['JSON in a part with more behind it', multipart, parts([payload, '{"email":"u@example.com"} x']), unreadable],
  ['JSON in a part with a name twice', multipart, parts([payload, '{"x":1,"x":2}']), unreadable],
  ['no JSON in a part', multipart, parts(['email', 'u@example.com'], [payload, '']), unreadable],
  ['JSON in a form', form, '@jsonPayload=%7B%22email%22%3A%22u%40example.com%22%7D', done],
  ['XML', xml, '<x><Email>u@example.com</Email></x>', done],
  ['XML as text', { 'content-type': 'text/xml; charset=utf-8' }, '<x><Email>u@example.com</Email></x>', done],
  [
    'XML with all that stands before and in it',
    xml,
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE x><!-- c --><x a="b" c=\'d\'><Email>u@example.com</Email></x> more <',
    done,
  ],
  ['XML with a prefix', xml, '<x xmlns:a="u"><a:Email>u@example.com</a:Email></x>', done],
  ['XML with entities and raw text', xml, '<x><Email>&#117;<![CDATA[@example.]]>co&#x6d;</Email></x>', done],
  [
    'XML with the element twice, of which the last counts',
    xml,
    '<x><Email>x</Email><Email>u@example.com</Email></x>',
    done,
  ],
  ['XML with the name in small letters, which is another one', xml, '<x><email>u@example.com</email></x>', noEmail],
  ['XML with the element inside of another one', xml, '<x><y><Email>u@example.com</Email></y></x>', noEmail],
  ['XML behind the root', xml, '<x></x><Email>u@example.com</Email>', noEmail],
  ['an empty element of XML', xml, '<x><Email/></x>', noEmail],
  ['XML that is empty', xml, '<x/>', noEmail],
  ['XML without an end', xml, '<x>', unreadable],
  ['XML that is none', xml, 'x', unreadable],
  ['XML with another end', xml, '<x><Email>u@example.com</Emal></x>', unreadable],
  ['XML with an unknown entity', xml, '<x><Email>&foo;</Email></x>', unreadable],
  ['XML with an ampersand', xml, '<x><Email>a & b</Email></x>', unreadable],
  ['XML with an attribute without quotes', xml, '<x a=b><Email>u@example.com</Email></x>', unreadable],
  ['XML of another encoding', xml, '<?xml version="1.0" encoding="latin1"?><x/>', unreadable],
  ['a form that is badly encoded', form, 'email=%zz', unreadable],
  ['a form with a semicolon', form, 'email=u%40example.com;a=b', unreadable],
];

/** How bodies are read. */
export const bodyVectors: readonly Vector[] = [
  ...table(
    rows,
    'reads %s',
  )((_, headers, body, expected) => ({
    source: 'recorded',
    async run({ send }) {
      expect(await send('POST', askAt(), headers, body)).toEqual(expected);
    },
  })),
  {
    title: 'says of a content type that it is not read, but for a reset',
    source: 'recorded',
    async run({ send }) {
      for (const path of [askAt(), signInAt(), verifyAt(), recordsAt()])
        expect(await send('POST', path, { 'content-type': 'text/plain' }, 'x')).toEqual(unsupported);
      expect(await send('POST', resetAt(), { 'content-type': 'text/plain' }, 'x')).toEqual(unreadable);
    },
  },
  {
    title: 'reads XML only where a body has fixed fields: a good sign-in cannot be answered',
    source: 'recorded',
    async run({ send }) {
      const credentials = (password: string) =>
        `<x><Identity>${u.email}</Identity><Password>${password}</Password></x>`;

      expect(await send('POST', signInAt(), xml, credentials('x'))).toEqual(wrong);
      expect(await send('POST', signInAt(), xml, credentials(u.password))).toEqual(somethingWrong);
      for (const path of [recordsAt()]) expect(await send('POST', path, xml, '<x/>')).toEqual(somethingWrong);
    },
  },
  {
    title: 'a form of a record has numbers and truth values, lists, and JSON that counts for more',
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const changed = async (type: Record<string, string>, body: string) => {
        const reply = await world.send('PATCH', recordAt(u.id), { ...own, ...type }, body);
        const { name, emailVisibility } = reply.body as { name?: string; emailVisibility?: boolean };
        return reply.status === 200 ? [name, emailVisibility] : reply;
      };

      expect(await changed(form, 'name=1.50&emailVisibility=2')).toEqual(['1.50', true]);
      expect(await changed(json, '{"name":1.50,"emailVisibility":"2"}')).toEqual(['1.5', false]);
      expect(await changed(form, 'name=a&name=b')).toEqual(['', false]);
      expect(await changed(multipart, parts(['name', 'f'], [payload, '{"name":"p"}']))).toEqual(['p', false]);
      expect(await changed(multipart, parts(['name', 'f'], [payload, 'null']))).toEqual(['p', false]);
      expect(await changed(multipart, parts(['name', 'f'], [payload, '[]']))).toEqual(somethingWrong);
    },
  },
  {
    title: 'a query that is badly encoded spoils a form, and JSON not',
    source: 'recorded',
    async run({ send }) {
      const target = `${askAt()}?x=%zz`;

      expect(await send('POST', target, form, 'email=u%40example.com')).toEqual(unreadable);
      expect(await send('POST', target, multipart, parts(['email', 'u@example.com']))).toEqual(unreadable);
      expect(await send('POST', target, json, '{"email":"u@example.com"}')).toEqual(done);
    },
  },
  {
    title: 'a form takes a field from the query that it does not have itself',
    async run({ send }) {
      expect(await send('POST', `${askAt()}?email=u%40example.com`, form, 'a=b')).toEqual(done);
      expect(await send('POST', `${askAt()}?email=u%40example.com`, json, '{}')).toEqual(noEmail);
    },
  },
  {
    title: 'the server fails at a reset and at a new address that are null, also in a part of a form',
    source: 'recorded',
    async run(world) {
      const crashed = failure(500, 'Something went wrong while processing your request.');
      const own = await signedIn(world);
      const { send } = world;

      for (const path of [resetAt(), moveAt()]) {
        expect(await send('POST', path, { ...json, ...own }, 'null')).toEqual(crashed);
        expect(await send('POST', path, { ...form, ...own }, `token=x&${payload}=null`)).toEqual(crashed);
        expect(await send('POST', path, { ...form, ...own }, `${payload}=null&${payload}=[]`)).toEqual(unreadable);
      }
      expect(await send('POST', verifiedAt(), json, 'null')).toEqual(invalid({ token: blank }));
    },
  },
  {
    title: 'a number as token is unreadable, whatever else is wrong',
    source: 'recorded',
    async run({ post }) {
      expect(await post(resetAt(), { token: 5, password: good, passwordConfirm: good })).toEqual(unreadable);
      expect(await post(resetAt(), { token: 'x', password: good, passwordConfirm: good })).toEqual(
        invalid({ token: badToken }),
      );
    },
  },
  {
    title: 'refuses a body that is announced as longer than 32 MB',
    async run({ send }) {
      const headers = { ...json, 'content-length': String(32 * 1024 * 1024 + 1) };

      for (const path of [askAt(), resetAt(), signInAt()])
        expect(await send('POST', path, headers, '{}')).toEqual(failure(413, 'Request entity too large.'));
    },
  },
];
