import { u } from '../world.ts';
import { notWhitelisted, perhapsSent } from './passwords.ts';
import { replies, type Vector } from './vector.ts';

type Case = readonly [pattern: string, url: string, trusted: boolean];

const localhost: readonly (readonly [url: string, trusted: boolean])[] = [
  ['http://localhost', true],
  ['https://localhost:8443/x', true],
  ['http://app.localhost:3000', true],
  ['http://user:pass@localhost', true],
  ['ftp://localhost', true],
  ['myapp://localhost/x', true],
  ['http://127.0.0.1:3000', true],
  ['http://127.1', true],
  ['http://2130706433', true],
  ['http://[::1]', false],
  ['http://0.0.0.0', false],
  ['http://localhost.', false],
  ['http://localhost.evil.com', false],
  ['https://example.com', false],
  ['mailto:a@b.co', false],
];

const cases: readonly Case[] = [
  ['https://example.com', 'https://example.com', true],
  ['https://example.com', 'https://example.com:443/x?y#z', true],
  ['https://example.com/only/here', 'https://example.com/elsewhere', true],
  ['https://example.com', 'https://EXAMPLE.com', true],
  ['https://example.com', 'http://example.com', false],
  ['https://example.com', 'https://example.com:8443', false],
  ['https://example.com', 'https://api.example.com', false],
  ['http://example.com:80', 'http://example.com', true],
  ['https://example.com:8080', 'https://example.com:8080/x', true],
  ['https://*.example.com', 'https://api.example.com/x', true],
  ['https://*.example.com', 'https://example.com', false],
  ['https://*.example.com', 'https://a.b.example.com', false],
  ['https://*.example.com', 'https://api.example.com:3000', false],
  ['https://*.example.com', 'http://api.example.com', false],
  ['https://*.example.com', 'https://api-example.com', false],
  ['https://**.example.com', 'https://a.b.example.com', true],
  ['https://**.example.com', 'https://api.example.com', true],
  ['https://**.example.com', 'https://example.com', false],
  ['https://**.example.com', 'https://a.example.com:3000', false],
  ['https://api-*.example.com', 'https://api-v2.example.com', true],
  ['https://api-*.example.com', 'https://api-v2.x.example.com', false],
  ['https://*.*.org', 'https://mail.example.org', true],
  ['https://*.*.org', 'https://example.org', false],
  ['https://example.com:*', 'https://example.com', true],
  ['https://example.com:*', 'https://example.com:3000', true],
  ['https://example.com:*', 'https://api.example.com:3000', false],
  ['https://*.example.com:8080', 'https://api.example.com:8080', true],
  ['https://*.example.com:8080', 'https://api.example.com', false],
  ['http://*:*', 'http://myhost:1234', true],
  ['http://*:*', 'http://my.host:1234', false],
  ['http://**:*', 'http://my.other.host', true],
  ['http://**:*', 'https://my.other.host', false],
];

const send = ({ post }: Parameters<Vector['run']>[0], url: string) =>
  post('/auth/password/send-reset-code', { email: u.email, callback_url: url });

/** Where mailed links may lead. */
export const trustedDomains: readonly Vector[] = [
  ...localhost.map(([url, trusted]) =>
    replies(
      `${trusted ? 'trusts' : 'does not trust'} ${url} for localhost`,
      (world) => send(world, url),
      trusted ? perhapsSent : notWhitelisted,
    ),
  ),
  ...localhost.map(([url]) =>
    replies(
      `does not trust ${url} where localhost is off and nothing is trusted`,
      (world) => send(world, url),
      notWhitelisted,
      {
        options: { allowLocalhost: false },
      },
    ),
  ),
  ...cases.map(([pattern, url, trusted]) =>
    replies(
      `${trusted ? 'trusts' : 'does not trust'} ${url} by ${pattern}`,
      (world) => send(world, url),
      trusted ? perhapsSent : notWhitelisted,
      { options: { allowLocalhost: false, trustedDomains: ['https://other.example', pattern] } },
    ),
  ),
];
