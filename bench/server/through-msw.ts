import { http } from 'msw';
import { setupServer } from 'msw/node';
import { handlers } from '../../packages/mock-server/src/msw.ts';
import { runRounds } from '../calls/run-rounds.ts';
import { cpuTime } from '../cpu-time.ts';
import { bareAnswer } from './bare-answer.ts';
import type { InProcessTask } from './in-process.ts';
import { resets } from './resets.ts';

// Ours, with all operations of the backend, and one handler that somebody wrote by hand. Both are in one server, because
// two would intercept the same calls; the one by hand is asked first.
const { backend, plan }: InProcessTask = JSON.parse(process.argv[2] ?? '');
const { mock, path, headers, body } = await resets[backend]();
const byHand = `http://by-hand.example${path}`;
const server = setupServer(
  http.post(byHand, ({ request }: { request: Request }) => bareAnswer(request)),
  ...handlers(mock),
);
server.listen({ onUnhandledRequest: 'error' });
const call = (url: string) => async (): Promise<boolean> => {
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.text();
  return response.ok;
};
const contestants = [
  { name: 'ours', call: call(mock.baseUrl + path) },
  { name: 'by hand', call: call(byHand) },
];
process.send?.(await runRounds(contestants, plan, cpuTime));
server.close();
process.disconnect();
