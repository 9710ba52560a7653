/**
 * Generated declarations without indentation, and their comments without the tag before what a thing is: editors show such a text
 * by itself, and all else below a heading.
 * @param {string} text
 */
export function briefDeclarations(text) {
  return text
    .replace(/^ +/gm, '')
    .replace(/^\* {5}/gm, '* ')
    .replace(/^(\* [^@\n].*\n)\* @description /gm, '$1*\n* ')
    .replaceAll('@description ', '');
}
