/** What a table has of its own under a key from outside: `constructor` and its like are in no table. */
export function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.entries(table).find(([name]) => name === key)?.[1];
}
