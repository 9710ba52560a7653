/** Lets requests through, and holds them while something goes on that must be alone. */
export interface Gate {
  /** Acts at once, or as soon as nobody is alone. */
  pass<R>(act: () => Promise<R>): Promise<R>;
  /** Says of something on its way to the gate that it counts as inside already. */
  announce(arrival: Promise<unknown>): void;
  /** Waits for all that is inside or announced, and acts while the rest is held. One at a time. */
  alone<R>(act: () => Promise<R>): Promise<R>;
}

/** A gate that is open. */
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
