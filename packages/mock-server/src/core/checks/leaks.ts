import type { ExplainParts } from '../explain/explain-parts.ts';
import { mailsOf } from '../explain/known.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import { isSecretName } from '../journal/redact.ts';
import { type CheckResult, type Finding, type FindingKind, resultOf } from './finding.ts';
import { type CollectedSecret, collectedSecrets, finder, stands } from './secrets.ts';

/** Looks for secrets where they do not belong. */
export async function leaks(parts: ExplainParts, lines: readonly string[]): Promise<CheckResult> {
  const journals = [parts.journal, ...(parts.journalBehind ? [parts.journalBehind] : [])];
  const shown = new Map<JournalRow, JournalRow>();
  const ofEach = await Promise.all(journals.map((journal) => clientRows(journal, shown)));
  const handsOut = [parts.provider, parts.provider.behind].flatMap((one) => one?.resetSteps?.handsOut ?? []);
  const secrets = collectedSecrets(ofEach, await mailsOf(parts), handsOut);
  const rows = ofEach.flat().toSorted((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
  const secretsIn = finder(secrets);
  const inRows = rows.flatMap((row) => {
    const texts = textsOf(row);
    return secretsIn(texts.all).flatMap((secret) =>
      placesOf(texts, secret, handsOut).map((kind) => findingOf(kind, row, secret, shown.get(row) ?? row)),
    );
  });
  const inLog = secretsIn(lines.join('\n'));
  return resultOf([...inRows, ...inLog.flatMap((secret) => inLines(lines, secret))]);
}

/** The requests of clients, oldest first. `shown` gets each of them with its secrets hidden. */
async function clientRows(journal: Journal, shown: Map<JournalRow, JournalRow>): Promise<readonly JournalRow[]> {
  const [open, hidden] = await Promise.all([journal.list({ secrets: true }), journal.list()]);
  for (const [index, row] of open.entries()) if (row.situation === undefined) shown.set(row, hidden[index] ?? row);
  return open.filter((row) => shown.has(row)).reverse();
}

/** The texts of a request and of its answer in which secrets are looked for. */
interface Texts {
  readonly row: JournalRow;
  readonly query: string;
  readonly referer: string;
  readonly carried: string;
  readonly answer: string;
  readonly all: string;
}

function textsOf(row: JournalRow): Texts {
  const { target, request, response } = row;
  const { referer = '', ...headers } = request.headers;
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  const carried = `${target} ${JSON.stringify(request.body ?? '')} ${Object.values(headers).join(' ')}`;
  const answer = `${JSON.stringify(response?.body ?? '')} ${response?.headers.map(([, value]) => value).join(' ')}`;
  return { row, query, referer, carried, answer, all: `${referer} ${carried} ${answer}` };
}

/** Where a secret stands in a request or its answer without belonging there. */
function placesOf(texts: Texts, secret: CollectedSecret, handsOut: readonly string[]): readonly FindingKind[] {
  const { row, query, referer, carried, answer } = texts;
  // What a request carries may come back, unless it is a password; an administrator is handed a link.
  const isMeant = stands(secret, carried) || handsOut.includes(row.operation ?? '') || secret.madeBy.has(row.operation);
  return [
    ...(stands(secret, query) && !isMadeForQuery(row, secret) ? (['query'] as const) : []),
    ...(stands(secret, referer) ? (['referer'] as const) : []),
    ...((secret.kind === 'password' || !isMeant) && stands(secret, answer) ? (['answer'] as const) : []),
  ];
}

/** Whether the backend itself takes the secret of a mail in its query: a link that is followed, or checked. */
function isMadeForQuery({ target, method, operation }: JournalRow, { kind, value }: CollectedSecret): boolean {
  if (kind !== 'mail' || operation === undefined || !['GET', 'HEAD'].includes(method)) return false;
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  return [...query].every(([name, one]) => !one.includes(value) || isSecretName(name));
}

const places = {
  query: 'the query of its URL',
  referer: 'its header Referer',
  answer: 'its answer, for which it was not made',
} as const;

function findingOf(kind: FindingKind, row: JournalRow, { what }: CollectedSecret, shown: JournalRow): Finding {
  const { operation, method, target, id } = row;
  const name = operation ?? target.split('?', 1)[0];
  const place = kind in places ? places[kind as keyof typeof places] : kind;
  return {
    kind,
    ...(operation !== undefined && { operation }),
    sentence: `${method} ${name} (row ${id}) has ${what} in ${place}.`,
    rows: [shown],
  };
}

function inLines(lines: readonly string[], secret: CollectedSecret): readonly Finding[] {
  const index = lines.findIndex((line) => stands(secret, line));
  if (index === -1) return [];
  return [{ kind: 'log', sentence: `Line ${index + 1} of the log has ${secret.what}.`, rows: [] }];
}
