import { type Hooks, notify, type SentRequest } from './hooks.ts';

/** Headers that every call has. They are not logged. */
const USUAL_HEADERS = ['accept', 'content-type'];

/** A code: words of letters, joined by `_`, `.` or `-`, and perhaps a short number. */
const CODE = /^[a-z]{1,32}(?:[_.-][a-z]{1,32}){0,7}\d{0,4}$/i;

/**
 * An id of a request: a UUID, or up to 32 letters, digits, `-` and `_`. The backends' reset tokens and access tokens
 * are longer.
 */
const REQUEST_ID = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?!\d+$)[\w-]{1,32})$/i;

/** The host of an address, and its query. */
const ADDRESS = /^\w+:\/\/(?:[^/?#]*@)?([^/?#]+)[^?#]*\??([^#]*)/;

/** The name of a field, a parameter or a header. */
const NAME = /^[a-z_][\w.-]{0,39}$/i;

/**
 * Hooks that write one line for each try, each answer and each error, without secrets. A line has the operation, the
 * host, the names of parameters and headers, and the status; for an error its kind, code, fields, rules and request id.
 * It never has a body, or the value of a parameter or of a header. A code, a name or an id that does not look like one
 * is omitted, because a server may send any text in its place. An error in `write` does not make a call fail.
 *
 * @param write is called with each line. Default: `console.debug`
 * @example
 * const insforge = createInsforgeClient({ baseUrl, ...debugLog() });
 * // resetkit resetPassword POST localhost:7130, try 1, headers authorization
 * // resetkit resetPassword 400 after 12 ms
 * // resetkit resetPassword failed: weak-password, code INVALID_INPUT, rules min-length digit
 */
export function debugLog(write: (line: string) => void = console.debug): Required<Hooks> {
  const starts = new WeakMap<SentRequest, number>();
  const log = (operation: string, ...words: readonly unknown[]) =>
    void notify(() => write(`resetkit ${operation} ${words.filter(Boolean).join(', ')}`));
  return {
    onRequest(request) {
      const { operation, method, url, headers, attempt } = request;
      starts.set(request, performance.now());
      // A text rather than a `URL`: that of older React Native has neither `host` nor `searchParams`.
      const [, host = 'somewhere', query = ''] = ADDRESS.exec(url) ?? [];
      const unusual = [...headers.keys()].filter((name) => !USUAL_HEADERS.includes(name));
      const named = [names('query', query.split(/=[^&]*&?|&/)), names('headers', unusual)];
      log(operation, `${method} ${host}`, `try ${attempt}`, ...named);
    },
    onResponse(request, { status }) {
      const milliseconds = Math.round(performance.now() - (starts.get(request) ?? 0));
      log(request.operation, `${status} after ${milliseconds} ms`);
    },
    onError({ kind, code, fields = {}, violations = [], retryAfterMs, requestId }, operation) {
      log(
        operation,
        `failed: ${kind}`,
        code && CODE.test(code) && `code ${code}`,
        names('fields', Object.keys(fields)),
        names(
          'rules',
          violations.map(({ rule }) => rule),
        ),
        retryAfterMs !== undefined && `to wait ${retryAfterMs} ms`,
        requestId && REQUEST_ID.test(requestId) && `request ${requestId}`,
      );
    },
  };
}

/** The names that look like one: a backend may send a value where a field's name belongs. */
function names(what: string, all: Iterable<string> = []): string | undefined {
  const found = [...new Set(all)].filter((name) => NAME.test(name));
  return found.length > 0 ? `${what} ${found.join(' ')}` : undefined;
}
