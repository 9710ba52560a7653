import { milliseconds } from '../duration.ts';
import { type MailKind, mailKinds } from '../message.ts';
import type { Examples } from './examples.ts';
import type { CallFault, FaultMatch, MailFault } from './fault.ts';

type Fields<Fault> = {
  readonly [Name in keyof Fault]-?: readonly [expected: string, holds: (value: unknown) => boolean];
};

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
const oneOf = (...values: readonly unknown[]): readonly [string, (value: unknown) => boolean] => [
  values.map((value) => JSON.stringify(value)).join(' or '),
  (value) => values.includes(value),
];
const matchFields: Fields<FaultMatch> = {
  email: ['an e-mail address', (value) => typeof value === 'string' && value.includes('@')],
  nth: ['a whole number from 1', isCount],
  times: ['a whole number from 1', isCount],
};
const callFields: Fields<CallFault> = {
  ...matchFields,
  operation: ['the id of an operation', (value) => typeof value === 'string'],
  status: ['a status', Number.isInteger],
  body: ['a value that JSON has', isJson],
  when: oneOf('before', 'after'),
  delayMs: [
    `milliseconds up to 600000, or "forever"`,
    (value) => value === 'forever' || (Number.isFinite(value) && Number(value) >= 0 && Number(value) <= 600_000),
  ],
  cut: oneOf('before', 'during', 'after'),
  html: ['a status from 400 to 599', (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) < 600],
  truncate: oneOf(true),
};
const mailFields: Fields<MailFault> = {
  ...matchFields,
  mail: oneOf('any', ...mailKinds),
  do: oneOf('lose', 'delay', 'duplicate', 'bounce', 'refuse'),
  by: ["milliseconds or a duration such as '5m'", isDuration],
};

/** What a backend can be made to do, for the check of a fault. */
export interface FaultRules {
  readonly title: string;
  /** The statuses of each operation, with an example of each. */
  readonly examples: Examples;
  /** The kinds of mail that the backend notices the refusal of. */
  readonly refusable: readonly MailKind[];
}

/**
 * A fault as it is kept: a copy of plain JSON, without fields that are `undefined`. Throws a sentence that says what is wrong
 * with it, and what there is.
 */
export function checkedFault<Fault extends CallFault | MailFault>(fault: Fault, rules: FaultRules): Fault {
  if (typeof fault !== 'object' || fault === null || Array.isArray(fault))
    throw new Error(
      `Expected a fault such as { operation: 'resetPassword', status: 500 }, not ${JSON.stringify(fault)}.`,
    );
  const given = Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined));
  if ('mail' in given || 'do' in given) checkMailFault(given, rules);
  else checkCallFault(given, rules);
  return JSON.parse(JSON.stringify(given));
}

type Given = Readonly<Record<string, unknown>>;

function checkFields(given: Given, fields: Fields<object>): void {
  const known = Object.keys(fields);
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw new Error(`A fault has no field "${name}". Known: ${known.join(', ')}.`);
    const [expected, holds]: readonly [string, (value: unknown) => boolean] = Reflect.get(fields, name);
    if (holds(value)) continue;
    const shown = isJson(value) ? JSON.stringify(value) : String(value);
    throw new Error(`Expected ${expected} as ${name} of a fault, not ${shown}.`);
  }
}

function checkMailFault(given: Given, { title, refusable }: FaultRules): void {
  checkFields(given, mailFields);
  for (const name of ['mail', 'do']) {
    if (given[name] === undefined)
      throw new Error(`A fault of mails needs "${name}": { mail: 'password-reset', do: 'lose' }.`);
  }
  if ((given.do === 'delay') !== (given.by !== undefined))
    throw new Error(`"by" belongs to { do: 'delay' } and is needed there: { mail: 'any', do: 'delay', by: '5m' }.`);
  if (given.do === 'refuse' && given.mail !== 'any' && !refusable.some((kind) => kind === given.mail))
    throw new Error(notRefusable(title, refusable, given.mail));
  if (given.do === 'refuse' && refusable.length === 0) throw new Error(notRefusable(title, refusable, given.mail));
}

function notRefusable(title: string, refusable: readonly MailKind[], mail: unknown): string {
  const kinds = refusable.length > 0 ? `It notices that of ${refusable.join(', ')}.` : 'Use { do: "lose" }.';
  return `${title} does not notice that a mail (${mail}) is refused. ${kinds}`;
}

function checkCallFault(given: Given, { title, examples }: FaultRules): void {
  checkFields(given, callFields);
  const effects = ['status', 'cut', 'html', 'truncate', 'delayMs'].filter((name) => given[name] !== undefined);
  if (effects.length === 0)
    throw new Error('A fault does nothing. Say what happens: status, delayMs, cut, html or truncate.');
  if (given.html !== undefined && (given.status !== undefined || given.truncate !== undefined))
    throw new Error("A fault answers with html or with the backend's status, not with both.");
  if (given.body !== undefined && given.status === undefined) throw new Error('The body of a fault needs its status.');
  const { operation, status } = given;
  if (operation === undefined && status !== undefined)
    throw new Error('A fault with a status needs the operation that answers it: each has statuses of its own.');
  if (operation === undefined) return;
  const statuses = Object.hasOwn(examples, String(operation))
    ? Object.keys(examples[String(operation)] ?? {})
    : undefined;
  if (!statuses)
    throw new Error(
      `${title} has no operation ${JSON.stringify(operation)}. Known: ${Object.keys(examples).join(', ')}.`,
    );
  if (status !== undefined && !statuses.includes(String(status)))
    throw new Error(`${title} answers ${operation} with ${statuses.join(', ')}, not with ${status}.`);
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

function isDuration(value: unknown): boolean {
  try {
    return typeof value === 'number' || typeof value === 'string' ? milliseconds(value as number) >= 0 : false;
  } catch {
    return false;
  }
}
