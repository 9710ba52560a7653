import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { newPrefix, usesNewNames } from '../new-names.ts';

const oldPrefix = 'x-stack-';

/**
 * Reads `x-hexclave-…` as `x-stack-…`, because newer SDKs send only the new names. Their answers, and all answers of
 * the profile `hexclave`, have the server's headers under both names.
 */
export const headerAliases: Stage<Backend> = async (exchange, next) => {
  const { request, backend, stamps } = exchange;
  const { profile } = backend.options;
  if (!usesNewNames(request, profile)) return next(exchange);
  const answer: Answer = await next({ ...exchange, request: { ...request, headers: withOldNames(request.headers) } });
  stamps.push(...underNewNames(stamps));
  return answer;
};

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
