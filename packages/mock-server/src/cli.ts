#!/usr/bin/env node
import { runCli } from './cli/run-cli.ts';
import type { HttpServer } from './http.ts';

/** Ends the process with code 0 on these signals. As the first process of a container it would ignore them otherwise. */
function stopOn(signals: readonly NodeJS.Signals[], server: HttpServer): void {
  for (const signal of signals) process.once(signal, () => server.close().finally(() => process.exit()));
}

// A reader that has read enough may close the pipe: the server goes on.
process.stdout.on('error', () => {});

runCli(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  onServing: (server) => stopOn(['SIGINT', 'SIGTERM'], server),
}).then((code) => {
  process.exitCode = code;
});
