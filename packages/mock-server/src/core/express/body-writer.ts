import { weakEtag } from './etag.ts';

/** A body as it is sent. */
export interface WrittenBody {
  readonly bytes: Uint8Array;
  /** Its weak entity tag. */
  readonly etag: string;
}

/** How many bodies are remembered, and how long their texts may be. */
const remembered = { bodies: 64, characters: 4_096 } as const;

const encoder = new TextEncoder();

/** Makes bodies of texts. It remembers the last ones: many answers have the same text. */
export function createBodyWriter(): (text: string) => WrittenBody {
  const known = new Map<string, WrittenBody>();
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    const bytes = encoder.encode(text);
    const written = { bytes, etag: weakEtag(bytes) };
    if (text.length > remembered.characters) return written;
    const [oldest] = known.size < remembered.bodies ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, written);
    return written;
  };
}
