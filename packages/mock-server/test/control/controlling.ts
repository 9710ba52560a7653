import type { ControlledMockServer, MockServerSettings } from '@resetkit/mock-server';
import { type HttpServer, type ServeSettings, serve } from '@resetkit/mock-server/http';
import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import { onTestFinished } from 'vitest';
import { type Client, clientOf, type Mock, start } from '../insforge/world.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A status that every path has, beside its own: a method that there is not. */
const everywhere = new Set([405]);

export interface Controlling {
  readonly mock: Mock;
  readonly server: HttpServer;
  /** The backend under control. */
  readonly insforge: Client;
  /** Calls the control API; every answer is held against openapi/mock-control.yaml. The path is what follows `/_resetkit`. */
  control(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer & { headers: Headers }>;
}

/** A mock on a free port until the test is over, with others beside it, and its control API. */
export async function controlling(
  options: Partial<InsforgeOptions> = {},
  settings: MockServerSettings = {},
  serving: ServeSettings = {},
  others: readonly ControlledMockServer[] = [],
): Promise<Controlling> {
  const { mock } = start(options, settings);
  const server = await serve([mock, ...others], { port: 0, ...serving });
  onTestFinished(server.close);
  const origin = `http://localhost:${server.port}`;
  return {
    mock,
    server,
    insforge: clientOf((path, init) => fetch(`${origin}/insforge${path}`, init)),
    async control(method, path, body, headers = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      // `/@worker-3/insforge/outbox` is that of a namespace.
      const [namespace = ''] = /^\/@[^/]+/.exec(path) ?? [];
      const own = path.slice(namespace.length);
      const response = await fetch(`${origin}${namespace}/_resetkit${own}`, {
        method,
        headers: { ...json, ...headers },
        ...(text !== undefined && { body: text }),
      });
      return checked(method, own, response);
    },
  };
}

async function checked(method: string, path: string, response: Response): Promise<Answer & { headers: Headers }> {
  const { status, headers } = response;
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const id = operationAt(method, `/_resetkit${path.split('?')[0]}`);
  if (id !== undefined && !everywhere.has(status) && method !== 'OPTIONS') {
    const responses: Record<number, { body?: { safeParse(value: unknown): { success: boolean } } }> =
      schemas[id].responses;
    const expected = responses[status];
    const fits = expected && (expected.body ? expected.body.safeParse(body).success : body === undefined);
    if (!fits) throw new Error(`Not in openapi/mock-control.yaml: ${id} ${status}\n${text}`);
  }
  return Object.defineProperty({ status, body }, 'headers', { value: headers }) as Answer & { headers: Headers };
}

function operationAt(method: string, path: string): keyof typeof operations | undefined {
  const ids = Object.keys(operations) as (keyof typeof operations)[];
  return ids.find((id) => {
    const pattern = operations[id].path.replaceAll(/\{\w+\}/g, '[^/]*');
    return operations[id].method === method && new RegExp(`^${pattern}$`).test(path);
  });
}

/** A refusal of the control API. */
export function problem(status: number, title: string, detail: string): Answer {
  return { status, body: { type: 'about:blank', title, status, detail } };
}
