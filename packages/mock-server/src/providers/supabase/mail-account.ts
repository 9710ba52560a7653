import type { Backend, RequestHeaders } from './backend.ts';
import type { Template } from './emails.ts';
import { type Challenge, newFlowState, withFlowState } from './flow-state.ts';
import { type MailFailure, mailToken } from './mail-token.ts';
import { redirectTarget } from './redirect-target.ts';
import type { FlowMethod, TokenKind, UserRow } from './rows.ts';
import { updateUser } from './users.ts';

/** A request that mails a link. */
export interface MailingRequest {
  readonly body: Challenge;
  readonly query: { readonly redirect_to?: string };
  readonly headers: RequestHeaders;
  readonly baseUrl: string;
  readonly ip: string;
}

/** The mail with a link that a request asks for. */
export interface LinkMail {
  readonly kind: TokenKind;
  readonly template: Template;
  readonly type: string;
  readonly method: FlowMethod;
  readonly to?: string;
}

/**
 * Mails a link that ends where the request says. A PKCE request is stored first and remains if the mail is refused: an
 * earlier link, already mailed, then yields a code for the newer challenge.
 */
export async function mailAccount(
  backend: Backend,
  row: UserRow,
  mail: LinkMail,
  request: MailingRequest,
): Promise<MailFailure | undefined> {
  const flow = newFlowState(backend, mail.method, request.body);
  if (flow) await updateUser(backend, row.id, (before) => [withFlowState(before, flow), undefined]);
  const { baseUrl, ip } = request;
  const redirectTo = redirectTarget(request, backend.options);
  const { kind, template, type, to = row.email } = mail;
  return mailToken(backend, row, { kind, template, type, to, isPkce: flow !== undefined, redirectTo, baseUrl, ip });
}
