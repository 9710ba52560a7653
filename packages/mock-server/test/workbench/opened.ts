import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { onTestFinished } from 'vitest';

/** The account that it starts with. */
export const ada = { email: 'ada@example.com', password: 'old-password1' };

/** A mock of InsForge on a port, and the address of a part of its workbench. */
export async function opened() {
  const mock = createMockServer(insforge(), { seed: [ada] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const at = (part: string, item = ''): string => `${server.url}/#/${part}/insforge/${item}`;
  return { mock, server, at };
}
