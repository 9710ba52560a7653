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

/** Allows every origin to call, with a fixed list of headers. Answers OPTIONS at every path. */
export const cors: Stage<Backend> = async (exchange, next) => {
  const { request, backend, stamps } = exchange;
  const { profile } = backend.options;
  const prefixes = usesNewNames(request, profile) ? ['x-stack', 'x-hexclave'] : ['x-stack'];
  const named = (names: readonly string[]): string[] =>
    prefixes.flatMap((prefix) => names.map((name) => `${prefix}-${name}`));
  const allowed = ['content-type', 'authorization', ...named(ours), ...others].join(', ');
  stamps.push('Access-Control-Allow-Origin', '*');
  stamps.push('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, OPTIONS');
  stamps.push('Access-Control-Max-Age', '86400');
  stamps.push('Access-Control-Allow-Headers', allowed);
  stamps.push('Access-Control-Expose-Headers', ['content-type', ...named(['actual-status', 'known-error'])].join(', '));
  stamps.push('Vary', allowed);
  return request.method === 'OPTIONS' ? { status: 200 } : next(exchange);
};
