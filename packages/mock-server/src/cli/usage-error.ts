/** An error that the user of the command can fix. It is printed as one sentence, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
