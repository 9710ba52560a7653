import type { Hooks, SentRequest } from './hooks.ts';

/**
 * Hooks that write one line for each try and one for each error. Secrets cannot be in it, because no value is: it names
 * operation, host, status, kind, code and request id, never a body, a parameter or a header.
 *
 * @param write takes a line; `console.debug` unless given
 * @example
 * const insforge = createInsforgeClient({ baseUrl, ...debugLog() });
 * // resetkit resetPassword POST localhost:7130, try 1
 * // resetkit resetPassword 400 after 12 ms
 * // resetkit resetPassword failed: invalid-token, code INVALID_INPUT
 */
export function debugLog(write: (line: string) => void = console.debug): Required<Hooks> {
  const starts = new WeakMap<SentRequest, number>();
  return {
    onRequest(request) {
      starts.set(request, performance.now());
      write(`resetkit ${request.operation} ${request.method} ${new URL(request.url).host}, try ${request.attempt}`);
    },
    onResponse(request, { status }) {
      const milliseconds = Math.round(performance.now() - (starts.get(request) ?? 0));
      write(`resetkit ${request.operation} ${status} after ${milliseconds} ms`);
    },
    onError({ kind, code, requestId }, operation) {
      const more = [code && `code ${code}`, requestId && `request ${requestId}`].filter(Boolean);
      write(`resetkit ${operation} failed: ${[kind, ...more].join(', ')}`);
    },
  };
}
