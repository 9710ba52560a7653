import { type Hooks, notify, type SentRequest } from './hooks.ts';

/** What every call sends says nothing. */
const USUAL = ['accept', 'content-type'];

/**
 * Hooks that write one line for each try, each answer and each error. Secrets cannot be in it, because no value is: it names
 * operation, host, parameters, headers, status, kind, code, fields, rules and request id, and never a body, or what a parameter
 * or a header holds. It cannot make a call fail either.
 *
 * @param write takes a line; `console.debug` unless given
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
      const { host, searchParams } = parse(url) ?? { host: 'somewhere' };
      const unusual = [...headers.keys()].filter((name) => !USUAL.includes(name));
      const named = [names('query', searchParams?.keys()), names('headers', unusual)];
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
        code && /^[a-z][a-z_. -]{0,59}\d{0,4}$/i.test(code) && `code ${code}`,
        names('fields', Object.keys(fields)),
        names(
          'rules',
          violations.map(({ rule }) => rule),
        ),
        retryAfterMs !== undefined && `to wait ${retryAfterMs} ms`,
        requestId && `request ${requestId}`,
      );
    },
  };
}

/** Names, but for those that do not look like one: a backend may tell of a field by what it holds. */
function names(what: string, all: Iterable<string> = []): string | undefined {
  const found = [...new Set(all)].filter((name) => /^[a-z_][\w.-]{0,39}$/i.test(name));
  return found.length > 0 ? `${what} ${found.join(' ')}` : undefined;
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
