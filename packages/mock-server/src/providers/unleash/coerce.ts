/** What a scalar is read as before it is checked: text, unless its property says otherwise. */
type Due = 'text' | 'boolean' | 'integer';

const due: Readonly<Record<string, Due>> = { sendEmail: 'boolean', rootRole: 'integer' };

/** A body with its scalars coerced as Ajv does it; objects and arrays stay what they are. */
export function coerceBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields = Object.entries(body).map(([name, value]) => [name, coerce(value, due[name] ?? 'text')]);
  return Object.fromEntries(fields);
}

/** A value as it is due, if it can be read so; else as it is. */
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

/** `'0x1'` and `'1e0'` are whole numbers to JavaScript, and so to Ajv; an empty text is none. */
function isIntegerLike(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  return typeof value === 'string' && value !== '' && Number.isInteger(Number(value));
}
