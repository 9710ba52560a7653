import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('gives each of many texts its own value', () => {
  const lengthOf = remembered((text) => ({ length: text.length }));
  const texts = Array.from({ length: 300 }, (_, index) => 'x'.repeat(index % 100));

  expect(texts.map(lengthOf)).toEqual(texts.map((text) => ({ length: text.length })));
});

test('remembers the last texts, unless they are long', () => {
  const made = remembered((text) => ({ text }), { texts: 2, characters: 5 });
  const [short, long] = [made('short'), made('longer')];

  expect(made('short')).toBe(short);
  expect(made('longer')).not.toBe(long);

  made('one');
  made('two');
  expect(made('short')).not.toBe(short);
});

test('remembers that there is no value, and forgets an error', () => {
  const asked: string[] = [];
  const read = remembered((text): undefined => {
    asked.push(text);
    if (text === 'bad') throw new Error('bad');
  });

  read('none');
  read('none');
  expect(() => read('bad')).toThrow('bad');
  expect(() => read('bad')).toThrow('bad');
  expect(asked).toEqual(['none', 'bad', 'bad']);
});
