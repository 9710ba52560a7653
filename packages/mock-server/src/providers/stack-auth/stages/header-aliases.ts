import type { Answer, Exchange, Next, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { newPrefix, usesNewNames } from '../new-names.ts';

const oldPrefix = 'x-stack-';

/**
 * Reads `x-hexclave-…` as `x-stack-…`, because newer SDKs send only the new names. Their answers, and all answers of
 * the profile `hexclave`, have the server's headers under both names.
 */
export const headerAliases: Stage<Backend> = (exchange, next) =>
  usesNewNames(exchange.request, exchange.backend.options.profile) ? withBothNames(exchange, next) : next(exchange);

async function withBothNames(exchange: Exchange<Backend>, next: Next<Backend>): Promise<Answer> {
  const { request, stamps } = exchange;
  const answer = await next({ ...exchange, request: { ...request, headers: withOldNames(request.headers) } });
  stamps.push(...underNewNames(stamps));
  return answer;
}

function withOldNames(headers: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const renamed = Object.entries(headers).filter(([name]) => name.startsWith(newPrefix));
  const aliases = renamed.map(([name, value]) => [oldPrefix + name.slice(newPrefix.length), value]);
  return { ...headers, ...Object.fromEntries(aliases) };
}

/** The stamped headers of the server under their new names. */
function underNewNames(stamps: readonly string[]): string[] {
  return stamps.flatMap((name, index) => {
    const isOwn = index % 2 === 0 && name.startsWith(oldPrefix);
    return isOwn ? [newPrefix + name.slice(oldPrefix.length), stamps[index + 1] ?? ''] : [];
  });
}
