import type { Backend, Reply, Request } from '../backend.ts';
import { invalid, notFound } from '../errors.ts';
import { viewOf } from '../record-view.ts';
import { findById } from '../records.ts';
import { signedFor } from '../tokens.ts';

/** `POST /api/collections/{collection}/impersonate/{id}`: gives a superuser a token of an account, which is not renewed. */
export async function impersonate(
  { path: { id }, body }: Request<'impersonate'>,
  backend: Backend,
): Promise<Reply<'impersonate'>> {
  const { collection } = backend;
  const record = await findById(backend, collection.id, id);
  if (!record) return notFound();
  const seconds = body?.duration ?? 0;
  const refused = invalid({ duration: seconds < 0 ? tooShort : undefined });
  if (refused) return refused;
  const token = signedFor(backend, record, 'auth', { isStatic: true, ...(seconds > 0 && { seconds }) });
  return { status: 200, body: { record: viewOf(record, collection), token } };
}

const tooShort = {
  code: 'validation_min_greater_equal_than_required',
  message: 'Must be no less than 0.',
  params: { threshold: 0 },
};
