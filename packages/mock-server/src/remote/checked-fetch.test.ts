import { expect, test } from 'vitest';
import { controlApi, version } from '../version.ts';
import { checkedFetch } from './checked-fetch.ts';

const url = 'http://localhost:7357';

/** What a server answers to the question what it is. */
function health(changes: object): Record<string, unknown> {
  return { status: 'ok', version: '7.0.0', controlApi, providers: [], ...changes };
}

/** A `fetch` that reaches a server which says this of itself. */
function reaches(said: unknown): { fetch: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async fetch(request) {
      asked.push(new URL(new Request(request).url).pathname);
      return Response.json(said);
    },
  };
}

const [major = 0, minor = 0, patch = 0] = controlApi.split('.').map(Number);
const own = `and this client (Resetkit ${version}) version ${controlApi}.`;

test.each([
  [`${major + 1}.0.0`, `version ${major + 1}.0.0`, 'Update this client: npm install -D @resetkit/mock-server@7.0.0'],
  [`${major - 1}.9.0`, `version ${major - 1}.9.0`, `Update the server: npx @resetkit/mock-server@${version}`],
  [undefined, 'an older version', `Update the server: npx @resetkit/mock-server@${version}`],
])(
  'refuses a server that speaks version %s of the control API, and says which side to update',
  async (spoken, its, fix) => {
    const { fetch, asked } = reaches(health({ controlApi: spoken }));

    await expect(checkedFetch(url, fetch)(`${url}/_resetkit/restart`)).rejects.toThrow(
      `The server at ${url} (Resetkit 7.0.0) speaks ${its} of the control API, ${own} ${fix}`,
    );
    expect(asked).toEqual(['/_resetkit/health']);
  },
);

test.each([`${major}.${minor}.${patch}`, `${major}.${minor + 1}.0`, `${major}.${minor}.${patch + 1}`])(
  'takes a server that speaks version %s, and asks it once',
  async (spoken) => {
    const { fetch, asked } = reaches(health({ controlApi: spoken }));
    const checked = checkedFetch(url, fetch);

    await Promise.all([checked(`${url}/one`), checked(`${url}/two`)]);
    await checked(`${url}/three`);

    expect(asked).toEqual(['/_resetkit/health', '/one', '/two', '/three']);
  },
);

test('does not wait for a server that never answers', async () => {
  const silent = checkedFetch(url, () => new Promise<Response>(() => {}), 0);

  await expect(silent(`${url}/_resetkit/restart`)).rejects.toThrow(
    `The server at ${url} does not answer: nothing came in 0 seconds. Start another one with: npx @resetkit/mock-server`,
  );
});

test('asks again after a refusal', async () => {
  const answers = [Response.json({}), Response.json(health({})), new Response('done')];
  const checked = checkedFetch(url, async () => answers.shift() ?? Response.error());
  await checked(url).catch(() => {});

  const answer = await checked(url);

  expect(await answer.text()).toBe('done');
});
