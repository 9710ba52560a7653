/** A piece of pretty-printed JSON. `plain` is punctuation and blanks. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'literal' | 'plain';
  readonly text: string;
}

/** The beginning of a value as pretty-printed JSON. */
export interface ShownJson {
  readonly tokens: readonly JsonToken[];
  /** Whether there is more. */
  readonly isCut: boolean;
}

/** The first `budget` characters of a value as JSON. Nothing behind them is read, so that large values cost no more. */
export function jsonTokens(value: unknown, budget: number): ShownJson {
  const tokens: JsonToken[] = [];
  let left = budget;
  let isCut = false;
  const put = (kind: JsonToken['kind'], text: string): void => {
    isCut ||= text.length > left;
    if (left <= 0) return;
    tokens.push({ kind, text: text.slice(0, left) });
    left -= text.length;
  };
  const visit = (inner: unknown, indent: string): void => {
    if (typeof inner !== 'object' || inner === null) {
      put(kindOf(inner), typeof inner === 'string' ? JSON.stringify(inner.slice(0, left + 1)) : String(inner));
      return;
    }
    const isList = Array.isArray(inner);
    let isFirst = true;
    put('plain', isList ? '[' : '{');
    for (const name in inner) {
      if (isCut) return;
      put('plain', `${isFirst ? '' : ','}\n${indent}  `);
      if (!isList) {
        put('key', JSON.stringify(name));
        put('plain', ': ');
      }
      visit(Reflect.get(inner, name), `${indent}  `);
      isFirst = false;
    }
    put('plain', `${isFirst ? '' : `\n${indent}`}${isList ? ']' : '}'}`);
  };
  visit(value, '');
  return { tokens, isCut };
}

function kindOf(scalar: unknown): JsonToken['kind'] {
  if (typeof scalar === 'string') return 'string';
  return typeof scalar === 'number' ? 'number' : 'literal';
}
