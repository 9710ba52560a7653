import { describe, expect, test } from 'vitest';
import { type Client, clientOf, type Reply, start } from './unleash.ts';
import { type Row, rows } from './unleash-table.ts';
import { waysOf } from './ways.ts';

function send({ send: request }: Client, { method, path, json, text, headers }: Row): Promise<Reply> {
  if (json === undefined) return request(method ?? 'GET', path, headers, text);
  const typed = { 'content-type': 'application/json', ...headers };
  return request(method ?? 'POST', path, typed, JSON.stringify(json));
}

describe.each(waysOf(clientOf, { atRoot: true }))('$name', ({ open }) => {
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
