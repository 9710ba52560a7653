import { expect, test } from 'vitest';
import { accountOf, changesOf, emptyFields, fieldsOf } from './account-fields.ts';

const ada = {
  id: '1',
  email: 'ada@example.com',
  emailVerified: false,
  name: 'Ada',
  providers: [],
  hasPassword: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
const notAnObject = 'Further fields are a JSON object, for example { "bannedUntil": "2030-01-01T00:00:00Z" }.';

test('a new account has what was typed, and nothing for what was left empty', () => {
  expect(accountOf({ ...emptyFields, email: ' ada@example.com ' })).toEqual({
    email: 'ada@example.com',
    emailVerified: true,
  });
  expect(
    accountOf({ email: 'a@b.c', name: 'A', password: 'secret', emailVerified: false, more: '{"rootRole":"Admin"}' }),
  ).toEqual({ email: 'a@b.c', name: 'A', password: 'secret', emailVerified: false, rootRole: 'Admin' });
});

test('an account that is left as it is has no changes', () => {
  expect(changesOf(fieldsOf(ada), ada)).toEqual({});
});

test('changes are what differs, and an empty password is none', () => {
  expect(changesOf({ ...fieldsOf(ada), name: '', emailVerified: true, password: '' }, ada)).toEqual({
    name: '',
    emailVerified: true,
  });
  expect(changesOf({ ...fieldsOf(ada), password: 'new', more: '{"bannedUntil":null}' }, ada)).toEqual({
    password: 'new',
    bannedUntil: null,
  });
});

test.each(['[]', 'null', '1', '{'])('further fields are refused if they are %s', (more) => {
  expect(() => accountOf({ ...emptyFields, more })).toThrow(notAnObject);
});
