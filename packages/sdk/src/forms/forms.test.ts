import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PasswordRule } from '../client/password-rule.ts';
import { schemas as supabaseSchemas } from '../generated/supabase/schemas.ts';
import * as apphandoff from '../providers/apphandoff/schemas.ts';
import { rulesOf } from '../providers/insforge/password-rules.ts';
import * as insforge from '../providers/insforge/schemas.ts';
import * as stackAuth from '../providers/stack-auth/schemas.ts';
import * as supabase from '../providers/supabase/schemas.ts';
import * as unleash from '../providers/unleash/schemas.ts';
import type { Form } from './form.ts';

const email = 'ada@example.com';
const redirectTo = 'http://localhost:3000/reset';
const missingEmail = ['email', 'Enter your e-mail address.', { rule: 'required' }];
const wrongEmail = ['email', 'Enter an e-mail address, such as ada@example.com.', { rule: 'email' }];
const wrongRedirect = [
  'redirectTo',
  '`redirectTo` has to be a complete URL, such as https://example.com/reset.',
  { rule: 'redirect-url' },
];

/** What a form has against values: field, sentence, rule. */
function issuesOf(form: Form<unknown>, values: unknown) {
  const { error } = form.safeParse(values);
  return (error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message, 'params' in issue && issue.params]);
}

describe('a request', () => {
  const forms = Object.entries({ apphandoff, insforge, stackAuth, supabase, unleash });

  test.each(forms)('of %s: takes an address and a page, and gives them as they are', (_, { requestForm }) => {
    expect(requestForm.parse({ email, redirectTo, more: 1 })).toEqual({ email, redirectTo });
  });

  test.each(forms)('of %s: says once that there is no address', (_, { requestForm }) => {
    expect(issuesOf(requestForm, { email: '', redirectTo })).toEqual([missingEmail]);
    expect(issuesOf(requestForm, { redirectTo })).toEqual([['email', 'Enter your e-mail address.', false]]);
  });

  // Who takes what is each backend's own affair: these are the patterns of the specs.
  test.each<[string, accepts: string[], refuses: string[]]>([
    [
      'insforge',
      ['ada+x@ex-ample.com'],
      ['ada@example', 'ada@@example.com', ' ada@example.com', 'ádá@example.com', 'a#@example.com'],
    ],
    ['apphandoff', ['ada+x@ex-ample.com'], ['ada@example', ' ada@example.com']],
    ['supabase', ['ada@example', 'a#@example.com'], ['ada', ' ada@example.com', `${'a'.repeat(250)}@example.com`]],
    ['stackAuth', ['ada@example', 'a#@example.com'], ['ada', ' ada@example.com']],
    ['unleash', ['ada', ' ada@example.com'], []],
  ])('of %s: takes the addresses that the backend takes', (name, accepts, refuses) => {
    const { requestForm } = Object.fromEntries(forms)[name] ?? insforge;

    for (const email of accepts) expect(issuesOf(requestForm, { email, redirectTo })).toEqual([]);
    for (const email of refuses) expect(issuesOf(requestForm, { email, redirectTo })).toEqual([wrongEmail]);
  });

  test.each([
    ['apphandoff', apphandoff.requestForm, ['/reset', ' ', `https://${'a'.repeat(513)}.example`]],
    ['insforge', insforge.requestForm, ['/reset', 'localhost']],
    ['stackAuth', stackAuth.requestForm, ['/reset', 'https://example.com/a b']],
  ] as const)('of %s: refuses a page that the backend would refuse', (_, form, refused) => {
    for (const redirectTo of refused) expect(issuesOf(form, { email, redirectTo })).toEqual([wrongRedirect]);
  });

  test('of a backend that needs no page goes without one, in whichever way a form library has none', () => {
    for (const { requestForm } of [apphandoff, insforge, supabase, unleash]) {
      expect(requestForm.parse({ email })).toEqual({ email });
      expect(requestForm.safeParse({ email, redirectTo: undefined }).success).toBe(true);
    }
    expect(issuesOf(stackAuth.requestForm, { email })).toEqual([[wrongRedirect[0], wrongRedirect[1], false]]);
  });
});

describe('a code', () => {
  test.each([
    [insforge.codeForm, ['000000', '481502'], ['12345', '1234567', '12a456', '123-456', '１２３４５６'], '6'],
    [supabase.codeForm, ['000000', '4815021234'], ['12345', '12345678901', '123.456'], '6 to 10'],
  ] as const)('has the digits that the backend mails', (form, accepted, refused, digits) => {
    const wrong = ['code', `The code has ${digits} digits and nothing else.`, { rule: 'code' }];

    for (const code of accepted) expect(form.parse({ code })).toEqual({ code });
    for (const code of refused) expect(issuesOf(form, { code })).toEqual([wrong]);
    expect(issuesOf(form, { code: '' })).toEqual([['code', 'Enter the code of the mail.', { rule: 'required' }]]);
  });

  test('of Supabase is what the spec says of the digits that it shows to administrators', () => {
    const link = supabaseSchemas.generateLink.responses[200].body;
    const isFine = (email_otp: string) =>
      !link.safeParse({ email_otp }).error?.issues.some(({ path }) => path[0] === 'email_otp');
    const digits = fc.string({ unit: fc.constantFrom('1', '9'), maxLength: 12 });
    const text = fc.string({ unit: fc.constantFrom('1', 'a', ' ', '１'), maxLength: 12 });

    fc.assert(
      fc.property(fc.oneof(digits, text), (code) => {
        expect(supabase.codeForm.safeParse({ code }).success).toBe(isFine(code));
      }),
    );
    expect([isFine('123456'), isFine('12345')]).toEqual([true, false]);
  });
});

describe('a password', () => {
  const newPassword = 'Difference-Engine-1822';

  test('is typed twice, unless it need not be', () => {
    expect(insforge.passwordForm().parse({ newPassword, repeated: newPassword })).toEqual({
      newPassword,
      repeated: newPassword,
    });
    expect(insforge.passwordForm(undefined, { repeated: false }).parse({ newPassword })).toEqual({ newPassword });
  });

  test('has to be there, both times', () => {
    const missing = ['newPassword', 'Enter a new password.', { rule: 'required' }];
    const again = ['repeated', 'Repeat the new password.', { rule: 'required' }];

    for (const { passwordForm } of [apphandoff, insforge, stackAuth, supabase, unleash]) {
      expect(issuesOf(passwordForm(), { newPassword: '', repeated: '' })).toEqual([missing, again]);
      expect(issuesOf(passwordForm(), {})).toEqual([missing, again].map(([field, words]) => [field, words, false]));
    }
  });

  test('has to be the same both times, which is said beside what else is wrong', () => {
    const different = ['repeated', 'The two passwords are not the same.', { rule: 'repeated' }];
    const short = ['newPassword', 'Use at least 8 characters.', { rule: 'min-length', limit: 8 }];

    expect(issuesOf(stackAuth.passwordForm(), { newPassword, repeated: `${newPassword} ` })).toEqual([different]);
    expect(issuesOf(stackAuth.passwordForm(), { newPassword: 'short', repeated: 'shore' })).toEqual([short, different]);
  });

  test('is held against the rules that a backend fixes', () => {
    const broken = (form: Form<unknown>, newPassword: string) =>
      issuesOf(form, { newPassword, repeated: newPassword }).map(([, words]) => words);

    expect(broken(unleash.passwordForm(), 'aaa')).toEqual([
      'Use at least 10 characters.',
      'Do not use a character more than 2 times in a row.',
      'Use a capital letter.',
      'Use a digit.',
      'Use a special character, such as ! or #.',
    ]);
    expect(broken(unleash.passwordForm(), `${'A1!'.repeat(43)}`)).toEqual([
      'Use at most 128 characters.',
      'Use a small letter.',
    ]);
    const long = 'Use at most 72 characters; an accented letter counts twice, an emoji four times or more.';
    for (const { passwordForm } of [apphandoff, supabase]) {
      expect(broken(passwordForm(), 'é'.repeat(37))).toEqual([long]);
      expect(broken(passwordForm(), 'é'.repeat(36))).toEqual([]);
    }
    expect(broken(insforge.passwordForm(), '1')).toEqual([]);
  });

  test('is held against the rules that are given instead', () => {
    const settings = { requireNumber: true, requireLowercase: true, requireUppercase: true, requireSpecialChar: true };
    const form = insforge.passwordForm(rulesOf({ passwordMinLength: 12, ...settings }), { repeated: false });

    expect(issuesOf(form, { newPassword: 'abc' })).toEqual([
      ['newPassword', 'Use at least 12 characters.', { rule: 'min-length', limit: 12 }],
      ['newPassword', 'Use a digit.', { rule: 'digit', pattern: '[0-9]' }],
      ['newPassword', 'Use a capital letter.', { rule: 'uppercase', pattern: '[A-Z]' }],
      [
        'newPassword',
        'Use a special character, such as ! or #.',
        { rule: 'special', pattern: '[!@#$%^&*()_+\\-=[\\]{};\\\\|,.<>/?]' },
      ],
    ]);
  });

  test('is not held against what only the backend can tell', () => {
    const rules: PasswordRule[] = [{ rule: 'not-reused' }, { rule: 'not-leaked' }, { rule: 'characters' }];

    expect(insforge.passwordForm(rules, { repeated: false }).safeParse({ newPassword: 'x' }).success).toBe(true);
  });
});

test('no values make a form throw, and no issue shows a value', () => {
  const { requestForm, codeForm, passwordForm } = insforge;
  const value = fc.oneof(fc.string({ minLength: 8, unit: fc.constantFrom('§', '#') }), fc.anything());
  const fields = fc.record(
    { email: value, redirectTo: value, code: value, newPassword: value, repeated: value },
    { requiredKeys: [] },
  );

  fc.assert(
    fc.property(fc.oneof(fields, fc.anything()), (values) => {
      for (const form of [requestForm, codeForm, passwordForm(), unleash.passwordForm()])
        expect(JSON.stringify(form.safeParse(values).error?.issues ?? [])).not.toMatch(/§|##/);
    }),
  );
});
