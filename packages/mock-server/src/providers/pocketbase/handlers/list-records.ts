import { lettersOf } from '../../../core/letters.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { usersName } from '../collections.ts';
import { failure, somethingWrong, superusersOnly } from '../errors.ts';
import { compiledFilter } from '../filter/compiled-filter.ts';
import type { FilterWorld } from '../filter/field-value.ts';
import { isSuperuser } from '../is-superuser.ts';
import { type ListQuery, listQueryOf, superusersWord } from '../list-query.ts';
import { keys } from '../policy.ts';
import type { AuthRecord } from '../record.ts';
import { viewOf } from '../record-view.ts';
import { listRecords as recordsOf } from '../records.ts';
import { sorted } from '../sorted.ts';

/** `GET /api/collections/{collection}/records`: superusers see all, in `users` everybody the own account. */
export async function listRecords(
  { query, caller }: Request<'listRecords'>,
  backend: Backend,
): Promise<Reply<'listRecords'>> {
  const { collection, options } = backend;
  const asSuperuser = isSuperuser(caller, options);
  if (!asSuperuser && collection.name !== usersName) return superusersOnly();
  const texts = query as Readonly<Record<string, string>>;
  const word = asSuperuser ? undefined : superusersWord(texts);
  if (word !== undefined) return failure(403, `Only superusers can filter by ${word}`);
  const asked = listQueryOf(texts);
  if (!asked) return somethingWrong();
  const world = worldOf(backend, caller?.subject, asSuperuser);
  const fits = compiledFilter(asked.filter, world);
  if ('refusal' in fits) return fits.refusal === '' ? somethingWrong() : failure(400, fits.refusal);
  const all = (await recordsOf(backend, collection.id)).filter(({ id }) => asSuperuser || id === caller?.subject);
  const found = sorted(all.filter(fits.fits), asked.sort, world);
  return found ? { status: 200, body: pageOf(found, asked, backend) } : somethingWrong();
}

function worldOf({ collection, clock, random }: Backend, callerId: string | undefined, seesAll: boolean): FilterWorld {
  return {
    collection,
    callerId,
    seesAll,
    now: clock.now(),
    shuffled: (records) =>
      records
        .map((record) => [lettersOf(random.bytes(8), keys.idAlphabet), record] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, record]) => record),
  };
}

function pageOf(found: readonly AuthRecord[], { page, perPage, skipTotal }: ListQuery, { collection }: Backend) {
  const start = perPage * (page - 1);
  return {
    items: found.slice(start, start + perPage).map((record) => viewOf(record, collection)),
    page,
    perPage,
    totalItems: skipTotal ? -1 : found.length,
    totalPages: skipTotal ? -1 : Math.ceil(found.length / perPage),
  };
}
