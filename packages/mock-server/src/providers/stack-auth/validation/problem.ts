/** Something that validation has found: where, and the server's sentence. */
export interface Problem {
  /** `body.config.domains[0].domain`. */
  readonly path: string;
  readonly sentence: string;
  /** Comes behind whatever else is wrong in the same place. */
  readonly isLast?: boolean;
}

/** Where a field or an entry is. */
export function below(path: string, key: PropertyKey): string {
  return typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`;
}
