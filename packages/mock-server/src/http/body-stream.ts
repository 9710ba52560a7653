import type { IncomingMessage } from 'node:http';

/** The body of a request as it comes. What is left after it is cancelled is thrown away; the connection stays. */
export function bodyStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let isOver = false;
  const over = (end: () => void) => (): void => {
    if (!isOver) end();
    isOver = true;
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const gone = new Error('The client has closed the connection.');
      incoming
        .on('data', (chunk: Buffer) => {
          if (isOver) return;
          controller.enqueue(new Uint8Array(chunk));
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        })
        .on(
          'end',
          over(() => controller.close()),
        )
        .on(
          'error',
          over(() => controller.error(gone)),
        )
        .on(
          'close',
          over(() => controller.error(gone)),
        )
        .pause();
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      isOver = true;
      incoming.resume();
    },
  });
}
