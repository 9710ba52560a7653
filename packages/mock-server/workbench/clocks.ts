/** What the backends' clocks show, between two readings of them. */
export interface Clocks {
  /** Takes down what a backend's clock showed just now. */
  note(backend: string, reading: number): void;
  now(backend: string): number;
}

interface Noted {
  readonly reading: number;
  readonly at: number;
  /** A test's clock may stand until it is turned. */
  readonly stands: boolean;
}

export function createClocks(): Clocks {
  const noted = new Map<string, Noted>();
  return {
    note(backend, reading) {
      noted.set(backend, { reading, at: Date.now(), stands: noted.get(backend)?.reading === reading });
    },
    now(backend) {
      const last = noted.get(backend);
      if (!last) return Date.now();
      return last.stands ? last.reading : last.reading + Date.now() - last.at;
    },
  };
}
