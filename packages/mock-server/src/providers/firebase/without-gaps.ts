type Gaps<T> = { [Name in keyof T]: undefined extends T[Name] ? Name : never }[keyof T];

/** The fields of an object that are there. */
export type WithoutGaps<T> = Omit<T, Gaps<T> & keyof T> & { [Name in Gaps<T> & keyof T]?: Exclude<T[Name], undefined> };

/** An object without its fields that are `undefined`, as JSON would have it. */
export function withoutGaps<T extends object>(value: T): WithoutGaps<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as WithoutGaps<T>;
}
