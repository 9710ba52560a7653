import { operations } from '@resetkit/sdk/mailpit/operations';
import type { RequestHead } from '../../core/body-size.ts';
import { defineApi } from '../../core/define-api.ts';
import { decodeLeniently } from '../../core/router.ts';
import type { ControlledMockServer } from '../../core/server.ts';
import type { Answer } from '../../core/stage.ts';
import { plainTurn } from '../../core/turn.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';
import { controlReply } from '../reply.ts';
import type { Controlled } from '../world.ts';
import { handlers } from './handlers.ts';
import { bodyLimitOf, readBody, requireMocks, requireToken, requireTrustedCaller, unknownPath } from './stages.ts';

const api = defineApi({
  operations,
  handlers,
  stages: [requireTrustedCaller, requireToken, unknownPath, requireMocks, readBody],
  paths: { decode: decodeLeniently },
  parseQuery: (query) => Object.fromEntries(new URLSearchParams(query)),
  reply,
});

/** The provider and the path that a target means in Mailpit's API. `undefined` if it means another API. */
export function mailpitTarget(target: string): { readonly provider?: string; readonly rest: string } | undefined {
  const [prefix, provider] = /^\/_resetkit(?:\/([^/?]+))?\/mailpit(?=\/)/.exec(target) ?? [];
  if (prefix === undefined) return undefined;
  const rest = target.slice(prefix.length);
  return provider === undefined ? { rest } : { provider: decodeLeniently(provider), rest };
}

/** How many bytes are read of the body of a request to Mailpit's API, whose path there is `rest`. */
export function mailpitBodyLimit({ method }: RequestHead, rest: string): number {
  return bodyLimitOf(api.operationOf({ method, target: rest }, undefined));
}

/** Answers a request to Mailpit's API, as openapi/mailpit.yaml describes it: for all mock servers, or for one. */
export function mailpit(
  request: WireRequest,
  { provider, rest }: NonNullable<ReturnType<typeof mailpitTarget>>,
  { version, access, mocks }: Controlled,
): Promise<WireReply> {
  const meant = provider === undefined ? mocks : mocks.filter(({ id }) => id === provider);
  const backend = {
    version,
    access,
    // Read after the guard: the mock servers of a namespace are made when somebody asks for them.
    get mocks() {
      return meant.flatMap(({ mock }) => withHidden(mock, mocks));
    },
  };
  return api.handle({ ...request, target: rest }, { backend, options: undefined, ip: request.ip, turn: plainTurn() });
}

/** A mock server, and its backing server if that has no URL of its own: nobody could read its mails elsewhere. */
function withHidden(mock: ControlledMockServer, served: Controlled['mocks']): readonly ControlledMockServer[] {
  const { behind } = mock;
  return behind && !served.some((one) => one.mock === behind) ? [mock, behind] : [mock];
}

/** Puts an answer on the wire as Mailpit does: JSON, and text for sentences and mails. */
function reply(request: WireRequest, answer: Answer, stamps: readonly string[]): WireReply {
  const { status, headers, body } = answer;
  if (typeof body !== 'string') return controlReply(request, answer);
  const plain = controlReply(request, { status, ...(headers && { headers }) });
  const type = status === 200 && request.target.includes('.html') ? 'text/html' : 'text/plain';
  const bytes = new TextEncoder().encode(body);
  const safe = type === 'text/html' ? mailPolicy : [];
  const sized = [...safe, 'Content-Type', `${type}; charset=utf-8`, 'Content-Length', String(bytes.length)];
  const all = { status, headers: [...stamps, ...plain.headers, ...sized] };
  return request.method === 'HEAD' ? all : { ...all, body: bytes };
}

/** The HTML of a mail is what strangers wrote. It runs nothing, loads nothing, and is not of this origin. */
const mailPolicy: readonly string[] = [
  'Content-Security-Policy',
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
];
