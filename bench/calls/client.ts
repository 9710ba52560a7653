import { contestants } from './contestants.ts';
import { type Plan, runRounds } from './run-rounds.ts';

/** What this process is told: where to call, or nothing for no network at all, and how often. */
export interface ClientTask {
  readonly baseUrl?: string;
  readonly plan: Plan;
}

/** What InsForge answers. */
const ANSWER = { success: true, message: 'If your email is registered, we have sent you a password reset code.' };

const { baseUrl, plan }: ClientTask = JSON.parse(process.argv[2] ?? '');
const answerAtOnce = async (): Promise<Response> => Response.json(ANSWER, { status: 202 });
const all =
  baseUrl === undefined
    ? contestants('http://localhost', answerAtOnce)
    : contestants(baseUrl, (...request) => globalThis.fetch(...request));
process.send?.(await runRounds(all, plan));
process.disconnect();
