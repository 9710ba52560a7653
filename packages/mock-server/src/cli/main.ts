import { plainText } from '../core/plain-text.ts';
import type { HttpServer } from '../http.ts';
import { runCli } from './run-cli.ts';

/**
 * Ends the process on these signals, with code 0 when what was asked before is answered; at once on a second signal. As the
 * first process of a container it would ignore them otherwise.
 */
function stopOn(signals: readonly NodeJS.Signals[], server: HttpServer): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    void server.finish().finally(() => process.exit());
  };
  for (const signal of signals) process.on(signal, end);
}

// A reader that has read enough may close the pipe: the server goes on.
process.stdout.on('error', () => {});

// What mails, requests and other servers contain passes through here: it cannot steer the terminal.
runCli(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${plainText(text)}\n`),
  printError: (text) => void process.stderr.write(`${plainText(text)}\n`),
  onServing: (server) => stopOn(['SIGINT', 'SIGTERM'], server),
}).then((code) => {
  process.exitCode = code;
});
