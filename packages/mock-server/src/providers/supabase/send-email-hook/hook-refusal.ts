/**
 * The refusal of a send-email hook. It is thrown, because a hook can answer with a status that no operation has. The
 * stage `envelope` answers with it.
 */
export class HookRefusal extends Error {
  override readonly name = 'HookRefusal';
  /** The status of the reply. */
  readonly status: number;
  /** The code of the reply. */
  readonly code: string;
  /** Whether the reply names its code in a header. Errors that a hook words itself have no code. */
  readonly isNamed: boolean;

  constructor(status: number, code: string, message: string, isNamed: boolean = true) {
    super(message);
    this.status = status;
    this.code = code;
    this.isNamed = isNamed;
  }
}

/** 500 with GoTrue's sentence. */
export function hookFailure(message: string): HookRefusal {
  return new HookRefusal(500, 'unexpected_failure', message);
}
