/** The type that a scalar is coerced to: text, unless its property is another type. */
type Due = 'text' | 'boolean' | 'integer';

const due: Readonly<Record<string, Due>> = { sendEmail: 'boolean', rootRole: 'integer' };

/** A body with its scalars coerced as Ajv does. Objects and arrays do not change. */
export function coerceBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields = Object.entries(body).map(
    ([name, value]) => [name, value, coerce(value, due[name] ?? 'text')] as const,
  );
  if (fields.every(([, value, coerced]) => value === coerced)) return body;
  return Object.fromEntries(fields.map(([name, , coerced]) => [name, coerced]));
}

/** A coerced value, or the value itself if it cannot be coerced. */
export function coerce(value: unknown, as: Due): unknown {
  switch (as) {
    case 'text':
      if (value === null) return '';
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'boolean':
      if (value === 'false' || value === 0 || value === null) return false;
      return value === 'true' || value === 1 ? true : value;
    case 'integer':
      return isIntegerLike(value) ? Number(value) : value;
  }
}

/** Whether a value counts as an integer. `'0x1'` and `'1e0'` do, as for JavaScript and Ajv; an empty text does not. */
function isIntegerLike(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  return typeof value === 'string' && value !== '' && Number.isInteger(Number(value));
}
