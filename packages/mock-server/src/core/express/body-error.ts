/**
 * A body that body-parser 1.20 refuses. `reason` is `json` for text that does not parse as JSON, and `other` for
 * everything that is checked earlier: encoding, charset, size. `status` and `message` are those of body-parser.
 */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly reason: 'json' | 'other';
  readonly status: 400 | 413 | 415;
  constructor(reason: BodyError['reason'], message: string, status: BodyError['status'] = 400) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}

/** The error for a body that is longer than the limit of its parser. */
export function tooLarge(): BodyError {
  return new BodyError('other', 'request entity too large', 413);
}
