import type { ControlledMockServer } from '../core/mock-server.ts';
import type { Message } from '../core/outbox.ts';
import type { HttpServer } from '../http/serve-settings.ts';
import { version } from '../version.ts';
import type { Flags } from './flags.ts';

/** The text that is printed once the server listens. */
export async function banner(
  server: HttpServer,
  mocks: readonly ControlledMockServer[],
  flags: Flags,
): Promise<string> {
  const backends = await Promise.all(
    mocks.map((mock) => backendText(mock, server.baseUrls[mock.provider.id] ?? '', flags)),
  );
  return [
    `Resetkit ${version}`,
    '',
    `  Inbox       ${server.url}/`,
    `  Control     ${server.url}/_resetkit/health`,
    `  Limits      ${flags.limits}   Delays  ${flags.delays}   CORS  ${flags.cors}`,
    '',
    ...backends,
    'Mails appear below and in the inbox. Stop with Ctrl+C.',
    '',
  ].join('\n');
}

async function backendText(mock: ControlledMockServer, baseUrl: string, flags: Flags): Promise<string> {
  const { title, imitates, demo, keys, example } = mock.provider;
  const options = await mock.options.get();
  const accounts = await mock.accounts.list();
  const seeded =
    flags.seed === undefined ? `${demo.email} / ${demo.password}` : `${accounts.length} from ${flags.seed}`;
  return [
    `${title} (imitates ${imitates})`,
    `  Base URL    ${baseUrl}`,
    ...(flags.atRoot
      ? [`              ${new URL(baseUrl).origin} (the only provider: its paths answer at the root too)`]
      : []),
    `  Account     ${flags.seed === 'none' ? 'none' : seeded}`,
    ...keys(options).map((line) => `  ${line}`),
    ...(mock.upstream === undefined ? [] : [`  Upstream    ${mock.upstream} (for what the mock does not know)`]),
    '',
    `  Try it:     ${example(baseUrl)}`,
    '',
  ].join('\n');
}

/** One line for a mail: to whom, what for, and the code or the link. */
export function mailLine(provider: string, { to, kind, code, link }: Message): string {
  return `[${provider}] ${kind} to ${to}: ${code ?? link ?? '(no code, no link)'}`;
}
