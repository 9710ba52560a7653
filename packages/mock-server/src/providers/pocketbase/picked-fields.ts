/** What the query parameter `fields` asks for: paths, and how their texts are shortened. */
export type Fields = ReadonlyMap<string, Shorten | undefined>;
type Shorten = (value: unknown) => unknown;

/** Reads `a,b.c,d:excerpt(3,true)`. `undefined` if it is malformed. */
export function parsedFields(text: string): Fields | undefined {
  if (!/^(?:[^,()]|\([^()]*\))*(?:,(?:[^,()]|\([^()]*\))*)*$/.test(text)) return undefined;
  const fields = (text.match(/(?:[^,()]|\([^()]*\))+/g) ?? []).map((field) => field.trim()).filter(Boolean);
  const read = fields.map((field) => {
    const [name = '', ...more] = field.split(':');
    return more.length === 0 ? ([name, undefined] as const) : ([name, excerptOf(more.join(':'))] as const);
  });
  const isRead = read.every(([, shorten], index) => shorten || !fields[index]?.includes(':'));
  return isRead ? new Map(read) : undefined;
}

/** The modifier `excerpt(characters, withEllipsis)`: text without tags and doubled blanks. `undefined` for any other. */
function excerptOf(modifier: string): Shorten | undefined {
  const [name, most = '', ellipsis = '', ...more] = modifier.split(/[(), ]+/).filter(Boolean);
  if (name !== 'excerpt' || !/^[1-9]\d*$/.test(most) || more.length > 0) return undefined;
  return (value) => {
    if (typeof value !== 'string') return value;
    const plain = [
      ...value
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ];
    if (plain.length <= Number(most)) return plain.join('');
    return `${plain.slice(0, Number(most)).join('').trim()}${/^(?:1|t|true)$/i.test(ellipsis) ? '...' : ''}`;
  };
}

/** A copy of an object with these fields only. `*` stands for all that no other one names. */
export function picked(from: object, fields: Fields): object {
  if (fields.size === 0) return from;
  const kept = Object.entries(from).flatMap(([key, value]) => {
    const own = new Map([...fields].filter(([path]) => `${path}.`.startsWith(`${key}.`)));
    if (own.size === 0) return fields.has('*') ? [[key, modified(value, fields.get('*'))]] : [];
    if (own.has(key)) return [[key, modified(value, own.get(key))]];
    const inside = new Map([...own].map(([path, shorten]) => [path.slice(key.length + 1), shorten]));
    return [[key, isObject(value) ? picked(value, inside) : value]];
  });
  return Object.fromEntries(kept);
}

function modified(value: unknown, shorten: Shorten | undefined): unknown {
  return shorten ? shorten(value) : value;
}

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
