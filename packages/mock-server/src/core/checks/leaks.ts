import { type ExplainParts, mailsOf } from '../explain/explain.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import { isSecretName } from '../journal/redact.ts';
import { type CheckResult, type Finding, type FindingKind, resultOf } from './finding.ts';
import { type CollectedSecret, collectedSecrets, stands } from './secrets.ts';

/** Looks for secrets where they do not belong. */
export async function leaks(parts: ExplainParts, lines: readonly string[]): Promise<CheckResult> {
  const journals = [parts.journal, ...(parts.journalBehind ? [parts.journalBehind] : [])];
  const shown = new Map<JournalRow, JournalRow>();
  for (const journal of journals) {
    const [open, hidden] = await Promise.all([journal.list({ secrets: true }), journal.list()]);
    for (const [index, row] of open.entries()) if (row.situation === undefined) shown.set(row, hidden[index] ?? row);
  }
  const rows = [...shown.keys()].toSorted((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
  const secrets = collectedSecrets(rows, await mailsOf(parts));
  const handsOut = [parts.provider, parts.provider.behind].flatMap((one) => one?.resetSteps?.handsOut ?? []);
  const inRows = rows.flatMap((row) =>
    secrets.flatMap((secret) =>
      placesOf(row, secret, handsOut).map((kind) => findingOf(kind, row, secret, shown.get(row) ?? row)),
    ),
  );
  return resultOf([...inRows, ...secrets.flatMap((secret) => inLines(lines, secret))]);
}

/** Where a secret stands in a request or its answer without belonging there. */
function placesOf(row: JournalRow, secret: CollectedSecret, handsOut: readonly string[]): readonly FindingKind[] {
  const { target, request, response, operation = '' } = row;
  const inQuery = stands(secret, target.slice(target.indexOf('?') + 1)) && target.includes('?');
  const inReferer = stands(secret, request.headers['referer'] ?? '');
  const isCarried = stands(secret, `${target} ${JSON.stringify(request.body ?? '')}`);
  const answer = `${JSON.stringify(response?.body ?? '')} ${response?.headers.map(([, value]) => value).join(' ')}`;
  // An administrator is handed a link; and what a request carries may come back, unless it is a password.
  const isMeant = secret.kind === 'password' ? false : isCarried || handsOut.includes(operation);
  return [
    ...(inQuery && !isMadeForQuery(row, secret) ? (['query'] as const) : []),
    ...(inReferer ? (['referer'] as const) : []),
    ...(secret.kind !== 'token' && !isMeant && stands(secret, answer) ? (['answer'] as const) : []),
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
