import type { Snapshot } from '../../../core/snapshot/snapshot.ts';

/** The most that a server reads of a snapshot, in bytes. */
const LIMIT = 256 * 1024 * 1024;

/** A snapshot as a file: `insforge-2026-01-02T03-04-05.json`. */
export function fileOf(snapshot: Snapshot): File {
  const time = new Date(snapshot.clock.now).toISOString().slice(0, 19).replaceAll(':', '-');
  return new File([JSON.stringify(snapshot)], `${snapshot.provider}-${time}.json`, { type: 'application/json' });
}

/** What a file holds. Throws if that is no JSON object; whether it is a snapshot the server says. */
export async function snapshotIn(file: File): Promise<object> {
  if (file.size > LIMIT)
    throw new Error(`${file.name} is too large: a server reads at most ${LIMIT / 1024 / 1024} MB.`);
  const content = parsed(await file.text());
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  throw new Error(`${file.name} is no snapshot: it does not hold a JSON object. Choose a file that was saved here.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
