/**
 * Makes the function that waits for the end of this turn of the event loop. Replies that are ready in one turn are then
 * written together, so that clients of the same machine are woken once for all of them and not once for each.
 */
export function createEndOfTurn(): () => Promise<void> {
  let end: Promise<void> | undefined;
  return () => {
    end ??= new Promise((resolve) => {
      setImmediate(() => {
        end = undefined;
        resolve();
      });
    });
    return end;
  };
}
