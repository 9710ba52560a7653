/** What a body says of a record: what it leaves out is absent, and what has another type is made a text or a truth value. */
export interface RecordInput {
  readonly id?: string;
  readonly email?: string;
  readonly password?: string;
  readonly passwordConfirm?: string;
  readonly oldPassword?: string;
  readonly name?: string;
  /** The file that `avatar` names. Empty if it names none. */
  readonly avatar?: string;
  readonly tokenKey?: string;
  readonly emailVisibility?: boolean;
  readonly verified?: boolean;
}

const texts = ['id', 'email', 'password', 'passwordConfirm', 'oldPassword', 'name', 'tokenKey'] as const;
const flags = ['emailVisibility', 'verified'] as const;

/** Reads what a body says of a record. */
export function inputOf(body: object): RecordInput {
  const given = new Map(Object.entries(body));
  const read = <Value>(names: readonly string[], as: (value: unknown) => Value): [string, Value][] =>
    names.flatMap((name) => (given.has(name) ? [[name, as(given.get(name))]] : []));
  return Object.fromEntries([...read(texts, textOf), ...read(flags, isTrue), ...read(['avatar'], fileOf)]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isTrue(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0;
  return /^(?:1|t|T|TRUE|true|True)$/.test(textOf(value));
}

/** The last of the names in a field that holds one file. */
function fileOf(value: unknown): string {
  const names = Array.isArray(value) ? value : [value];
  return names.map(textOf).findLast((name) => name !== '') ?? '';
}
