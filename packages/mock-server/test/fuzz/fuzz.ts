import { validateHeaderName, validateHeaderValue } from 'node:http';
import { createMockServer } from '@resetkit/mock-server';
import type * as fc from 'fast-check';
import { responseOf } from '../../src/core/fetch.ts';
import type { Provider } from '../../src/core/provider.ts';
import type { MockServer } from '../../src/core/server.ts';
import type { WireReply, WireRequest } from '../../src/core/wire.ts';
import type { Spec } from '../read-spec.ts';
import { registry } from '../registry.ts';
import { checkedReply } from '../reply.ts';
import { requestsTo } from './requests.ts';

/** What is wrong with an answer. */
export type Fault = 'crash' | 'own 500' | 'outside the spec';

/** A request whose answer is wrong. */
export interface Finding {
  readonly fault: Fault;
  readonly request: string;
  readonly reason: string;
}

/** A provider under fuzzing. */
export interface Fuzzed {
  readonly mock: MockServer;
  readonly requests: fc.Arbitrary<WireRequest>;
  /** Sends a request. Returns what is wrong with the answer; `undefined` if nothing is. */
  send(request: WireRequest): Promise<Finding | undefined>;
}

/** The ids of the providers. */
export const ids: readonly string[] = Object.keys(registry);

const specs: Readonly<Record<string, Spec>> = Object.fromEntries(
  await Promise.all(ids.map(async (id) => [id, (await import(`../${id}/spec.ts`)).spec])),
);

/** Makes a mock server, requests to it, and a judge of its answers. */
export function fuzzed(id: string): Fuzzed {
  const [make, spec] = [registry[id], specs[id]];
  if (!make || !spec) throw new Error(`There is no provider ${id} with a description.`);
  const provider: Provider = make({});
  const mock = createMockServer(provider, { clock: '2026-01-02T03:04:05Z', seed: [provider.demo] });
  return {
    mock,
    requests: requestsTo(id),
    async send(request) {
      const found = (fault: Fault, reason: unknown): Finding => ({
        fault,
        request: shown(request),
        reason: String(reason),
      });
      let reply: WireReply;
      try {
        reply = await mock.handle(request);
        checkHeaders(reply);
        responseOf(reply);
      } catch (error) {
        return found('crash', error instanceof Error ? error.stack : error);
      }
      const text = new TextDecoder().decode(reply.body);
      if (exception.test(text) && !failingLink.test(request.target)) return found('own 500', text);
      // The descriptions have no 304: it repeats an answer without its body.
      if (reply.status === 304 || isUnleashParsing(id, request, text)) return undefined;
      try {
        await checkedReply(spec, request.method, `http://localhost${request.target}`, responseOf(reply));
        return undefined;
      } catch (error) {
        return found('outside the spec', error instanceof Error ? error.message : error);
      }
    },
  };
}

/** What the providers answer to an exception: its message, or the sentence of the backend. Stack Auth's mock prints it. */
const exception =
  /is not iterable|is invalid\. Received|Cannot (?:read|convert)|Maximum call stack|Unexpected failure, please|(?<!req\.body\?\.email\?\.toLowerCase) is not a function/;

/** A link for which the real Supabase fails in this way too: one of PKCE with another type. */
const failingLink = /^\/auth\/v1\/verify\/?\?(?:.*&)?token=pkce_/;

/**
 * Whether Unleash refuses a body that its operation does not take. It parses every body; the introduction of its description
 * says so, and its operations without a body have no such statuses.
 */
function isUnleashParsing(id: string, { method, body }: WireRequest, answer: string): boolean {
  if (id !== 'unleash' || body.length === 0 || !['GET', 'HEAD', 'DELETE'].includes(method)) return false;
  return /^\{"message":"(?:[^"\\]|\\.)*"\}$/.test(answer) || answer === '';
}

function checkHeaders({ headers }: WireReply): void {
  for (let index = 0; index < headers.length; index += 2) {
    validateHeaderName(headers[index] ?? '');
    validateHeaderValue(headers[index] ?? '', headers[index + 1] ?? '');
  }
}

function shown({ method, target, headers, body }: WireRequest): string {
  return `${method} ${target}\n${JSON.stringify(headers)}\n${new TextDecoder().decode(body).slice(0, 2_000)}`;
}
