import { checkFilter } from '../message-filter.ts';
import { momentOf } from '../moment-of.ts';
import type { JournalFilter } from './journal-row.ts';

const fields: Readonly<Record<keyof JournalFilter, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  operation: ['the id of an operation', (value) => typeof value === 'string'],
  status: ['a status', Number.isInteger],
  email: ['an e-mail address', (value) => typeof value === 'string'],
  fault: ['the id of a fault', (value) => typeof value === 'string'],
  after: [
    'the id of a row or a time',
    (value) => Number.isFinite(value) || (typeof value === 'string' && isIdOrTime(value)),
  ],
  secrets: ['true or false', (value) => typeof value === 'boolean'],
};

/**
 * Throws for a filter that matches nothing, or everything, by a mistake: an unknown field, a value of another type, an
 * operation that there is not. `operations`: those there are, if they are known here. `more`: fields that it may have too.
 */
export function checkJournalFilter(filter: object, operations?: readonly string[], more: readonly string[] = []): void {
  checkFilter(filter, [...Object.keys(fields), ...more], 'Journal rows');
  for (const [name, [expected, holds]] of Object.entries(fields)) {
    const value: unknown = Reflect.get(filter, name);
    if (value !== undefined && !holds(value))
      throw new Error(`Expected ${expected} as '${name}', not ${String(JSON.stringify(value))}.`);
  }
  checkOperations([Reflect.get(filter, 'operation')], operations);
}

function isIdOrTime(text: string): boolean {
  return /^\d+$/.test(text) || !Number.isNaN(momentOf(text));
}

/** Throws for an operation that there is not. */
export function checkOperations(asked: readonly unknown[], operations: readonly string[] = []): void {
  const unknown = asked.find((id) => id !== undefined && !operations.includes(String(id)));
  if (unknown !== undefined && operations.length > 0)
    throw new Error(`There is no operation ${JSON.stringify(unknown)}. Known: ${operations.join(', ')}.`);
}
