import { remembered } from './remembered.ts';

const encoder = new TextEncoder();
const encoded = (text: string): Uint8Array => encoder.encode(text);

/** The bytes of a body. Those of the last short ones are remembered: most answers are one of a few. They must not be changed. */
export const bodyBytes: (text: string) => Uint8Array = remembered(encoded, { texts: 64, characters: 256 });
