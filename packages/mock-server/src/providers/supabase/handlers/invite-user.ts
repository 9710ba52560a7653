import type { Backend, Reply, Request } from '../backend.ts';
import { emailExists, unexpectedFailure } from '../errors.ts';
import { mailAccount } from '../mail-account.ts';
import { newUser } from '../new-user.ts';
import { orUndo } from '../or-undo.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { insertUser, removeUser, updateUser, userByEmail, userById } from '../users.ts';

/**
 * `POST /auth/v1/invite`: mails an invitation, and creates the account if there is none. An unconfirmed account gets
 * another mail.
 */
export async function inviteUser(request: Request<'inviteUser'>, backend: Backend): Promise<Reply<'inviteUser'>> {
  const { email, data } = request.body;
  const existing = await userByEmail(backend, email);
  if (existing?.emailConfirmedAt !== undefined) return emailExists();
  const row = existing ?? newUser(backend, { email, identityData: {}, ...(data && { userMetadata: data }) });
  if (!existing && (await insertUser(backend, row))) return unexpectedFailure('Database error saving new user');
  const send = () => invite(request, row, backend);
  const refused = await (existing ? send() : orUndo(send, () => removeUser(backend, row.id)));
  return refused ?? { status: 200, body: userOf((await userById(backend, row.id)) ?? row) };
}

async function invite(request: Request<'inviteUser'>, row: UserRow, backend: Backend): ReturnType<typeof mailAccount> {
  const mail = { kind: 'confirmation', template: 'invite', type: 'invite', method: 'email/signup' } as const;
  const { query, headers, baseUrl, ip } = request;
  const refused = await mailAccount(backend, row, mail, { body: {}, query, headers, baseUrl, ip });
  if (refused) return refused;
  const now = backend.clock.now();
  await updateUser(backend, row.id, (before) => [{ ...before, invitedAt: now }, undefined]);
  return undefined;
}
