import { goJson } from '../../../core/go/go-reply.ts';
import { decodeLeniently } from '../../../core/router.ts';
import type { Backend } from '../backend.ts';
import { hook as numbers } from '../policy.ts';
import type { SendEmailHook, SendEmailPayload } from './hook-option.ts';
import { HookRefusal, hookFailure } from './hook-refusal.ts';
import { readAnswer } from './read-answer.ts';
import { signatureOf } from './sign.ts';

/**
 * Calls a send-email hook and waits for its answer, at most 5 seconds of real time. Throws a `HookRefusal` unless the
 * hook accepts the mail.
 */
export async function callHook(backend: Backend, hook: SendEmailHook, payload: SendEmailPayload): Promise<void> {
  const end = new AbortController();
  const timedOut = delay(numbers.timeoutMs, end.signal).then(() => {
    const seconds = (numbers.timeoutMs / 1_000).toFixed(6);
    return new HookRefusal(422, 'hook_timeout', `Failed to reach hook within maximum time of ${seconds} seconds`);
  });
  try {
    const refused = await Promise.race([tried(backend, hook, payload, end.signal), timedOut]);
    if (refused) throw refused;
  } finally {
    end.abort();
  }
}

/** Calls the hook until it answers something other than "later", three times at most. Ends when the signal aborts. */
async function tried(
  backend: Backend,
  hook: SendEmailHook,
  payload: SendEmailPayload,
  signal: AbortSignal,
): Promise<HookRefusal | undefined> {
  for (let left = numbers.tries - 1; ; left -= 1) {
    const request = signedRequest(backend, hook, payload);
    if (!request) return hookFailure('Error generating signatures: invalid signature format');
    const response = await answerOf(hook, payload, request, signal);
    if (signal.aborted) return undefined;
    if (!response && left === 0)
      return new HookRefusal(422, 'hook_timeout_after_retry', 'Failed to reach hook after maximum retries');
    if (!response) {
      await delay(numbers.retryAfterMs, signal);
      if (signal.aborted) return undefined;
      continue;
    }
    const isLater = (response.status === 429 || response.status === 503) && response.headers.has('retry-after');
    if (!isLater || left === 0) return readAnswer(response);
  }
}

function signedRequest(
  { clock, random }: Backend,
  hook: SendEmailHook,
  payload: SendEmailPayload,
): Request | undefined {
  const { uri, secrets } = typeof hook === 'function' ? numbers.inProcess : hook;
  const url = new URL(uri);
  const { username, password } = url;
  url.username = url.password = '';
  const body = goJson(payload);
  const id = random.uuid();
  const timestamp = Math.floor((clock.present ?? clock.now)() / 1_000);
  const signature = signatureOf(secrets, id, timestamp, body);
  if (signature === undefined) return undefined;
  const headers = {
    'accept-encoding': 'identity',
    'content-type': 'application/json',
    ...((username || password) && { authorization: basicCredentials(username, password) }),
    'user-agent': 'Go-http-client/1.1',
    'webhook-id': id,
    'webhook-signature': signature,
    'webhook-timestamp': String(timestamp),
  };
  return new Request(url, { method: 'POST', headers, body });
}

/** What Go sends for the user and the password in a URL, which are percent-encoded there. */
function basicCredentials(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${decodeLeniently(username)}:${decodeLeniently(password)}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** The answer of a hook. `undefined` if it cannot be reached. */
async function answerOf(
  hook: SendEmailHook,
  payload: SendEmailPayload,
  request: Request,
  signal: AbortSignal,
): Promise<Response | undefined> {
  if (typeof hook !== 'function') return fetch(request, { signal }).catch(() => undefined);
  try {
    const answer: unknown = await hook(payload, request);
    if (answer instanceof Response) return answer;
    return answer === undefined || answer === null ? new Response(null, { status: 204 }) : Response.json(answer);
  } catch {
    return new Response(null, { status: 500 });
  }
}

/** Resolves after a time, in milliseconds of real time, or when the signal aborts. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
