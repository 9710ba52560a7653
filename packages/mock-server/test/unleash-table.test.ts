import { serve } from '@resetkit/mock-server/http';
import { describe, expect, test } from 'vitest';
import { type Client, clientOf, type Mock, type Reply, start } from './unleash.ts';
import { type Row, rows } from './unleash-table.ts';

const ways: readonly { name: string; open(mock: Mock): Promise<Client & { close(): Promise<void> }> }[] = [
  { name: 'in-process', open: async (mock) => ({ ...clientOf(mock.fetch), close: () => mock.close() }) },
  {
    name: 'over HTTP',
    async open(mock) {
      const server = await serve([mock], { port: 0, atRoot: true });
      return { ...clientOf((path, init) => fetch(`${server.url}${path}`, init)), close: server.close };
    },
  },
];

function send({ send: request }: Client, { method, path, json, text, headers }: Row): Promise<Reply> {
  if (json === undefined) return request(method ?? 'GET', path, headers, text);
  const typed = { 'content-type': 'application/json', ...headers };
  return request(method ?? 'POST', path, typed, JSON.stringify(json));
}

describe.each(ways)('$name', ({ open }) => {
  test.each(rows)('answers $title', async (row) => {
    const client = await open(start().mock);

    const reply = await send(client, row);

    await client.close();
    expect(reply).toEqual(row.expected);
    expect(reply.headers.has('ratelimit-policy')).toBe(row.counted === true);
    expect(reply.headers.has('x-powered-by')).toBe(false);
    if (reply.body !== '') expect(reply.headers.get('vary')).toBe('Accept-Encoding');
    if (reply.body === '' && row.method !== 'HEAD') expect(reply.headers.get('content-type')).toBeNull();
  });
});
