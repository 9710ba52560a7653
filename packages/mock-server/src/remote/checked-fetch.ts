import { controlApi, version } from '../version.ts';
import { namespaceUrl } from './namespace-url.ts';
import { toUpdate } from './to-update.ts';

type Fetch = typeof globalThis.fetch;

// Read when the module loads: this takes real time even if a test installs fake timers later.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/**
 * A `fetch` for the control API below a URL. Before its first request it asks the server what it is. It rejects with one
 * sentence if no server answers, if another one than that of Resetkit does, or if the two versions of the control API do not
 * fit; then it asks again the next time. A server needs nothing to say what it is: more than `patienceMs` milliseconds of
 * silence are no answer.
 */
export function checkedFetch(baseUrl: string, fetch: Fetch, patienceMs = 10_000): Fetch {
  const url = namespaceUrl(baseUrl, undefined);
  let checked: Promise<void> | undefined;
  const check = (): Promise<void> => {
    checked ??= checkServer(url, fetch, patienceMs).catch((error) => {
      checked = undefined;
      throw error;
    });
    return checked;
  };
  return async (...request) => {
    await check();
    return fetch(...request).catch((error) => unreachable(url, error));
  };
}

async function checkServer(url: string, fetch: Fetch, patienceMs: number): Promise<void> {
  const asking = fetch(new Request(`${url}/_resetkit/health`));
  const answer = await inTime(url, asking, patienceMs).catch((error) => unreachable(url, error));
  const body: unknown = await inTime(url, answer.json(), patienceMs).catch(noJson);
  const said = (name: string): unknown => Reflect.get(Object(body), name);
  const refusal = said('detail');
  if (typeof refusal === 'string') throw new Error(refusal);
  if (!answer.ok || !Array.isArray(said('providers'))) {
    throw new Error(
      `What answers at ${url} is not a Resetkit server: it answered ${answer.status} to /_resetkit/health. Start one with: ${starts}`,
    );
  }
  checkVersions(url, said('controlApi'), said('version'));
}

/** What starts a server, also where nothing is installed. */
const starts = 'npx @resetkit/mock-server';

function checkVersions(url: string, spoken: unknown, server: unknown): void {
  const step = toUpdate(spoken, controlApi);
  if (step === undefined) return;
  const their = typeof spoken === 'string' ? `version ${spoken}` : 'an older version';
  const fixes = {
    client: `Update this client: npm install -D @resetkit/mock-server@${server}`,
    server: `Update the server: ${starts}@${version}`,
  };
  throw new Error(
    `The server at ${url} (Resetkit ${server}) speaks ${their} of the control API, and this client (Resetkit ${version}) version ${controlApi}. ${fixes[step]}`,
  );
}

/** For `catch` after `response.json()`: gives `undefined` if the body is not JSON, and passes every other error on. */
function noJson(error: unknown): undefined {
  if (!(error instanceof SyntaxError)) throw error;
}

async function inTime<Value>(url: string, awaited: Promise<Value>, patienceMs: number): Promise<Value> {
  let stop = (): void => {};
  const late = new Promise<never>((_, reject) => {
    const sentence = `The server at ${url} does not answer: nothing came in ${patienceMs / 1_000} seconds. Start another one with: ${starts}`;
    const timer = startTimer(() => reject(new Error(sentence)), patienceMs);
    stop = () => stopTimer(timer);
  });
  return Promise.race([awaited, late]).finally(stop);
}

/** `fetch` rejects with a `TypeError` if there is no connection. What else it rejects with, such as an abort, is passed on. */
function unreachable(url: string, error: unknown): never {
  if (!(error instanceof TypeError)) throw error;
  const reason =
    error.cause instanceof Error ? error.cause.message || String(Reflect.get(error.cause, 'code')) : error.message;
  throw new Error(`No Resetkit server answers at ${url}: ${reason}. Start one with: ${starts}`, { cause: error });
}
