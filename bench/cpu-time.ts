/** The milliseconds that this process has computed. What else the machine does is not in them, as it is in the time of a clock. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
