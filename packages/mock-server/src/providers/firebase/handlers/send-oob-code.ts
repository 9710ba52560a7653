import type { Backend, Reply, Request } from '../backend.ts';
import { type Code, issueCode, type RequestType } from '../codes.ts';
import { mailCode } from '../emails.ts';
import { type Failure, notImplemented, refused } from '../errors.ts';
import { countMail } from '../limits.ts';
import { actionLink, type LinkPurpose, languageHeader, modes } from '../links.ts';
import { hidesAccounts } from '../options.ts';
import { ownerOfIdToken } from '../tokens.ts';
import { findByEmail } from '../users.ts';

type Body = Request<'sendOobCode'>['body'];

/** `POST /v1/accounts:sendOobCode`: mails a code in a link, or gives it to an administrator. */
export async function sendOobCode(
  { body, caller, baseUrl, headers }: Pick<Request<'sendOobCode'>, 'body' | 'caller' | 'baseUrl' | 'headers'>,
  backend: Backend,
): Promise<Reply<'sendOobCode'>> {
  const { requestType, returnOobLink, continueUrl } = body;
  if (!requestType || requestType === 'OOB_REQ_TYPE_UNSPECIFIED') return refused('MISSING_REQ_TYPE');
  if (returnOobLink && caller?.role !== 'owner') return refused('INSUFFICIENT_PERMISSION');
  const unfit = continueUrl ? unfitPage(backend, continueUrl) : undefined;
  if (unfit) return unfit;
  if (!isLinked(requestType)) return notImplemented(requestType);
  const asked = await addressesOf(backend, requestType, body);
  if ('status' in asked) return asked;
  const { email, newEmail, isUnknown } = asked;
  const limited = returnOobLink ? undefined : await countMail(backend, requestType, newEmail ?? email);
  if (limited) return limited;
  const kind = 'identitytoolkit#GetOobConfirmationCodeResponse' as const;
  if (isUnknown)
    return hidesAccounts(backend.options) ? { status: 200, body: { kind, email } } : refused('EMAIL_NOT_FOUND');
  const apiKey = caller?.role === 'key' ? caller.subject : undefined;
  const code = await issueCode(backend, { email, requestType, ...(newEmail && { newEmail }) }, (oobCode) =>
    actionLink(backend, baseUrl, oobCode, { requestType, continueUrl, apiKey, lang: headers[languageHeader] }),
  );
  if (returnOobLink) return { status: 200, body: { kind, email, oobCode: code.oobCode, oobLink: code.oobLink } };
  await mailCode(backend, requestType, code);
  return { status: 200, body: { kind, email } };
}

function isLinked(requestType: RequestType): requestType is LinkPurpose {
  return Object.hasOwn(modes, requestType) && requestType !== 'RECOVER_EMAIL';
}

/** Any absolute URL will do for the emulator. The hosted service knows its domains. */
function unfitPage({ options }: Backend, continueUrl: string): Failure<400> | undefined {
  if (!URL.canParse(continueUrl))
    return refused('INVALID_CONTINUE_URI : ((expected an absolute URI with valid scheme and host))');
  const { service, authorizedDomains } = options;
  if (service === 'emulator' || authorizedDomains.includes(new URL(continueUrl).hostname)) return undefined;
  return refused('UNAUTHORIZED_DOMAIN : Domain not allowlisted by project');
}

/** The address of the account, and the one that it is to have. */
type Addresses = Pick<Code, 'email' | 'newEmail'> & { readonly isUnknown?: boolean };

async function addressesOf(
  backend: Backend,
  requestType: LinkPurpose,
  { email, newEmail, idToken, returnOobLink }: Body,
): Promise<Addresses | Failure<400>> {
  if (requestType === 'EMAIL_SIGNIN' || requestType === 'PASSWORD_RESET') {
    if (!email) return refused('MISSING_EMAIL');
    const isUnknown = requestType === 'PASSWORD_RESET' && !(await findByEmail(backend, email));
    return { email: email.toLowerCase(), isUnknown };
  }
  if (requestType === 'VERIFY_AND_CHANGE_EMAIL' && !newEmail) return refused('MISSING_NEW_EMAIL');
  const own = await ownAddress(backend, { email, idToken, isAdmin: returnOobLink === true }, requestType);
  if (typeof own !== 'string') return own;
  if (requestType === 'VERIFY_EMAIL' || !newEmail) return { email: own };
  if (await findByEmail(backend, newEmail)) return refused('EMAIL_EXISTS');
  return { email: own, newEmail: newEmail.toLowerCase() };
}

/** The address of the account of an ID token. An administrator names it. */
async function ownAddress(
  backend: Backend,
  { email, idToken, isAdmin }: { email: string | undefined; idToken: string | undefined; isAdmin: boolean },
  requestType: LinkPurpose,
): Promise<string | Failure<400>> {
  if (isAdmin && !idToken) {
    if (!email) return refused('MISSING_EMAIL');
    const user = await findByEmail(backend, email);
    return user ? email.toLowerCase() : refused('USER_NOT_FOUND');
  }
  if (!idToken && requestType === 'VERIFY_AND_CHANGE_EMAIL') return refused('MISSING_ID_TOKEN');
  const owner = await ownerOfIdToken(backend, idToken ?? '');
  if ('status' in owner) return owner;
  return owner.user.email ?? refused('MISSING_EMAIL');
}
