import { expect, test } from 'vitest';
import { createBodyWriter } from './body-writer.ts';
import { weakEtag } from './etag.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(['{}', 'é', 'x'.repeat(10_000)])('gives the same body for the same text again (%#)', (text) => {
  const write = createBodyWriter();

  expect(write(text)).toEqual({ bytes: bytes(text), etag: weakEtag(bytes(text)) });
  expect(write(text)).toEqual(write(text));
});

test('tells many bodies apart', () => {
  const write = createBodyWriter();
  const texts = Array.from({ length: 300 }, (_, index) => `body ${index % 100}`);

  const written = texts.map(write);

  expect(written).toEqual(texts.map((text) => ({ bytes: bytes(text), etag: weakEtag(bytes(text)) })));
});

test('remembers the last texts, unless they are long', () => {
  const write = createBodyWriter();
  const [short, long] = [write('short'), write('x'.repeat(10_000))];

  expect(write('short')).toBe(short);
  expect(write('x'.repeat(10_000))).not.toBe(long);

  for (let count = 0; count < 100; count += 1) write(`body ${count}`);
  expect(write('short')).not.toBe(short);
});
