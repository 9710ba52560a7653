import { describe, expect, test } from 'vitest';
import { resetOperations as stackAuthTable } from '../../packages/sdk/src/generated/stack-auth/reset-operations.ts';
import { resetOperations as supabaseTable } from '../../packages/sdk/src/generated/supabase/reset-operations.ts';
import { readErrorBy as readErrorByStackAuth } from '../../packages/sdk/src/providers/stack-auth/read-error-by.ts';
import { RESET_MEANINGS as stackAuthMeanings } from '../../packages/sdk/src/providers/stack-auth/reset-meanings.ts';
import { readErrorBy as readErrorBySupabase } from '../../packages/sdk/src/providers/supabase/read-error-by.ts';
import { RESET_MEANINGS as supabaseMeanings } from '../../packages/sdk/src/providers/supabase/reset-meanings.ts';
import { readOperations } from '../generate/read-operations.ts';
import { readErrorOf, specOf } from '../generate-answers-doc.ts';
import { hear, plays } from './hear.ts';
import { readAnswers } from './read-answers.ts';

/** What no flow is told, since none sends another grant than a code's, another address for the account, or a phone's number. */
const OF_NO_FLOW =
  /"(?:invalid_credentials|email_not_confirmed|email_exists|phone_\w+|refresh_token_\w+)"|Refresh token/i;

// A small client knows the errors of a reset alone; of those it has to know as much as the whole one.
describe.each([
  ['supabase', readErrorBySupabase(supabaseMeanings), supabaseTable],
  ['stack-auth', readErrorByStackAuth(stackAuthMeanings), stackAuthTable],
] as const)('the small client of %s', async (id, readSmall, table) => {
  const readWhole = await readErrorOf(id);

  test('reads what the mock server says as the whole one does', async () => {
    const paths = Object.values(table).map(({ path }) => path);
    const heard = (await hear(plays[id])).filter(
      ({ path, body }) => paths.some((one) => path.startsWith(one)) && !OF_NO_FLOW.test(JSON.stringify(body)),
    );
    const read = (readError: typeof readSmall) => heard.map(({ status, body }) => readError(status, body));

    expect(heard.length).toBeGreaterThan(30);
    expect(read(readSmall)).toEqual(read(readWhole));
  });

  test('reads what the description has as the whole one does', () => {
    const spec = specOf(id);
    const operations = readOperations(spec).filter((operation) => operation.id in table);
    const read = (readError: typeof readSmall) =>
      operations
        .flatMap((operation) => readAnswers(spec, operation, readError))
        .filter(({ body }) => !OF_NO_FLOW.test(JSON.stringify(body)));

    expect(read(readWhole).length).toBeGreaterThan(40);
    expect(read(readSmall)).toEqual(read(readWhole));
  });
});
