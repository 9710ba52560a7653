import type { Backend, Reply, Request } from '../backend.ts';
import { factorNotFound, failure, unexpectedFailure } from '../errors.ts';
import { isRaised, isVerified, withoutFactor } from '../factors.ts';
import { notify } from '../notify.ts';
import type { UserRow } from '../rows.ts';
import { updateUser } from '../users.ts';

type UnenrollReply = Reply<'unenrollFactor'>;

/** `DELETE /auth/v1/factors/{factorId}`: removes a factor of one's own. */
export async function unenrollFactor(request: Request<'unenrollFactor'>, backend: Backend): Promise<UnenrollReply> {
  const { path, caller } = request;
  if (caller?.session === undefined)
    return unexpectedFailure('A valid session and factor are required to unenroll a factor');
  const before = await updateUser<UnenrollReply | UserRow>(backend, caller.subject, (row) => {
    const factor = row.factors.find(({ id }) => id === path.factorId);
    if (!factor) return [row, factorNotFound()];
    if (isVerified(factor) && !isRaised(row, caller.session))
      return [row, failure(422, 'insufficient_aal', 'AAL2 required to unenroll verified factor')];
    return [withoutFactor(row, factor.id), row];
  });
  if (!before) return factorNotFound();
  if ('status' in before) return before;
  const notice = { notification: 'mfaFactorUnenrolledNotification', factorType: 'totp' } as const;
  await notify(backend, before, notice, request);
  return { status: 200, body: { id: path.factorId } };
}
