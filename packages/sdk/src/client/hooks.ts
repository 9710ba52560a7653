import type { AnyFailure } from './error.ts';

/** Functions that see every call of a client: for logs, traces and metrics. */
export interface Hooks {
  /**
   * Called before each try. May set or delete `headers`, and may be asynchronous: the request waits for it, within the
   * time-out. If it throws, nothing is sent and the call ends with an error of kind `invalid-request`.
   */
  readonly onRequest?: ((request: SentRequest) => unknown) | undefined;
  /** Called for each answer that came, whatever it says. Its body has been read already. */
  readonly onResponse?: ((request: SentRequest, response: Response) => unknown) | undefined;
  /** Called once for a call that ends with an error, with the name of its method. */
  readonly onError?: ((error: AnyFailure, operation: string) => unknown) | undefined;
}

/** A request as it goes out: the same object in every hook of a try. Its body is not shown, because there are secrets in it. */
export interface SentRequest {
  /** The name of the method that was called, such as `resetPassword`. */
  readonly operation: string;
  /** In capitals. */
  readonly method: string;
  /** With its parameters: a token may be among them. */
  readonly url: string;
  /** All of them, credentials too. */
  readonly headers: Headers;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** Calls a hook that must not change a call: what it throws is reported on the console. */
export async function notify(hook: () => unknown): Promise<void> {
  try {
    await hook();
  } catch (cause) {
    console.error('A hook threw', cause);
  }
}
