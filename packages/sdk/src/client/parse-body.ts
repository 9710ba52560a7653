/** A body as it came: what it holds, and what is wrong with it where JSON was due. */
export interface ParsedBody {
  /** The JSON, or else the text, or nothing. */
  readonly body?: unknown;
  readonly problem?: string;
  readonly cause?: unknown;
}

/** Reads a body that has to be JSON. */
export function parseBody(text: string, contentType: string | null): ParsedBody {
  if (!text) return { problem: 'an empty body' };
  if (contentType && !/\bjson\b/i.test(contentType)) return { body: text, problem: contentType };
  try {
    return { body: JSON.parse(text) };
  } catch (cause) {
    return { body: text, problem: 'broken JSON', cause };
  }
}
