import { hostInUrls } from '../http/host-in-urls.ts';
import { serveSources } from '../http.ts';
import { banner } from './banner.ts';
import type { CliProcess } from './cli-process.ts';
import type { Flags } from './flags.ts';
import { prepareMocks } from './prepare-mocks.ts';
import { UsageError } from './usage-error.ts';

/** Starts the mock servers that the flags ask for and prints the banner. Throws a `UsageError` if a flag or the seed file is wrong. */
export async function serveMocks(flags: Flags, { print, printError, onServing }: CliProcess): Promise<void> {
  const { started, placed, begin, keep } = await prepareMocks(flags, { print, printError });
  const serving = serveSources(
    started.map(({ source }) => source),
    {
      port: flags.port,
      host: flags.host,
      atRoot: flags.atRoot,
      allowHosts: flags.allowHosts,
      ...(flags.token !== undefined && { token: flags.token }),
      ...(flags.publicUrl !== undefined && { publicUrl: flags.publicUrl }),
    },
  );
  const server = await serving.catch((error: unknown) => sayIfTwice(flags, error));
  await placed();
  onServing({
    ...server,
    close: () => server.close().finally(keep),
    finish: () => server.finish().finally(keep),
  });
  if (!flags.quiet) print(await banner(server, started, flags));
  await begin();
}

/** Rejects with the error of a server that could not start, or says that another one runs at its port already. */
async function sayIfTwice({ port, host }: Flags, error: unknown): Promise<never> {
  const url = `http://${hostInUrls(host)}:${port}`;
  if (port === 0 || !(await isResetkit(url))) throw error;
  throw new UsageError(`A Resetkit server runs at ${url}/ already. Use it, or start another one with --port 0.`);
}

async function isResetkit(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/_resetkit/health`, { signal: AbortSignal.timeout(1_000) });
    return 'providers' in Object(await answer.json());
  } catch {
    return false;
  }
}
