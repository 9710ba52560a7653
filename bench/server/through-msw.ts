import { http } from 'msw';
import { setupServer } from 'msw/node';
import { handlers } from '../../packages/mock-server/src/msw.ts';
import { runRounds } from '../calls/run-rounds.ts';
import { cpuTime } from '../cpu-time.ts';
import { bareAnswer } from './bare-answer.ts';
import type { InProcessTask } from './in-process.ts';
import { resetOf } from './reset-of.ts';

// Ours, with all operations of the backend, and one handler that somebody wrote by hand. Two servers in one process would
// intercept each other's calls, and a server with both would ask the first for the calls of the second. So one server has
// them in turns.
const { backend, plan }: InProcessTask = JSON.parse(process.argv[2] ?? '');
const { mock, path, headers, body } = await resetOf(backend);
const url = mock.baseUrl + path;
const ours = handlers(mock);
// MSW compares paths; a query would only make it warn.
const byHand = [http.post(url.replace(/\?.*/, ''), ({ request }: { request: Request }) => bareAnswer(request))];
const server = setupServer();
server.listen({ onUnhandledRequest: 'error' });
const call = async (): Promise<boolean> => {
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.text();
  return response.ok;
};
const contestants = [
  { name: 'ours', prepare: () => server.resetHandlers(...ours), call },
  { name: 'by hand', prepare: () => server.resetHandlers(...byHand), call },
];
process.send?.(await runRounds(contestants, plan, cpuTime));
server.close();
process.disconnect();
