import { pipeline, type Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { invalidArgument, notImplemented } from '../errors.ts';
import { canonical } from '../paths.ts';
import { isDoneByEmulator, takesKeysOnly, undoneAt } from '../undone-operations.ts';
import { contentType } from './content-type.ts';
import { decode } from './decode.ts';
import { requireApiKey, requireCredentials } from './require-credentials.ts';
import { validateQuery } from './validate.ts';

const hasBody = (method: string): boolean => method === 'POST' || method === 'PATCH';

/** Answers 501 for operations that the mock does not do, after what is checked for each operation. */
export const undone: Stage<Backend> = (exchange, next) => {
  const { methods, request } = exchange;
  const routes = methods.length === 0 ? undoneAt(canonical(pathOf(request.target))) : new Map();
  const { id } = routes.get(request.method) ?? {};
  if (id === undefined) return next({ ...exchange, methods: [...methods, ...routes.keys()] });
  const credentials = takesKeysOnly(id) ? requireApiKey : requireCredentials;
  const body = hasBody(request.method) ? [contentType('application/json'), credentials, validateQuery, decode] : [];
  const refuse: Stage<Backend> = (read) =>
    Array.isArray(read.body) ? invalidArgument(' must be object') : notImplemented(wordsOf(id, read.backend));
  return pipeline(body.length > 0 ? [...body, refuse] : [credentials, validateQuery, refuse], undefined)(exchange);
};

function wordsOf(id: string, { options }: Backend): string {
  const isTheirs = options.service === 'emulator' && !isDoneByEmulator(id);
  return `${id} is not implemented in ${isTheirs ? 'the Auth Emulator' : 'this mock'}.`;
}
