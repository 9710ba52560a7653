import type { ExplainParts } from '../explain/explain-parts.ts';
import type { Examples } from '../faults/examples.ts';
import { checkOperations } from '../journal/check-journal-filter.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import { statusOf } from '../journal/met-by.ts';
import type { AnswerSchemas } from './answer-schemas.ts';
import { type CheckResult, type Finding, resultOf } from './finding.ts';

/** Compares the answers in the journal with the description, and lists what no client has met. */
export async function coverage(
  { provider, journal }: ExplainParts,
  operations: readonly string[] | undefined,
): Promise<CheckResult> {
  const schemas = provider.schemas ?? {};
  const known = Object.keys(schemas);
  checkOperations(operations ?? [], known);
  const asked = operations ?? known;
  const { examples } = await provider.described();
  const broken = new Set(journal.entries().flatMap(({ id, reply }) => (reply?.isBroken ? [id] : [])));
  const open = await journal.list({ secrets: true });
  const hidden = await journal.list();
  const answers = open.flatMap((row, index): readonly Finding[] => {
    const isAsked = row.situation === undefined && asked.includes(row.operation ?? '');
    return isAsked && !broken.has(row.id)
      ? objections(row, hidden[index] ?? row, schemas, provider.resetSteps?.statusHeader)
      : [];
  });
  return resultOf([...answers.reverse(), ...neverMet(asked, examples, journal.met())]);
}

function objections(
  row: JournalRow,
  shown: JournalRow,
  schemas: AnswerSchemas,
  statusHeader: string | undefined,
): readonly Finding[] {
  const { operation = '', method, response } = row;
  if (!response) return [];
  const { body } = response;
  const status = statusOf(response.status, response.headers, statusHeader);
  const described = schemas[operation]?.responses[status];
  const what = `${operation} (row ${row.id}) was answered ${status}`;
  const finding = (kind: Finding['kind'], sentence: string): readonly Finding[] => [
    { kind, operation, sentence, rows: [shown] },
  ];
  if (!described) return finding('undescribed', `${what}, which the description does not have.`);
  if (!described.body || method === 'HEAD') return [];
  const { success, error } = described.body.safeParse(body);
  if (success) return [];
  const [issue] = error?.issues ?? [];
  const where = issue && issue.path.length > 0 ? `: ${issue.path.map(String).join('.')}` : '';
  return finding('differs', `${what} with another body than the description has${where}.`);
}

/** Each status of each operation that a client can meet and none has met, in the order of the description. */
function neverMet(asked: readonly string[], examples: Examples, met: ReadonlySet<string>): readonly Finding[] {
  return asked.flatMap((operation) =>
    Object.entries(examples[operation] ?? {}).flatMap(([status, { unreached }]): readonly Finding[] =>
      unreached || met.has(`${operation} ${status}`)
        ? []
        : [{ kind: 'never-met', operation, sentence: `No request met ${operation} ${status}.`, rows: [] }],
    ),
  );
}
