/** Shows on a terminal what is being measured. The next call replaces it, and nothing stays. Elsewhere it shows nothing. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
