import { readAnswer } from './answer.ts';
import type { Call } from './call.ts';
import { startDeadline } from './deadline.ts';
import { describe } from './describe.ts';
import type { UnansweredKind } from './error.ts';
import { buildRequest } from './request.ts';
import { type AnyResult, failed } from './result.ts';

const TIMEOUT_MS = 30_000;

/** Makes a call. Never rejects, whatever it is given, and never outlives its time-out. */
export async function send(call: Call): Promise<AnyResult> {
  try {
    const { client, options } = call;
    const deadline = startDeadline(options?.timeoutMs ?? client?.timeoutMs ?? TIMEOUT_MS, options?.signal);
    try {
      return await Promise.race([deadline.over, exchange(call, deadline.signal)]);
    } finally {
      deadline.stop();
    }
  } catch (cause) {
    return failed({ kind: 'invalid-request', message: describe(cause), cause });
  }
}

/** Rejects only if the request cannot be made. */
async function exchange(call: Call, signal: AbortSignal): Promise<AnyResult> {
  const { url, init } = await buildRequest(call);
  signal.throwIfAborted();
  // A variable, because browsers refuse a `fetch` that is called as somebody's method.
  const fetch = call.client.fetch ?? globalThis.fetch;
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal });
  } catch (cause) {
    const message = `No answer from ${new URL(url).origin}: ${describe(cause)}`;
    return failed({ kind: kindOfThrown(cause), message, cause });
  }
  return readAnswer(call, response);
}

/** A custom `fetch` may have a time-out of its own. */
const KIND_OF_THROWN: Readonly<Record<string, UnansweredKind>> = { TimeoutError: 'timeout', AbortError: 'aborted' };

function kindOfThrown(cause: unknown): UnansweredKind {
  return (cause instanceof Error && KIND_OF_THROWN[cause.name]) || 'network';
}
