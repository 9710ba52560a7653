import { table } from '../../scripts/providers-doc/table.ts';
import type { Spread } from '../calls/spread.ts';
import { ratioOf, timeOf } from '../server/ratios.ts';
import type { MeasuredRedis } from './measure-redis.ts';

const names = ['one replica, in memory', 'one replica, with Redis', 'two replicas, with Redis'] as const;

/** The times of all as a Markdown table, and a sentence with what Redis itself does. */
export function redisTable({ rounds, perRequest }: MeasuredRedis): string {
  const rows = names.map((name, index) => [
    name,
    words(timeOf(rounds, index), 0),
    Math.round(1e6 / timeOf(rounds, index).median).toLocaleString('en'),
    `${words(ratioOf(rounds, 1, index), 2)} ×`,
  ]);
  const { commands, microseconds } = perRequest;
  return [
    table([['', 'µs a request', 'requests a second', 'throughput, of one replica with Redis'], ...rows]),
    `A request is ${commands.toFixed(0)} commands of Redis, which take ${microseconds.toFixed(0)} µs of its one processor.`,
  ].join('\n\n');
}

function words({ lower, median, upper }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)} to ${upper.toFixed(digits)})`;
}
