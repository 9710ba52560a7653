import encodeUrl from 'encodeurl';
import { applyCode } from '../apply-code.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { findCode } from '../codes.ts';
import type { Failure } from '../errors.ts';
import { setPassword } from '../set-password.ts';
import { updateUser } from '../users.ts';

type Query = Request<'openActionLink'>['query'];
type Answered = Reply<'openActionLink'>;

/** `GET /emulator/action`: where mailed links lead. */
export async function openActionLink(
  { query }: Request<'openActionLink'>,
  backend: Backend,
): Promise<Reply<'openActionLink'>> {
  const { mode, oobCode, apiKey } = query;
  if (!apiKey)
    return problem(
      'missing apiKey query parameter',
      'Please modify the URL to specify an apiKey, such as ...&apiKey=YOUR_API_KEY',
    );
  if (!oobCode)
    return problem(
      'missing oobCode query parameter',
      'Please modify the URL to specify an oobCode, such as ...&oobCode=YOUR_OOB_CODE',
    );
  switch (mode) {
    case 'resetPassword':
      return reset(backend, oobCode, query);
    case 'verifyEmail':
      return apply(backend, oobCode, query, [
        'verify your email',
        'verifying your email',
        'The email has been successfully verified.',
      ]);
    case 'verifyAndChangeEmail':
      return apply(backend, oobCode, query, [
        'change your email',
        'changing your email',
        'The email has been successfully changed.',
      ]);
    case 'recoverEmail':
      return recover(backend, oobCode);
    case 'signIn':
      return signIn(query);
    default:
      return problem('Invalid mode');
  }
}

async function reset(backend: Backend, oobCode: string, { newPassword, continueUrl }: Query): Promise<Answered> {
  const found = await findCode(backend, oobCode);
  if ('refusal' in found || found.code.requestType !== 'PASSWORD_RESET')
    return problem(
      'Your request to reset your password has expired or the link has already been used.',
      'Try resetting your password again.',
    );
  const { code } = found;
  const urlTemplate = `${code.oobLink}&newPassword=NEW_PASSWORD_HERE`;
  if (!newPassword)
    return problem(
      'missing newPassword query parameter',
      `To reset the password for ${code.email}, send an HTTP GET request to the following URL.`,
      { instructions2: 'You may use a web browser or any HTTP client, such as curl.', urlTemplate },
    );
  if (newPassword === 'NEW_PASSWORD_HERE')
    return problem(
      "newPassword must be something other than 'NEW_PASSWORD_HERE'",
      "The string 'NEW_PASSWORD_HERE' is just a placeholder.",
      { instructions2: 'Please change the URL to specify a new password instead.', urlTemplate },
    );
  const refusal = await setPassword(backend, code, newPassword);
  return refusal ?? done(continueUrl, { success: 'The password has been successfully updated.', email: code.email });
}

async function apply(
  backend: Backend,
  oobCode: string,
  { mode, continueUrl }: Query,
  [purpose, again, success]: readonly [purpose: string, again: string, success: string],
): Promise<Answered> {
  const asked = await applyCode(backend, oobCode);
  if ('status' in asked) {
    if (isTaken(asked)) return asked;
    return problem(`Your request to ${purpose} has expired or the link has already been used.`, `Try ${again} again.`);
  }
  const user = await updateUser(backend, asked.user.localId, asked.fields);
  // The mode says which address is shown, and not the code.
  const address =
    mode === 'verifyEmail' ? { email: user?.email ?? '' } : asked.newEmail && { newEmail: asked.newEmail };
  return done(continueUrl, { success, ...(address || {}) });
}

async function recover(backend: Backend, oobCode: string): Promise<Answered> {
  const again =
    "If you're trying to test the reverting email flow, try changing the email again to generate a new link.";
  const found = await findCode(backend, oobCode);
  if ('refusal' in found || found.code.requestType !== 'RECOVER_EMAIL')
    return problem('Requested mode does not match the OOB code provided.', again);
  const asked = await applyCode(backend, oobCode);
  if ('status' in asked) {
    if (isTaken(asked)) return asked;
    return problem('Your request to revert your email has expired or the link has already been used.', again);
  }
  const user = await updateUser(backend, asked.user.localId, asked.fields);
  const email = user?.email ?? '';
  return { status: 200, body: { authEmulator: { success: 'The email has been successfully reset.', email } } };
}

/** Whether the code was good, but the address belongs to somebody by now. */
function isTaken(failure: Failure<400> | Failure<501>): failure is Failure<400> {
  return failure.body.error.message === 'EMAIL_EXISTS';
}

/** Hands the fields of the link on to the app, which signs in with them. */
function signIn({ continueUrl, ...fields }: Query): Answered {
  if (!continueUrl || !URL.canParse(continueUrl))
    return problem('Missing continueUrl query parameter', 'To sign in, append &continueUrl=YOUR_APP_URL to the link.');
  const url = new URL(continueUrl);
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') url.searchParams.set(name, value);
  return { status: 303, headers: { Location: url.toString() } };
}

function done(continueUrl: string | undefined, authEmulator: Said): Answered {
  if (continueUrl) return { status: 303, headers: { Location: encodeUrl(continueUrl) } };
  return { status: 200, body: { authEmulator } };
}

type Said = Extract<Answered, { status: 200 }>['body']['authEmulator'];

function problem(error: string, instructions?: string, more: Said = {}): Answered {
  return { status: 400, body: { authEmulator: { error, ...(instructions && { instructions }), ...more } } };
}
