import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed } from '../collections.ts';
import { failure } from '../errors.ts';

/** The collections of a new server whose records cannot sign in, in lower case. */
const baseCollections = ['_mfas', '_otps', '_externalauths', '_authorigins'];

/** Finds the collection that the path names, before anything else is looked at. */
export const findCollection: Stage<Backend> = (exchange, next) => {
  const { backend, operation, path } = exchange;
  const { collection: name = '' } = path;
  const collection = collectionNamed(backend.options, name);
  if (!collection) {
    const isOfOne = operation === 'viewRecord' || operation === 'deleteRecord';
    const isOther = baseCollections.includes(name.toLowerCase());
    if (isOfOne) return failure(404, isOther ? "The requested resource wasn't found." : 'Missing collection context.');
    return failure(404, `Missing or invalid ${isOther ? 'auth ' : ''}collection context.`);
  }
  return next({ ...exchange, backend: { ...backend, collection } });
};
