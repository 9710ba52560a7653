import { operations } from '@resetkit/sdk/mock-control/operations';
import type { RequestHead } from '../core/body-size.ts';
import { defineApi } from '../core/define-api.ts';
import { decodeLeniently } from '../core/router.ts';
import { plainTurn } from '../core/turn.ts';
import type { WireReply, WireRequest } from '../core/wire.ts';
import { handlers } from './handlers/index.ts';
import { mailpit, mailpitBodyLimit, mailpitTarget } from './mailpit/mailpit.ts';
import { controlReply } from './reply.ts';
import { requireServedProvider } from './stages/require-served-provider.ts';
import { requireToken } from './stages/require-token.ts';
import { requireTrustedCaller } from './stages/require-trusted-caller.ts';
import { settleState } from './stages/settle-state.ts';
import { unknownPath } from './stages/unknown-path.ts';
import { bodyLimitOf, validate } from './stages/validate.ts';
import type { Controlled } from './world.ts';

const api = defineApi({
  operations,
  handlers,
  stages: [requireTrustedCaller, requireToken, unknownPath, requireServedProvider, settleState, validate],
  paths: {
    // An empty id or e-mail gets the same 404 as an unknown one: it does not mean all of them.
    canonical: (path) => path.replace(/(?<!\/(?:accounts|faults))\/$/, ''),
    decode: decodeLeniently,
    emptyParameters: true,
  },
  reply: controlReply,
});

/** How many bytes are read of the body of a request below `/_resetkit/`: none for a caller who is refused. */
export function controlBodyLimit(head: RequestHead, { access }: Controlled): number {
  if (access.foreignCaller(head) !== undefined || !access.showsToken(head)) return 0;
  const mails = mailpitTarget(head.target);
  return mails ? mailpitBodyLimit(head, mails.rest) : bodyLimitOf(api.operationOf(head, undefined));
}

/** Answers a request below `/_resetkit/`, as openapi/mock-control.yaml and openapi/mailpit.yaml describe it. */
export function control(request: WireRequest, world: Controlled): Promise<WireReply> {
  const mails = mailpitTarget(request.target);
  if (mails) return mailpit(request, mails, world);
  return api.handle(request, { backend: world, options: undefined, ip: request.ip, turn: plainTurn() });
}
