/** The time of each backend's clock, estimated between two readings. */
export interface Clocks {
  /** Records a new reading of a backend's clock. */
  record(backend: string, reading: number): void;
  now(backend: string): number;
}

interface Noted {
  readonly reading: number;
  readonly at: number;
  /** Whether the clock stands still. A test's clock may, until the test advances it. */
  readonly stands: boolean;
}

export function createClocks(): Clocks {
  const noted = new Map<string, Noted>();
  return {
    record(backend, reading) {
      noted.set(backend, { reading, at: Date.now(), stands: noted.get(backend)?.reading === reading });
    },
    now(backend) {
      const last = noted.get(backend);
      if (!last) return Date.now();
      return last.stands ? last.reading : last.reading + Date.now() - last.at;
    },
  };
}
