import type { Contestant } from '../calls/contestants.ts';
import { type Plan, runRounds } from '../calls/run-rounds.ts';
import { cpuTime } from '../cpu-time.ts';
import { bareAnswer } from './bare-answer.ts';
import { type Reset, resetOf } from './reset-of.ts';

/** What this process is told: whose reset, and how often. */
export interface InProcessTask {
  readonly backend: string;
  readonly plan: Plan;
}

/** `mock.fetch`, `mock.handle` and the bare function, with the same request. */
function contestants({ mock, path, headers, body }: Reset): readonly Contestant[] {
  const url = mock.baseUrl + path;
  const init = { method: 'POST', headers, body };
  const mount = new URL(mock.baseUrl).pathname.replace(/\/$/, '');
  const bytes = new TextEncoder().encode(body);
  const values = { method: 'POST', target: path, headers, body: bytes, ip: '127.0.0.1', mount, baseUrl: mock.baseUrl };
  const read = async (response: Response): Promise<boolean> => (await response.text()) !== '' || response.ok;
  return [
    { name: 'mock.fetch', call: async () => read(await mock.fetch(url, init)) },
    { name: 'mock.handle', call: async () => (await mock.handle({ ...values })).status < 300 },
    { name: 'bare', call: async () => read(await bareAnswer(new Request(url, init))) },
  ];
}

const { backend, plan }: InProcessTask = JSON.parse(process.argv[2] ?? '');
process.send?.(await runRounds(contestants(await resetOf(backend)), plan, cpuTime));
process.disconnect();
