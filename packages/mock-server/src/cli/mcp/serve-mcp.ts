import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { version } from '../../version.ts';
import { addAnswers } from './answers-resource.ts';
import { createSteered, type Server } from './steered.ts';
import { tools } from './tools/index.ts';

/**
 * Serves the Model Context Protocol on standard input and output, for models that steer this server. Resolves when standard
 * input ends. Throws if the URL of the server is wrong.
 */
export async function serveMcp(target: Server, onError: (error: Error) => void): Promise<void> {
  const steered = createSteered(target);
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
  });
  const handle = serveStdio(
    () => {
      const server = new McpServer(
        { name: 'resetkit', title: 'Resetkit', version },
        { instructions: instructionsFor(steered.url) },
      );
      for (const add of tools) add(server, steered);
      addAnswers(server);
      return server;
    },
    // Named, because the build leaves out what the package finds out of its environment.
    { onerror: onError, transport: new StdioServerTransport(process.stdin, process.stdout) },
  );
  await ended;
  await handle.close();
}

function instructionsFor(url: string): string {
  return [
    `A Resetkit mock server at ${url} imitates auth backends (their password resets, sign-in and sign-up) with real limits and error texts.`,
    'list_backends gives the base URL that the app under test must be given.',
    'To see how an app copes with a situation: make_situation or arm_fault, use the app, then read_journal; wait_for_mail gives the code or link that a user would get.',
    'explain_answer tells what an answer means, explain_secret why a code or link is refused.',
  ].join('\n');
}
