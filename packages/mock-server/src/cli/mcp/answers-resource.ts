import type { McpServer } from '@modelcontextprotocol/server';
import type { DescribedOperation } from '../../answers/described-answers.ts';
import { describedAnswers } from '../../answers/generated/answers.ts';

/** Adds a document for each backend: the answers that its description has. */
export function addAnswers(server: McpServer): void {
  for (const [id, { title, operations }] of Object.entries(describedAnswers)) {
    const description = `What each answer of ${title} to a password reset, sign-in or sign-up means.`;
    const about = { title: `Answers of ${title}`, description, mimeType: 'text/markdown' };
    server.registerResource(`answers-${id}`, `resetkit://answers/${id}`, about, async ({ href }) => ({
      contents: [{ uri: href, mimeType: 'text/markdown', text: documentOf(title, operations) }],
    }));
  }
}

function documentOf(title: string, operations: readonly DescribedOperation[]): string {
  return [`# Answers of ${title}`, ...operations.flatMap(sectionOf), ''].join('\n');
}

function sectionOf({ operation, call, does, answers }: DescribedOperation): readonly string[] {
  const lines = answers.map(({ status, means, kind, happens, body }) => {
    const when = happens.length === 0 ? '' : ` Happens: ${happens.map((one) => one.when).join('; ')}.`;
    const text = body === undefined ? '' : ` Body: \`${typeof body === 'string' ? body : JSON.stringify(body)}\``;
    return `- ${status}${kind === undefined ? '' : ` \`${kind}\``}: ${means}.${when}${text}`;
  });
  return ['', `## ${operation}`, '', `${does}: \`${call}\``, '', ...lines];
}
