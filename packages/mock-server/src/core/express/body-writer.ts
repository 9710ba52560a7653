import { remembered } from '../remembered.ts';
import { weakEtag } from './etag.ts';

/** A body as it is sent. */
export interface WrittenBody {
  readonly bytes: Uint8Array;
  /** Its weak entity tag. */
  readonly etag: string;
}

const encoder = new TextEncoder();

/** Makes bodies of texts. It remembers the last ones: many answers have the same text. */
export function createBodyWriter(): (text: string) => WrittenBody {
  return remembered((text) => {
    const bytes = encoder.encode(text);
    return { bytes, etag: weakEtag(bytes) };
  });
}
