import { expect, test } from 'vitest';
import { briefDeclarations } from './brief-declarations.mjs';

test('comments have no tag before what a thing is, and a paragraph of its own below a summary', () => {
  const made = `export interface Body {
    /** @description The token of the link. */
    token: string;
    /**
     * Who asks
     * @description An address:
     *     one of an account.
     *
     *     In lower case.
     * @example ada@example.com
     */
    email: string;
}
`;

  expect(briefDeclarations(made)).toBe(`export interface Body {
/** The token of the link. */
token: string;
/**
* Who asks
*
* An address:
* one of an account.
*
* In lower case.
* @example ada@example.com
*/
email: string;
}
`);
});
