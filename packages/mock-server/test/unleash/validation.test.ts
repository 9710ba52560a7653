import { validateWith } from '@resetkit/sdk';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import { expect, test } from 'vitest';
import { start, tokens } from './world.ts';

const refused = {
  error: { kind: 'invalid-request', message: 'Unleash refused without a reason', status: 400, body: '' },
};

test('a refusal without a body is no surprise to a client that checks answers', async () => {
  const { mock } = start();
  const fetch = (request: Request): Promise<Response> => mock.fetch(request);
  const client = createUnleashClient({
    baseUrl: mock.baseUrl,
    fetch,
    validate: validateWith(schemas),
    token: tokens.admin[0] ?? '',
  });
  const token = 'f'.repeat(32);
  const passwords = { password: 'Correct-H0rse-1!', confirmPassword: 'Correct-H0rse-2!' };

  expect(await client.validatePublicSignupToken({ token })).toMatchObject(refused);
  expect(
    await client.addPublicSignupTokenUser({ token, email: 'a@example.com', name: 'A', password: 'a' }),
  ).toMatchObject(refused);
  expect(await client.changeMyPassword(passwords)).toMatchObject(refused);
});
