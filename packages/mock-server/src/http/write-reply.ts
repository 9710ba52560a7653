import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { WireReply } from '../core/wire.ts';

/** Writes a reply. One whose body still comes goes on as it comes, and ends with the client. */
export function write(response: ServerResponse, { status, headers, body, content, cut }: WireReply): void {
  if (cut === 'before') {
    void content?.cancel();
    response.destroy();
    return;
  }
  response.writeHead(status, [...headers]);
  if (cut === 'during') {
    void content?.cancel();
    response.write(body?.subarray(0, Math.floor(body.length / 2)) ?? '', () => response.destroy());
    return;
  }
  if (cut === 'after') response.once('finish', () => response.destroy());
  if (content) pipeline(Readable.from(chunksOf(content)), response, () => {});
  else response.end(body);
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
