import type { FaultAnswer } from '../turn.ts';
import type { WireReply } from '../wire.ts';
import type { HappeningFault } from './faults.ts';

/** How a request is answered, and how time passes, while a fault happens to it. */
export interface FaultActs {
  /** Lets the backend answer, with an answer in place of its own if there is one. */
  answer(fault: FaultAnswer | undefined): Promise<WireReply>;
  sleep(ms: number | 'forever'): Promise<void>;
}

/** Answers a request to which a fault happens. */
export async function applyFault({ fault, answer }: HappeningFault, acts: FaultActs): Promise<WireReply> {
  const { delayMs, html, cut, truncate } = fault;
  const after = fault.when === 'after';
  if (delayMs !== undefined && !after) await acts.sleep(delayMs);
  const needsNoBackend = !after && (html !== undefined || cut === 'before');
  const own = needsNoBackend ? nothing : await acts.answer(answer && { answer, after });
  if (delayMs !== undefined && after) await acts.sleep(delayMs);
  const reply = html === undefined ? own : proxyPage(html);
  const sent = truncate ? firstHalf(reply) : reply;
  return cut === undefined ? sent : { ...sent, cut };
}

const nothing: WireReply = { status: 502, headers: [] };

const reasons: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** The page of a proxy that did not reach the backend. It has no CORS headers, as such pages have none. */
function proxyPage(status: number): WireReply {
  const title = `${status} ${reasons[status] ?? 'Error'}`;
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1>\r\n</body>\r\n</html>\r\n`;
  const body = new TextEncoder().encode(html);
  const headers = ['Content-Type', 'text/html', 'Content-Length', String(body.length)];
  return { status, headers, body, isBroken: true };
}

/** The first half of a body, with the length that it then has. */
function firstHalf(reply: WireReply): WireReply {
  const { headers, body } = reply;
  if (!body) return reply;
  const half = body.slice(0, Math.floor(body.length / 2));
  const list = headers.map((entry, index) =>
    index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'content-length' ? String(half.length) : entry,
  );
  return { ...reply, headers: list, body: half, isBroken: true };
}
