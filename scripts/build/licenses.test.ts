import { expect, test } from 'vitest';
import { listOf } from './licenses.mjs';

test('terms that several packages have are there once, below the names and the copyright lines of all', () => {
  const mit = (owner: string, end = '\n') =>
    `MIT License\n\nCopyright (c) 2020 ${owner}\n\nDo as you like,${end}copyright or not.\n`;

  expect(
    listOf([
      { name: 'b 1.0.0 (MIT)', text: mit('B') },
      { name: 'c 1.0.0 (ISC)', text: 'Copyright 2021 C\n\nOther terms.' },
      { name: 'a 1.0.0 (MIT)', text: mit('A', ' ') },
    ]),
  ).toBe(`The code of this package contains these packages.

${'='.repeat(80)}
a 1.0.0 (MIT)
Copyright (c) 2020 A

b 1.0.0 (MIT)
Copyright (c) 2020 B

MIT License


Do as you like,
copyright or not.

${'='.repeat(80)}
c 1.0.0 (ISC)
Copyright 2021 C

Other terms.
`);
});
