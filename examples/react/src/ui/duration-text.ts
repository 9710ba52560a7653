/** Seconds as people read them on a clock: `60 s`, `4:05`, `1:02:03`. */
export function durationText(seconds: number): string {
  if (seconds <= 60) return `${seconds} s`;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}
