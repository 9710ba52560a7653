const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

const relativeFormat = new Intl.RelativeTimeFormat('en');
const absoluteFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const clockFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** `3 minutes ago`, `in 14 minutes`. Rounds down: never more than is left or has passed. */
export function relative(time: number, now: number): string {
  const distance = time - now;
  for (const [unit, length] of units)
    if (Math.abs(distance) >= length) return relativeFormat.format(Math.trunc(distance / length), unit);
  return 'just now';
}

/** `12 s`, `3 min`, `2 h`, `5 d`: how long ago, where there is little room. */
export function brief(time: number, now: number): string {
  const distance = Math.abs(time - now);
  for (const [unit, length] of units)
    if (distance >= length) return `${Math.trunc(distance / length)} ${unit === 'minute' ? 'min' : unit[0]}`;
  return 'now';
}

/** `14 min 32 s`, `2 h 5 min`, `0 s`: a distance to the second, in its two largest units. */
export function left(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000)) * 1_000;
  const first = units.findIndex(([, length]) => seconds >= length);
  if (first === -1) return '0 s';
  const parts = units.slice(first, first + 2).map(([unit, length], index) => {
    const rest = index === 0 ? seconds : seconds % (units[first]?.[1] ?? 1);
    return [Math.floor(rest / length), unit === 'minute' ? 'min' : unit[0]] as const;
  });
  return parts.flatMap(([count, unit], index) => (count > 0 || index === 0 ? [`${count} ${unit}`] : [])).join(' ');
}

/** Date and time of day, in the user's time zone and format. */
export function absolute(time: number): string {
  return absoluteFormat.format(time);
}

/** The time of day, with the date if it is another day. */
export function timeOfDay(time: number, now: number): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return sameDay ? clockFormat.format(time) : absolute(time);
}

/** `1 d 1 h 16 min`. Empty below two seconds, which the requests themselves may take. */
export function span(ms: number): string {
  if (Math.abs(ms) < 2_000) return '';
  let rest = Math.round(Math.abs(ms) / 1_000) * 1_000;
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${unit === 'minute' ? 'min' : unit[0]}`);
  }
  return parts.join(' ');
}
