import { isoTime } from '../../../core/clock.ts';

const dayMs = 86_400_000;
const text = (ms: number): string => isoTime(ms).replace('T', ' ');
const startOf = (date: Date, months: number, day: number): number =>
  Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, day);

/** What `@now` and its like stand for, in UTC. */
export const times: Readonly<Record<string, (now: Date) => string | number>> = {
  '@now': (now) => text(now.getTime()),
  '@yesterday': (now) => text(now.getTime() - dayMs),
  '@tomorrow': (now) => text(now.getTime() + dayMs),
  '@second': (now) => now.getUTCSeconds(),
  '@minute': (now) => now.getUTCMinutes(),
  '@hour': (now) => now.getUTCHours(),
  '@day': (now) => now.getUTCDate(),
  '@month': (now) => now.getUTCMonth() + 1,
  '@weekday': (now) => now.getUTCDay(),
  '@year': (now) => now.getUTCFullYear(),
  '@todayStart': (now) => text(startOf(now, 0, now.getUTCDate())),
  '@todayEnd': (now) => text(startOf(now, 0, now.getUTCDate() + 1) - 1),
  '@monthStart': (now) => text(startOf(now, 0, 1)),
  '@monthEnd': (now) => text(startOf(now, 1, 1) - 1),
  '@yearStart': (now) => text(Date.UTC(now.getUTCFullYear(), 0, 1)),
  '@yearEnd': (now) => text(Date.UTC(now.getUTCFullYear() + 1, 0, 1) - 1),
};
