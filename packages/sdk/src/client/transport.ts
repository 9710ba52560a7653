import { readAnswer } from './answer.ts';
import type { Call } from './call.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { type SentRequest, tell } from './hooks.ts';
import { buildRequest } from './request.ts';
import { type AnyResult, failed } from './result.ts';
import { waitBeforeRetry } from './retry.ts';

const TIMEOUT_MS = 30_000;

/** Makes a call. Never rejects, whatever it is given, and never outlives its time-out. */
export async function send(call: Call): Promise<AnyResult> {
  const sent: SentRequest[] = [];
  const result = await sendInTime(call, sent);
  if (result.error) void tell(() => call.client?.onError?.(result.error, sent.at(-1)));
  return result;
}

async function sendInTime(call: Call, sent: SentRequest[]): Promise<AnyResult> {
  try {
    const { client, options } = call;
    const deadline = startDeadline(options?.timeoutMs ?? client?.timeoutMs ?? TIMEOUT_MS, options?.signal);
    try {
      return await Promise.race([deadline.over, sendUntilAnswered(call, deadline, sent)]);
    } finally {
      deadline.stop();
    }
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

/** Tries again where that does no harm. Rejects only if the request cannot be made. */
async function sendUntilAnswered(call: Call, deadline: Deadline, sent: SentRequest[]): Promise<AnyResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await sendOnce(call, deadline.signal, sent, attempt);
    const wait = result.error && waitBeforeRetry(call, result.error, attempt);
    if (wait === undefined || !(await deadline.wait(wait))) return result;
  }
}

async function sendOnce(call: Call, signal: AbortSignal, sent: SentRequest[], attempt: number): Promise<AnyResult> {
  const { id, client } = call;
  const { url, init } = await buildRequest(call);
  const request = { operation: id, method: init.method, url, headers: init.headers, attempt };
  await client.onRequest?.(request);
  signal.throwIfAborted();
  sent.push(request);
  // A variable, because browsers refuse a `fetch` that is called as somebody's method.
  const fetch = client.fetch ?? globalThis.fetch;
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal });
  } catch (cause) {
    const message = `No answer from ${new URL(url).origin}: ${describe(cause)}`;
    return failed({ kind: kindOfThrown(cause), message, cause });
  }
  const result = await readAnswer(call, response);
  void tell(() => client.onResponse?.(request, response));
  return result;
}

/** A custom `fetch` may have a time-out of its own. */
const KIND_OF_THROWN: Readonly<Record<string, UnansweredKind>> = { TimeoutError: 'timeout', AbortError: 'aborted' };

function kindOfThrown(cause: unknown): UnansweredKind {
  return (cause instanceof Error && KIND_OF_THROWN[cause.name]) || 'network';
}
