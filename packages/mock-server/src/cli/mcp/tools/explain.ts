import * as z from 'zod';
import { findAnswers } from '../../../answers/find-answers.ts';
import { describedAnswers } from '../../../answers/generated/answers.ts';
import type { ProviderId } from '../../../answers/provider-id.ts';
import { inputOf, providerId, whose } from '../fields.ts';
import type { Steered } from '../steered.ts';
import { type AddTool, tool } from '../tool.ts';
import { row, type ShortRow, shownRow } from './journal.ts';

/** The life of a secret. */
export const explainSecret: AddTool = tool({
  name: 'explain_secret',
  title: 'Explain what became of a code, link or token',
  description:
    'Tells the life of a secret: whether it is good now, and if not, which request ended it (used, expired, replaced by a newer mail, tried too often). Takes a code, link or token of a mail, the id of a mail, or a token or cookie that an answer gave.',
  readOnly: true,
  input: inputOf({
    ...whose,
    secret: z.string().describe('A code, link, token or cookie, or the id of a mail.'),
  }),
  output: z.object({
    sentence: z.string(),
    state: z.string(),
    email: z.string().optional(),
    kind: z.string().optional().describe('The purpose of its mail.'),
    name: z.string().optional().describe('The field, parameter or cookie that gave it.'),
    issuedAt: z.string().optional(),
    expiresAt: z.string().optional(),
    events: z.array(z.object({ at: z.string(), what: z.string(), row: z.string() })),
  }),
  async run({ secret, ...given }, { mock }) {
    const { issuedAt, expiresAt, events, ...told } = await (await mock(given)).explain(secret);
    return {
      ...told,
      ...(issuedAt !== undefined && { issuedAt: time(issuedAt) }),
      ...(expiresAt !== undefined && { expiresAt: time(expiresAt) }),
      events: events.map(({ at, what, row: { id } }) => ({ at: time(at), what, row: id })),
    };
  },
});

const meaning = z.object({
  provider: z.string(),
  operation: z.string(),
  call: z.string(),
  means: z.string(),
  kind: z.string().optional().describe("error.kind of Resetkit's SDK, the same word for all backends."),
  happensWhen: z.array(z.string()),
  body: z.unknown().optional().describe("The described answer's own body."),
  makeItAgain: z
    .array(z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()) }))
    .describe('Calls of other tools, any of which brings this answer.'),
});

/** What an answer means. */
export const explainAnswer: AddTool = tool({
  name: 'explain_answer',
  title: 'Explain an answer of a backend',
  description:
    'Explains an answer that an app got from a backend, by its status and body: what it means, when it happens, and which tool calls make it happen again. Uses the descriptions of the backends, and shows the latest requests of the journal that were answered so, with the fault or situation behind them.',
  readOnly: true,
  input: inputOf({
    ...whose,
    provider: providerId.exactOptional().describe('The backend. Default: looks in all.'),
    operation: z.string().exactOptional().describe('The id of the operation, if it is known.'),
    status: z.int().min(100).max(599).describe('The HTTP status of the answer.'),
    body: z.unknown().optional().describe('The body of the answer, as JSON or as text.'),
  }),
  output: z.object({
    sentence: z.string(),
    meanings: z.array(meaning),
    seen: z.array(row).describe('The latest requests that were answered so.'),
  }),
  async run({ namespace, ...asked }, steered) {
    const { by, found } = findAnswers(asked, describedAnswers);
    const [first] = found;
    if (!first) throw new Error(nothingFound(asked));
    const meanings = found.slice(0, mostMeanings).map(({ happens, status, body, ...one }) => ({
      ...one,
      ...(body !== undefined && { body }),
      happensWhen: happens.map(({ when }) => when),
      makeItAgain: [
        ...happens.flatMap(({ situation }) =>
          situation ? [{ tool: 'make_situation', arguments: { provider: one.provider, situation } }] : [],
        ),
        ...(status >= 400
          ? [
              {
                tool: 'arm_fault',
                arguments: { provider: one.provider, operation: one.operation, status, body, times: 1 },
              },
            ]
          : []),
      ],
    }));
    return { sentence: sentences[by](found.length), meanings, seen: await seenIn(steered, { ...asked, namespace }) };
  },
});

const mostMeanings = 8;

const sentences = {
  body: () => 'The descriptions have this answer.',
  similar: () => 'The descriptions have no answer with this very body; these are the most similar ones.',
  status: (count: number) =>
    `The descriptions have ${count} answers with this status${count > mostMeanings ? `, of which these are the first ${mostMeanings}` : ''}. Give the body to know which it is.`,
} as const;

interface Asked {
  readonly provider?: ProviderId;
  readonly operation?: string;
  readonly status: number;
}

function nothingFound({ provider, operation, status }: Asked): string {
  const known = (id: ProviderId): readonly string[] => describedAnswers[id].operations.map((one) => one.operation);
  const at = operation === undefined ? '' : ` to ${operation}`;
  if (provider === undefined) return `No backend answers ${status}${at}.`;
  const answering = operation === undefined || known(provider).includes(operation);
  return `${provider} does not answer ${status}${at}.${answering ? '' : ` Known operations: ${known(provider).join(', ')}.`}`;
}

/** The latest requests that were answered so. None where no server answers, or none alone is meant: the descriptions need none. */
async function seenIn(
  { mock }: Steered,
  { provider, namespace, operation, status }: Asked & { readonly namespace: string | undefined },
): Promise<ShortRow[]> {
  if (provider === undefined) return [];
  const { journal } = await mock({ provider, ...(namespace !== undefined && { namespace }) });
  const rows = await journal.list({ status, ...(operation !== undefined && { operation }) }).catch(() => []);
  return rows.slice(0, 3).map(shownRow);
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}
