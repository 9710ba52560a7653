import { BodyError } from './body-error.ts';

const formats: Readonly<Record<string, CompressionFormat>> = { gzip: 'gzip', deflate: 'deflate' };

/** The messages of zlib for bad bytes. Browsers have others. */
const zlibSentences = /^(?:incorrect header check|incorrect data check|unexpected end of file|invalid .+)$/;

/**
 * Decodes a `Content-Encoding`. Throws a `BodyError` for an encoding that body-parser does not support, and for bad
 * bytes.
 */
export async function inflate(bytes: Uint8Array, encoding: string): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes;
  const format = formats[encoding];
  if (format === undefined) throw new BodyError('other', `unsupported content encoding "${encoding}"`, 415);
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new BodyError('other', zlibSentences.test(message) ? message : 'incorrect header check');
  }
}
