import { createExpressReply } from '../../core/express/reply.ts';
import type { Answer } from '../../core/stage.ts';
import { pathOf, type WireReply, type WireRequest } from '../../core/wire.ts';
import { isExpressPath } from './paths.ts';

const expressReply = createExpressReply({ spaces: 2 });
const encoder = new TextEncoder();

/**
 * Puts an answer on the wire. Express writes errors, and what the emulator has besides the API. The framework of the API writes
 * successes and wrong methods: without spaces, charset and ETag.
 */
export function firebaseReply(request: WireRequest, answer: Answer, stamps: readonly string[]): WireReply {
  const isApi = answer.status === 405 || (answer.status < 300 && !isExpressPath(pathOf(request.target)));
  if (!isApi || answer.body === undefined) return expressReply(request, answer, stamps);
  const own = Object.entries(answer.headers ?? {}).flatMap(([name, value]) => [name, String(value)]);
  const headers = ['X-Powered-By', 'Express', ...stamps, ...own, 'Content-Type', 'application/json'];
  if (request.method === 'HEAD') return { status: answer.status, headers };
  return { status: answer.status, headers, body: encoder.encode(JSON.stringify(answer.body)) };
}
