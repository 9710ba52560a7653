import { expect, test } from 'vitest';
import type { DescribedAnswer, DescribedBackends } from './described-answers.ts';
import { findAnswers } from './find-answers.ts';
import { describedAnswers } from './generated/answers.ts';

function answer(means: string, body?: unknown): DescribedAnswer {
  return { status: 400, means, happens: [], ...(body !== undefined && { body }) };
}

const answers = [
  answer('a weak password', { code: 'weak', message: 'At least 6 characters', limit: 6 }),
  answer('a wrong code', { code: 'otp', message: 'Wrong code' }),
  answer('a page of a proxy', 'Bad Request'),
  answer('nothing'),
];
const backend = { title: 'Shop', operations: [{ operation: 'reset', call: 'POST /reset', does: 'Reset', answers }] };
const none = { title: 'None', operations: [] };
const others = Object.fromEntries(
  Object.keys(describedAnswers).map((id) => [id, none]),
) as unknown as DescribedBackends;
const described: DescribedBackends = { ...others, insforge: backend };

test.each([
  ['the same body', { code: 'otp', message: 'Wrong code' }, 'body', ['a wrong code']],
  ['the same body as text', '{"code":"otp","message":"Wrong code"}', 'body', ['a wrong code']],
  ['the same text', 'Bad Request', 'body', ['a page of a proxy']],
  ['other numbers', { code: 'weak', message: 'At least 8 characters', limit: 8 }, 'body', ['a weak password']],
  ['other words', { code: 'otp', message: 'That code is wrong' }, 'similar', ['a wrong code']],
  ['nothing in common', { error: 'teapot' }, 'status', answers.map(({ means }) => means)],
  ['no body', undefined, 'status', answers.map(({ means }) => means)],
])('of an answer with %s it finds what is nearest', (_, body, by, means) => {
  const result = findAnswers({ status: 400, body }, described);

  expect({ by: result.by, means: result.found.map((one) => one.means) }).toEqual({ by, means });
});

test('finds every described answer by its own body', () => {
  const missed = Object.entries(describedAnswers).flatMap(([provider, { operations }]) =>
    operations.flatMap(({ operation, answers: its }) =>
      its.flatMap(({ status, means, body }) => {
        const asked = { provider: provider as keyof DescribedBackends, operation, status, body };
        const { found } = findAnswers(asked, describedAnswers);
        return found.some((one) => one.means === means) ? [] : [`${provider} ${operation} ${status}: ${means}`];
      }),
    ),
  );

  expect(missed).toEqual([]);
});
