import type { AnyFailure } from './error.ts';

/** Functions that see every call of a client: for logs, traces and metrics. */
export interface Hooks {
  /**
   * Called when a try is about to be sent. May set or delete `headers`, and may be asynchronous: the request waits for
   * it, within the time-out. If it throws, nothing is sent and the call ends with an error of kind `invalid-request`.
   */
  readonly onRequest?: ((request: SentRequest) => unknown) | undefined;
  /** Called for each answer, successful or not. Its body has been read already. */
  readonly onResponse?: ((request: SentRequest, response: Response) => unknown) | undefined;
  /** Called once for a call that ends with an error, with the name of its method. */
  readonly onError?: ((error: AnyFailure, operation: string) => unknown) | undefined;
}

/**
 * A request as it is sent: the same object in every hook of a try. It does not have the body, which contains secrets.
 */
export interface SentRequest {
  /** The name of the method that was called, such as `resetPassword`. */
  readonly operation: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** With its parameters, which may include a token. */
  readonly url: string;
  /** All headers, including credentials. */
  readonly headers: Headers;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** Calls a hook. What it throws is printed on the console and does not change the call. */
export async function notify(hook: () => unknown): Promise<void> {
  try {
    await hook();
  } catch (cause) {
    console.error('A hook threw', cause);
  }
}
