/** What a mail came to. If it was refused, or something went wrong that nobody foresaw, what was done before it is undone. */
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
