import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed } from '../collections.ts';
import { failure, notFound, superusersOnly } from '../errors.ts';
import { isSuperuser } from '../is-superuser.ts';
import { withoutSession } from './require-session.ts';

/** The collections of a new server whose records cannot sign in, in lower case, and whether those who may see a record may delete it. */
const baseCollections: Readonly<Record<string, { readonly deletes: boolean }>> = {
  _mfas: { deletes: false },
  _otps: { deletes: false },
  _externalauths: { deletes: true },
  _authorigins: { deletes: true },
};

/** Finds the collection that the path names, before anything else is looked at. */
export const findCollection: Stage<Backend> = (exchange, next) => {
  const { backend, path } = exchange;
  const { collection: name = '' } = path;
  const collection = collectionNamed(backend.options, name);
  if (collection) return next({ ...exchange, backend: { ...backend, collection } });
  const base = name.toLowerCase();
  return Object.hasOwn(baseCollections, base) ? ofBase(exchange, base) : missing(exchange.operation);
};

function missing(operation = ''): Answer {
  if (operation === 'impersonate') return failure(404, 'Missing or invalid auth collection context.');
  const isBare = ['listRecords', 'viewRecord', 'deleteRecord'].includes(operation);
  return failure(404, isBare ? 'Missing collection context.' : 'Missing or invalid collection context.');
}

/** What is said of a collection without accounts. The mock keeps nothing in it. */
function ofBase(exchange: Exchange<Backend>, base: string): Answer {
  const { operation = '', caller, backend } = exchange;
  const isForSuperusers =
    ['createRecord', 'updateRecord'].includes(operation) ||
    (operation === 'deleteRecord' && !baseCollections[base]?.deletes);
  if (isForSuperusers && !isSuperuser(caller, backend.options)) return superusersOnly();
  if (operation === 'listRecords')
    return { status: 200, body: { items: [], page: 1, perPage: 30, totalItems: 0, totalPages: 0 } };
  if (['viewRecord', 'deleteRecord', 'updateRecord'].includes(operation)) return notFound();
  if (['authRefresh', 'requestEmailChange'].includes(operation)) return withoutSession(exchange);
  return failure(404, 'Missing or invalid auth collection context.');
}
