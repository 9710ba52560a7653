import type { Operation } from './operation.ts';
import type { ClientOptions } from './options.ts';
import { placeFields } from './place-fields.ts';
import { splitInput } from './split-input.ts';

/** The URL of an operation that answers with a redirect. Cannot fail: with a useless input it is a useless URL. */
export function linkTo(client: ClientOptions, operation: Operation, input: unknown): string {
  try {
    return splitInput(client.baseUrl, operation, input, placeFields)[0].href;
  } catch {
    return operation.path;
  }
}
