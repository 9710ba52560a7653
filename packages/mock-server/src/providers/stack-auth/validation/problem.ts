/** A problem that validation found: its path, and the server's sentence. */
export interface Problem {
  /** The path of the value: `body.config.domains[0].domain`. */
  readonly path: string;
  readonly sentence: string;
  /** Whether it is sorted after all other problems of the same path. */
  readonly isLast?: boolean;
}

/** The path of a field or an entry. */
export function below(path: string, key: PropertyKey): string {
  return typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`;
}
