import { serveSources } from '../http.ts';
import { banner } from './banner.ts';
import type { CliProcess } from './cli-process.ts';
import type { Flags } from './flags.ts';
import { prepareMocks } from './prepare-mocks.ts';

/** Starts the mock servers that the flags ask for and prints the banner. Throws a `UsageError` if a flag or the seed file is wrong. */
export async function serveMocks(flags: Flags, { print, printError, onServing }: CliProcess): Promise<void> {
  const { started, placed, begin, keep } = await prepareMocks(flags, { print, printError });
  const server = await serveSources(
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
  await placed();
  onServing({
    ...server,
    close: () => server.close().finally(keep),
    finish: () => server.finish().finally(keep),
  });
  if (!flags.quiet) print(await banner(server, started, flags));
  await begin();
}
