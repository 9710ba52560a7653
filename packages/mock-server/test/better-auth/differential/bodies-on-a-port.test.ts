import { type OutgoingHttpHeaders, request } from 'node:http';
import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from './app-on-a-port.ts';

const json = { 'content-type': 'application/json' };
const text = { 'content-type': 'text/plain' };
const chunked = { 'transfer-encoding': 'chunked' };
const empty = { 'content-length': 0 };

async function startMock(options: ReturnType<typeof betterAuth>['options']): Promise<string> {
  const mock = createMockServer(betterAuth(options), { seed: [] });
  const server = await serve([mock], { port: 0, atRoot: true });
  onTestFinished(() => server.close());
  return server.url + options.basePath;
}

/** Sends just these headers; `fetch` and others decide about some of them themselves. */
function post(url: string, headers: OutgoingHttpHeaders, body: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, async (response) => {
      const parts = await response.toArray();
      resolve([response.statusCode, response.headers['content-type'], Buffer.concat(parts).toString()]);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test.each(['1.7.25', '1.7.1'] as const)('%s finds the same bodies in requests on a port', async (version) => {
  const { options } = betterAuth({ version });
  const urls = [(await startApp(options)).baseUrl, await startMock(options)];
  const bodies: readonly (readonly [OutgoingHttpHeaders, string])[] = [
    [{ ...json, ...chunked }, ''],
    [{ ...text, ...chunked }, ''],
    [chunked, ''],
    [{ ...json, ...empty }, ''],
    [{ ...text, ...empty }, ''],
    [empty, ''],
    [{ ...json, ...chunked }, '{}'],
    [{ ...text, ...chunked }, '{}'],
    [chunked, '{}'],
    [{ 'content-length': 2 }, '{}'],
  ];

  for (const path of ['/request-password-reset', '/sign-in/email', '/sign-up/email', '/sign-out'])
    for (const [headers, body] of bodies) {
      const [real, mock] = await Promise.all(urls.map((url) => post(url + path, headers, body)));
      expect({ path, headers, body, answer: mock }).toEqual({ path, headers, body, answer: real });
    }
});
