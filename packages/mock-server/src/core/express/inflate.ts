import { BodyError } from './body-error.ts';

/** The encodings that body-parser supports, by the same names in browsers. */
const formats: readonly CompressionFormat[] = ['gzip', 'deflate'];

/** The messages of zlib for bad bytes. Browsers have others. */
const zlibSentences = /^(?:incorrect header check|incorrect data check|unexpected end of file|invalid .+)$/;

/**
 * Decodes a `Content-Encoding`. Throws a `BodyError` for an encoding that body-parser does not support, and for bad
 * bytes.
 */
export async function inflate(bytes: Uint8Array, encoding: string): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes;
  const format = formats.find((name) => name === encoding);
  if (format === undefined) throw new BodyError('other', `unsupported content encoding "${encoding}"`, 415);
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
  try {
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw new BodyError('other', zlibSentences.test(message) ? message : 'incorrect header check');
  }
}
