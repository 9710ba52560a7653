/** Where times are drawn, in percent of the width. */
export interface TimeScale {
  /** Where a time is. Those before the first one and after the last one are at the edges. */
  place(time: number): number;
  /** Times to be written beside the scale, far enough from each other: now, and others. */
  readonly ticks: readonly number[];
}

/** Between two ticks, in percent. */
const APART = 28;

/**
 * A scale on which now and each of these times, in milliseconds since 1970, are apart: seconds between two requests are seen
 * beside a day that the clock was turned. A gap is as wide as its logarithm.
 */
export function timeScale(now: number, times: readonly number[]): TimeScale {
  const stops = [...new Set([now, ...times])].sort((a, b) => a - b);
  const widths = stops.slice(1).map((stop, index) => 1 + Math.log10(1 + (stop - (stops[index] ?? stop)) / 1_000));
  let sum = 0;
  const starts = widths.map((width) => {
    sum += width;
    return sum - width;
  });
  const whole = sum;
  const place = (time: number): number => {
    const next = stops.findIndex((stop) => stop > time);
    if (next === 0 || whole === 0) return 0;
    if (next === -1) return 100;
    const [from = 0, until = 1] = [stops[next - 1], stops[next]];
    const share = (time - from) / (until - from);
    return (((starts[next - 1] ?? 0) + share * (widths[next - 1] ?? 0)) / whole) * 100;
  };
  const ticks = [now];
  for (const stop of stops) {
    if (ticks.every((tick) => Math.abs(place(stop) - place(tick)) >= APART)) ticks.push(stop);
  }
  return { place, ticks };
}
