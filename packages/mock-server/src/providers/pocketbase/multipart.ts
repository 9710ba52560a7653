/** The texts in the parts of a multipart body, by their names, without files. `undefined` if it is malformed. */
export function partsOf(body: Uint8Array, contentType: string): readonly (readonly [string, string])[] | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const [, ...parts] = `\r\n${latin1(body)}`.split(`\r\n--${boundary}`);
  const last = parts.pop();
  if (!last?.startsWith('--')) return undefined;
  const read = parts.map(partOf);
  return read.every((part) => part !== undefined) ? read.flatMap(({ text }) => (text ? [text] : [])) : undefined;
}

/** A part: its name and text, if it has a name and is no file. `undefined` if it is malformed. */
function partOf(part: string): { readonly text?: readonly [string, string] } | undefined {
  const end = part.indexOf('\r\n\r\n');
  if (!/^[ \t]*\r\n/.test(part) || end === -1) return undefined;
  const [, disposition = ''] = /\r\ncontent-disposition:([^\r]*)/i.exec(part.slice(0, end)) ?? [];
  const [, quoted, plain] = /;\s*name=(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition) ?? [];
  const name = quoted ?? plain;
  const isText = /^\s*form-data\s*;/i.test(disposition) && name !== undefined && !/;\s*filename=/i.test(disposition);
  return isText ? { text: [utf8(name), utf8(part.slice(end + 4))] } : {};
}

/** One character for each byte. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8_192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return text;
}

function utf8(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}
