/**
 * The result of sending a mail. If the mail was refused, or an error was thrown, `undo` reverts what was done earlier.
 */
export async function orUndo<Failure>(
  send: () => Promise<Failure | undefined>,
  undo: () => Promise<unknown>,
): Promise<Failure | undefined> {
  try {
    const refused = await send();
    if (refused) await undo();
    return refused;
  } catch (error) {
    await undo();
    throw error;
  }
}
