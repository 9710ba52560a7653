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
  resetAt,
  signInAt,
  unreadable,
  unsupported,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
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
    title: 'a form takes a field from the query that it does not have itself',
    async run({ send }) {
      expect(await send('POST', `${askAt()}?email=u%40example.com`, form, 'a=b')).toEqual(done);
      expect(await send('POST', `${askAt()}?email=u%40example.com`, json, '{}')).toEqual(noEmail);
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
