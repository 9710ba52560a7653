import { crc32 } from 'node:zlib';

/** A line of the log: a checksum in hex, and JSON. */
export function lineOf(content: unknown): string {
  const json = JSON.stringify(content);
  return `${checksum(json)} ${json}\n`;
}

/** The content of a line, without the end of the line. Throws if it is damaged. */
export function contentOf(line: string): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || checksum(json) !== line.slice(0, 8)) throw new Error('its checksum is wrong');
  return JSON.parse(json);
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
