/**
 * Runs functions of one key one after the other, and those of different keys together. Changes of one process then meet
 * only those of others.
 */
export function createKeyQueues(): <T>(key: string, act: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, act) => {
    const acting = (last.get(key) ?? Promise.resolve()).then(act);
    const settled = acting.then(
      () => {},
      () => {},
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return acting;
  };
}
