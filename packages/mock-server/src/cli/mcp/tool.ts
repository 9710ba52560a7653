import type { McpServer } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import type { Steered } from './steered.ts';

/** Adds a tool to an MCP server. */
export type AddTool = (server: McpServer, steered: Steered) => void;

/** A tool, as a model reads it, and what it does. */
interface Tool<In extends z.ZodObject, Out extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whether it changes nothing. Default: `false`. */
  readonly readOnly?: true;
  readonly input: In;
  readonly output: Out;
  /** What it rejects with is told to the model as it is. */
  run(given: z.output<In>, steered: Steered): Promise<z.input<Out>>;
}

/** A tool whose answer is JSON, as a value and as text. */
export function tool<In extends z.ZodObject, Out extends z.ZodObject>({
  name,
  title,
  description,
  readOnly = false as never,
  input,
  output,
  run,
}: Tool<In, Out>): AddTool {
  const annotations = { readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false };
  return (server, steered) => {
    server.registerTool(
      name,
      { title, description, annotations, inputSchema: input as z.ZodObject, outputSchema: output as z.ZodObject },
      async (given) => {
        const answer = await run(given as z.output<In>, steered);
        return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: { ...answer } };
      },
    );
  };
}
