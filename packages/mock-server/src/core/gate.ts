/** Lets requests run together, and lets a restart run alone. */
export interface Gate {
  /** Runs a function. Waits while another one runs alone. */
  pass<R>(act: () => Promise<R>): Promise<R>;
  /** Announces a request that will call `pass`. `alone` waits for it too. */
  announce(arrival: Promise<unknown>): void;
  /**
   * Waits for everything that runs or is announced, then runs a function alone. Functions that run alone run one by
   * one.
   */
  alone<R>(act: () => Promise<R>): Promise<R>;
}

/** A new gate. */
export function createGate(): Gate {
  const announced = new Set<Promise<unknown>>();
  let inside = 0;
  let shut: Promise<unknown> | undefined;
  let noteEmpty = (): void => {};

  /** Resolves when nothing is inside any more. */
  const emptied = async (): Promise<void> => {
    if (inside > 0)
      await new Promise<void>((resolve) => {
        noteEmpty = resolve;
      });
  };
  return {
    async pass(act) {
      while (shut) await shut;
      inside += 1;
      try {
        return await act();
      } finally {
        inside -= 1;
        if (inside === 0) noteEmpty();
      }
    },
    announce(arrival) {
      const forget = (): void => void announced.delete(arrival);
      announced.add(arrival);
      arrival.then(forget, forget);
    },
    async alone(act) {
      await Promise.allSettled(announced);
      while (shut) await shut;
      const acting = emptied().then(act);
      const settled = acting.then(
        () => {},
        () => {},
      );
      shut = settled;
      await settled;
      shut = undefined;
      return acting;
    },
  };
}
