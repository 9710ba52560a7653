/** The texts of the elements in the root of an XML document, by their names without prefixes, as Go reads them. `undefined` if it is malformed. */
export function xmlFields(xml: string): Readonly<Record<string, string>> | undefined {
  const open: string[] = [];
  const fields = new Map<string, string>();
  for (const [part] of xml.matchAll(parts)) {
    const [, slash, name = '', attributes = '', end] = tag.exec(part) ?? [];
    const [, field = ''] = open;
    if (name !== '' && slash) {
      if (open.pop() !== name) return undefined;
      if (open.length === 0) return Object.fromEntries(fields);
    } else if (name !== '') {
      if (!areAttributes.test(attributes)) return undefined;
      if (!end) open.push(name);
      if (open.length + Number(end !== '') === 2) fields.set(localName(name), '');
      if (open.length === 0) return {};
    } else if (part.startsWith('<')) {
      if (!isRead(part)) return undefined;
      if (part.startsWith('<![CDATA[') && open.length === 2) add(fields, field, part.slice(9, -3));
    } else {
      const text = textOf(part);
      if (text === undefined) return undefined;
      if (open.length === 2) add(fields, field, text);
    }
  }
  return undefined;
}

/** A tag, a comment, an instruction, a declaration, raw text, or text between them. A `<` that begins none of them stands by itself. */
const parts = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^<>]*>|<|[^<]+/g;
const tag = /^<(\/?)([a-z_][\w:.-]*)((?:\s[\s\S]*?)?)(\/?)>$/i;
const areAttributes = /^(?:\s+[a-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/i;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function add(fields: Map<string, string>, name: string, text: string): void {
  const key = localName(name);
  fields.set(key, `${fields.get(key) ?? ''}${text}`);
}

/** Whether a part that is no tag is one of the others: of an instruction, whether it says an encoding that is read. */
function isRead(part: string): boolean {
  const [, encoding = 'utf-8'] = /^<\?xml\s[\s\S]*encoding=["']([^"']*)/i.exec(part) ?? [];
  return /^<(?:!|\?[\s\S]*\?>$)/.test(part) && /^utf-?8$/i.test(encoding);
}

/** Text with its entities. `undefined` if it has one that is not known. */
function textOf(written: string): string | undefined {
  let isKnown = true;
  const text = written.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));|&/gi, (_whole, decimal, hex, name = '') => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const found = code <= 0x10_ffff ? String.fromCodePoint(code) : entities[name];
    isKnown &&= found !== undefined;
    return found ?? '';
  });
  return isKnown ? text : undefined;
}
