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
  const inside = new Set<Promise<unknown>>();
  let shut: Promise<unknown> | undefined;

  const within = async <R>(set: Set<Promise<unknown>>, acting: Promise<R>): Promise<R> => {
    set.add(acting);
    try {
      return await acting;
    } finally {
      set.delete(acting);
    }
  };
  return {
    async pass(act) {
      while (shut) await shut;
      return within(inside, act());
    },
    announce(arrival) {
      within(announced, arrival).catch(() => {});
    },
    async alone(act) {
      await Promise.allSettled(announced);
      while (shut) await shut;
      const acting = Promise.allSettled(inside).then(act);
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
