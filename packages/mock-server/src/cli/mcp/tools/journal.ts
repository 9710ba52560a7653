import * as z from 'zod';
import type { JournalRow } from '../../../core/journal/journal-row.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

/** A row of the journal in short: without headers. */
export interface ShortRow
  extends Pick<
    JournalRow,
    'id' | 'method' | 'target' | 'operation' | 'email' | 'fault' | 'situation' | 'hiddenFromPage'
  > {
  /** ISO 8601. */
  readonly at: string;
  readonly requestBody?: unknown;
  readonly status?: number;
  readonly responseBody?: unknown;
}

/** The same, as a tool gives it. */
export const row: z.ZodType<ShortRow> = z.object({
  id: z.string(),
  at: z.string().describe("By the backend's clock."),
  method: z.string(),
  target: z.string(),
  operation: z.string().exactOptional(),
  email: z.string().exactOptional().describe('The account that the request is about.'),
  requestBody: z.unknown().optional(),
  status: z.number().exactOptional().describe('Absent if the connection was cut before an answer.'),
  responseBody: z.unknown().optional(),
  fault: z.string().exactOptional().describe('The fault that the request met.'),
  situation: z.string().exactOptional().describe('The situation that made the request: it is not of the app.'),
  hiddenFromPage: z.string().exactOptional().describe('Why a browser does not let the page read this answer (CORS).'),
});

/** The requests that were received. */
export const readJournal: AddTool = tool({
  name: 'read_journal',
  title: 'Read the journal of requests',
  description:
    'Lists the requests that the backend received, newest first, with their answers, the account that each is about and the fault that it met. Passwords, codes and tokens read "[hidden]" unless "secrets" is true. Use it to see what an app really sent.',
  readOnly: true,
  input: inputOf({
    ...whose,
    operation: z.string().exactOptional().describe('The id of the operation, such as sendResetPasswordEmail.'),
    status: z.int().exactOptional().describe('The HTTP status of the answer.'),
    email: z.string().exactOptional().describe('The account that the request is about.'),
    after: z.string().exactOptional().describe('Only rows after the one with this id, or after this time (ISO 8601).'),
    secrets: z.boolean().exactOptional().describe('Whether passwords, codes and tokens are shown.'),
    limit: z.int().min(1).max(100).default(20).describe('How many, at most.'),
  }),
  output: z.object({ rows: z.array(row), total: z.number().describe('How many match in all.') }),
  async run({ provider, namespace, limit, ...filter }, { mock }) {
    const { journal } = await mock({ ...(provider && { provider }), ...(namespace !== undefined && { namespace }) });
    const rows = await journal.list(filter);
    return { rows: rows.slice(0, limit).map(shownRow), total: rows.length };
  },
});

/** A row in short. */
export function shownRow({ at, request, response, mails: _, ip: __, ...rest }: JournalRow): ShortRow {
  return {
    ...rest,
    at: new Date(at).toISOString(),
    ...(request.body !== undefined && { requestBody: request.body }),
    ...(response && { status: response.status, responseBody: response.body }),
  };
}
