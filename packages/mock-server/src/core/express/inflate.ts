import { BodyError, tooLarge } from './body-error.ts';

/** The encodings that body-parser supports, by the same names in browsers. */
const formats: readonly CompressionFormat[] = ['gzip', 'deflate'];

/** The messages of zlib for bad bytes. Browsers have others. */
const zlibSentences = /^(?:incorrect header check|incorrect data check|unexpected end of file|invalid .+)$/;

/** Whether body-parser supports an encoding. */
export function canInflate(encoding: string): boolean {
  return encoding === 'identity' || formats.some((name) => name === encoding);
}

/**
 * Decodes a `Content-Encoding`. Throws a `BodyError` for an encoding that body-parser does not support, for bad bytes,
 * and as soon as there are more than `limit` bytes: what follows is never decoded.
 */
export async function inflate(bytes: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> {
  if (encoding === 'identity') return bytes;
  const format = formats.find((name) => name === encoding);
  if (format === undefined) throw new BodyError('other', `unsupported content encoding "${encoding}"`, 415);
  const inflated = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
  try {
    return await firstBytes(inflated, limit);
  } catch (error) {
    if (error instanceof BodyError) throw error;
    const message = error instanceof Error ? error.message : '';
    throw new BodyError('other', zlibSentences.test(message) ? message : 'incorrect header check');
  }
}

/** All bytes of a stream. Throws a `BodyError` if there are more than `limit`, and reads no further. */
async function firstBytes(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      void reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(next.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
