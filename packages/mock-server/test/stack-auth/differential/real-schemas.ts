import { currentUserCrud } from '@stackframe/stack-shared/dist/interface/crud/current-user';
import { adminUserProjectsCrud } from '@stackframe/stack-shared/dist/interface/crud/projects';
import { usersCrud } from '@stackframe/stack-shared/dist/interface/crud/users';
import * as fields from '@stackframe/stack-shared/dist/schema-fields';
import type * as yup from 'yup';

// Stack Auth's own fields, from the package that its backend is built with. How they are put together for each endpoint was read
// in the backend and is written down here: that part is ours.

const { yupObject: object, yupString: string, yupNumber: number, yupBoolean: boolean } = fields;
const code = string().length(45).defined();
const challenge = {
  bot_challenge_token: string().optional(),
  bot_challenge_phase: string().oneOf(['invisible', 'visible']).optional(),
  bot_challenge_unavailable: string().oneOf(['true']).optional(),
};
/** The schema of the code, and that of the endpoint's other fields. Both report unknown properties. */
const withCode = (more: yup.AnyObjectSchema = object({})): yup.AnyObjectSchema =>
  object({ code }).concat(more).defined();

/** Bodies by operation. */
export const realBodies: Readonly<Record<string, yup.AnySchema>> = {
  sendForgotPasswordEmail: object({
    email: fields.emailSchema.defined(),
    callback_url: fields.urlSchema.defined(),
  }).defined(),
  verifyPasswordResetCode: withCode(),
  resetPassword: withCode(object({ password: fields.passwordSchema.defined() })),
  signUpWithCredential: object({
    email: fields.signInEmailSchema.defined(),
    password: fields.passwordSchema.defined(),
    verification_callback_url: fields.emailVerificationCallbackUrlSchema.optional(),
    ...challenge,
  }).defined(),
  signInWithCredential: object({
    email: fields.emailSchema.defined().nonEmpty(),
    password: fields.passwordSchema.defined(),
  }).defined(),
  updatePassword: object({
    old_password: fields.passwordSchema.defined(),
    new_password: fields.passwordSchema.defined(),
  }).defined(),
  setPassword: object({ password: fields.passwordSchema.defined() }).defined(),
  sendMagicLinkEmail: object({
    email: fields.signInEmailSchema.defined(),
    callback_url: fields.emailOtpSignInCallbackUrlSchema.defined(),
    ...challenge,
  }).defined(),
  signInWithMfa: withCode(object({ type: string().oneOf(['totp']).defined(), totp: string().defined() })),
  createSession: object({
    user_id: fields.userIdOrMeSchema.defined(),
    expires_in_millis: number()
      .max(367 * 24 * 60 * 60 * 1_000)
      .default(1),
    is_impersonation: boolean().default(false),
  }).defined(),
  createUser: usersCrud.server.createSchema,
  updateUser: usersCrud.server.updateSchema,
  updateCurrentUser: currentUserCrud.client.updateSchema,
  sendContactChannelVerificationEmail: object({
    callback_url: fields.emailVerificationCallbackUrlSchema.defined(),
  }).defined(),
  createProject: adminUserProjectsCrud.client.createSchema,
};

const built = ['createUser', 'updateUser', 'updateCurrentUser', 'createProject'];

/** The whole request, as the server's schema names its parts. */
function requestOf(id: string, body: yup.AnySchema): yup.AnyObjectSchema {
  const auth = object({ type: string() });
  if (!built.includes(id)) return object({ auth, body });
  return object({ auth, url: string(), method: string(), body, params: object({}), query: object({}) });
}

const requests = Object.fromEntries(Object.entries(realBodies).map(([id, body]) => [id, requestOf(id, body)]));

/** What Stack Auth's own schemas make of a body: what is wrong with it, problem by problem, or how they read it. */
export async function realOutcome(
  id: string,
  body: unknown,
): Promise<{ sentences: readonly string[] } | { body: unknown }> {
  const request = requests[id];
  if (!request) throw new Error(`No schema of ${id}.`);
  const sent = { auth: { type: 'client' }, url: 'http://localhost/', method: 'POST', body, params: {}, query: {} };
  try {
    const read = await fields.yupValidate(request, built.includes(id) ? sent : { auth: sent.auth, body }, {
      abortEarly: false,
      context: { noUnknownPathPrefixes: ['body', 'query', 'params'] },
      currentUserId: '3241a285-8329-4d69-8f3d-316e08cf140c',
    });
    return { body: Reflect.get(Object(read), 'body') };
  } catch (error) {
    if (!(error instanceof Error) || !('inner' in error) || !Array.isArray(error.inner)) throw error;
    const found: readonly Error[] = error.inner.length > 0 ? error.inner : [error];
    return { sentences: found.map(({ message }) => message) };
  }
}
