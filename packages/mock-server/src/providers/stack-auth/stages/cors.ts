import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { usesNewNames } from '../new-names.ts';

const ours = [
  'project-id',
  'branch-id',
  'override-error-status',
  'random-nonce',
  'client-version',
  'disable-artificial-development-delay',
  'access-type',
  'publishable-client-key',
  'secret-server-key',
  'super-secret-admin-key',
  'admin-access-token',
  'refresh-token',
  'access-token',
  'allow-anonymous-user',
];
const others = ['baggage', 'sentry-trace', 'x-vercel-protection-bypass', 'ngrok-skip-browser-warning'];

/** What is allowed to send and to read, where the server's headers have these prefixes. */
function allowedFor(...prefixes: readonly string[]): { readonly toSend: string; readonly toRead: string } {
  const named = (names: readonly string[]): string[] =>
    prefixes.flatMap((prefix) => names.map((name) => `${prefix}-${name}`));
  return {
    toSend: ['content-type', 'authorization', ...named(ours), ...others].join(', '),
    toRead: ['content-type', ...named(['actual-status', 'known-error'])].join(', '),
  };
}

const allowed = { old: allowedFor('x-stack'), both: allowedFor('x-stack', 'x-hexclave') };

/** Allows every origin to call, with a fixed list of headers. Answers OPTIONS at every path. */
export const cors: Stage<Backend> = (exchange, next) => {
  const { request, backend, stamps } = exchange;
  const { profile } = backend.options;
  const { toSend, toRead } = allowed[usesNewNames(request, profile) ? 'both' : 'old'];
  stamps.push('Access-Control-Allow-Origin', '*');
  stamps.push('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, OPTIONS');
  stamps.push('Access-Control-Max-Age', '86400');
  stamps.push('Access-Control-Allow-Headers', toSend);
  stamps.push('Access-Control-Expose-Headers', toRead);
  stamps.push('Vary', toSend);
  return request.method === 'OPTIONS' ? { status: 200 } : next(exchange);
};
