/** Settles as a promise does, or rejects with the reason of the first signal that is aborted before. */
export function unlessAborted<T>(awaited: Promise<T>, ...signals: readonly AbortSignal[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const stops = signals.map((signal) => [signal, (): void => reject(signal.reason)] as const);
    for (const [signal, stop] of stops) {
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    }
    awaited.then(resolve, reject).finally(() => {
      for (const [signal, stop] of stops) signal.removeEventListener('abort', stop);
    });
  });
}
