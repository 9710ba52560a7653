/** Something that whoever started the command can mend: said in one sentence, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
