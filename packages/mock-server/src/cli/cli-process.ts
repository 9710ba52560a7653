import type { HttpServer } from '../http/serve-settings.ts';

/** The process that a command line runs in. */
export interface CliProcess {
  /** Writes a text and a line break to standard output. */
  print(text: string): void;
  /** Writes a text and a line break to standard error. */
  printError(text: string): void;
  /** Called as soon as the server listens, before anything is printed. It serves until it is closed. */
  onServing(server: HttpServer): void;
}
