import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Provider } from '../../src/core/provider.ts';
import { ofEveryProvider } from '../of-every-provider.ts';
import { registry } from '../registry.ts';
import { installSchemathesis, judge, type Trial } from './schemathesis.ts';
import type { SchemathesisPlan } from './schemathesis-plan.ts';

/** How many requests it makes at least for each operation that takes input, and the seed of them. */
const runs = Number(process.env['SCHEMATHESIS_RUNS'] ?? 20);
const seed = Number(process.env['SCHEMATHESIS_SEED'] ?? 1);
/** A run takes less than a minute. This ends one that hangs. */
const patience = 600_000;

beforeAll(installSchemathesis, patience);

const modules = await ofEveryProvider<{ readonly schemathesisPlan: SchemathesisPlan }>(
  (id) => import(`../${id}/suites/schemathesis-plan.ts`),
);
const ofControl: SchemathesisPlan = {
  callers: { 'a test': {} },
  // It is asked about one provider, and not for what may never come.
  settings: {
    parameters: { 'path.provider': 'insforge', 'query.wait': '0' },
    leaveOut: ['waitForMessage', 'waitForRequest'],
  },
};
/** For each description, the path of the server below which its paths are. */
const plans: readonly (readonly [description: string, path: string, plan: SchemathesisPlan])[] = [
  ...modules.map(([id, { schemathesisPlan }]) => [id, `/${id}`, schemathesisPlan] as const),
  ['mailpit', '/_resetkit/mailpit', { callers: { 'a test': {} } }],
  ['mock-control', '', ofControl],
];

test.each(
  plans.flatMap(([description, path, { callers, settings }]) =>
    Object.entries(callers).map(([name, caller]) => ({ description, name, path, caller, settings })),
  ),
)(
  'Schemathesis finds nothing in $description as $name calls it',
  async ({ description, name, path, caller: { headers = {}, accounts = [] }, settings }) => {
    const printed = vi.spyOn(console, 'error');
    const make: (options: object) => Provider = registry[description] ?? insforge;
    const provider = make({});
    const mock = createMockServer(provider, { seed: [provider.demo, ...accounts], random: seed });
    const [account] = accounts;
    const session = account && (await mock.sessions.make(account.email)).tokens.accessToken;
    const server = await serve(mock, { port: 0 });
    onTestFinished(async () => {
      printed.mockRestore();
      await server.close();
      await mock.close();
    });
    const trial: Trial = {
      description,
      baseUrl: `http://127.0.0.1:${server.port}${path}`,
      headers: { ...headers, ...(session !== undefined && { authorization: session }) },
      parameters: {},
      leaveOut: [],
      known: [],
      ...settings,
    };

    const { findings, requests, missed, said } = await judge(trial, runs, seed);

    console.log(`Schemathesis sent ${requests} requests to ${description} as ${name}.`);
    expect(findings, said).toEqual([]);
    expect(missed).toBe(0);
    expect(requests).toBeGreaterThan(100);
    expect(printed).not.toHaveBeenCalled();
  },
  patience,
);
