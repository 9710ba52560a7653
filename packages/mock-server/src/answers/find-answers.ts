import type { DescribedAnswer, DescribedBackends, DescribedOperation } from './described-answers.ts';
import type { ProviderId } from './provider-id.ts';

/** What is known of an answer that somebody has got. */
export interface AskedAnswer {
  readonly provider?: ProviderId;
  readonly operation?: string;
  readonly status: number;
  /** JSON as a value or as text, or any other text. */
  readonly body?: unknown;
}

/** A described answer that fits. */
export interface FoundAnswer extends DescribedAnswer, Pick<DescribedOperation, 'operation' | 'call'> {
  readonly provider: ProviderId;
}

/** The described answers that fit best, and how well. */
export interface FoundAnswers {
  /** `body`: they say the same, but for numbers. `similar`: nothing says the same. `status`: no body was given, or none is near. */
  readonly by: 'body' | 'similar' | 'status';
  readonly found: readonly FoundAnswer[];
}

/** Finds what an answer means: of the described answers with its status, those whose bodies are nearest to its own. */
export function findAnswers(
  { provider, operation, status, body }: AskedAnswer,
  described: DescribedBackends,
): FoundAnswers {
  const backends = Object.entries(described) as [ProviderId, DescribedBackends[ProviderId]][];
  const all = backends
    .filter(([id]) => provider === undefined || id === provider)
    .flatMap(([id, { operations }]) => operations.flatMap((one) => answersOf(id, one)))
    .filter((one) => one.status === status && (operation === undefined || one.operation === operation));
  const parts = partsOf(body);
  if (parts.size === 0) return { by: 'status', found: all };
  const near = all.map((one) => ({ one, nearness: nearness(parts, partsOf(one.body)) }));
  const best = Math.max(0, ...near.map((each) => each.nearness));
  if (best < leastNearness) return { by: 'status', found: all };
  const found = near.filter((each) => each.nearness > best - 0.001).map(({ one }) => one);
  return { by: best > 0.999 ? 'body' : 'similar', found };
}

/** Below this, two bodies have their form in common at most. */
const leastNearness = 0.3;

function answersOf(provider: ProviderId, { operation, call, answers }: DescribedOperation): readonly FoundAnswer[] {
  return answers.map((answer) => ({ provider, operation, call, ...answer }));
}

/** The texts, numbers and switches in a body, by where they are. Numbers in texts count as one: they are limits and times. */
function partsOf(body: unknown): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const read = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) read(inner, `${path}/${name}`);
    else if (value !== undefined && value !== '') parts.set(path, String(value).replaceAll(/\d+/g, '0').trim());
  };
  read(parsed(body), '');
  return parts;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** From 0, nothing in common, to 1: the same. */
function nearness(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const paths = new Set([...one.keys(), ...other.keys()]);
  const sum = [...paths].reduce((total, path) => total + alike(one.get(path), other.get(path)), 0);
  return sum / paths.size;
}

/** Texts that differ are alike by the words that they share, and never more than half. */
function alike(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (one === other) return 1;
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[a-z]+/g));
  const [some, others] = [words(one), words(other)];
  const both = [...some].filter((word) => others.has(word)).length;
  return both === 0 ? 0 : both / (some.size + others.size);
}
