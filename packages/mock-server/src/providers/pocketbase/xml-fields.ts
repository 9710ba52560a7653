/** The texts of the elements in the root of an XML document, by their names without prefixes, as Go reads them. `undefined` if it is malformed. */
export function xmlFields(xml: string): Readonly<Record<string, string>> | undefined {
  const reader = new Reader();
  for (let at = 0; at < xml.length; ) {
    const end = endOfPart(xml, at);
    if (end === undefined || !reader.take(xml.slice(at, end))) return undefined;
    if (reader.isDone) return Object.fromEntries(reader.fields);
    at = end;
  }
  return undefined;
}

/** What parts that are no tags begin and end with. */
const brackets = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<', '>'],
] as const;

/** Where a tag, a comment or the like, or the text between them ends. `undefined` if it has no end. */
function endOfPart(xml: string, at: number): number | undefined {
  const [begin, close] = brackets.find(([one]) => xml.startsWith(one, at)) ?? [];
  const found = xml.indexOf(close ?? '<', at + (begin?.length ?? 0));
  if (close === undefined) return found < 0 ? xml.length : found;
  return found < 0 ? undefined : found + close.length;
}

const tag = /^<(\/?)([a-z_][\w:.-]*)((?:\s[\s\S]*?)?)(\/?)>$/i;
const areAttributes = /^(?:\s+[a-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/i;

/** Takes the parts of a document one by one. */
class Reader {
  readonly fields = new Map<string, string>();
  isDone = false;
  private readonly open: string[] = [];

  /** `false` if a part does not belong there. */
  take(part: string): boolean {
    if (!part.startsWith('<')) return this.takeText(textOf(part));
    if (part.startsWith('<![CDATA[')) return this.takeText(part.slice(9, -3));
    if (/^<[!?]/.test(part)) return isRead(part);
    const [, slash, name = '', attributes = '', closed = ''] = tag.exec(part) ?? [];
    if (slash) return this.close(name);
    return name !== '' && areAttributes.test(attributes) && this.begin(name, closed !== '');
  }

  private begin(name: string, isClosed: boolean): boolean {
    this.open.push(localName(name));
    if (this.open.length === 2) this.fields.set(localName(name), '');
    return !isClosed || this.close(name);
  }

  private close(name: string): boolean {
    const isRight = this.open.pop() === localName(name);
    this.isDone = this.open.length === 0;
    return isRight;
  }

  private takeText(text: string | undefined): boolean {
    const [, name] = this.open;
    if (text !== undefined && name !== undefined && this.open.length === 2)
      this.fields.set(name, `${this.fields.get(name) ?? ''}${text}`);
    return text !== undefined;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether an instruction or a declaration is read: it may not say another encoding. */
function isRead(part: string): boolean {
  const [, encoding = 'utf-8'] = /^<\?xml\s[^>]*encoding=["']([^"']*)/i.exec(part) ?? [];
  return /^utf-?8$/i.test(encoding);
}

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text with its entities. `undefined` if it has one that is not known. */
function textOf(written: string): string | undefined {
  let isKnown = true;
  const text = written.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));|&/gi,
    (_whole, decimal, hex, name = '') => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const found = code <= 0x10_ffff ? String.fromCodePoint(code) : entities.get(name);
      isKnown &&= found !== undefined;
      return found ?? '';
    },
  );
  return isKnown ? text : undefined;
}
