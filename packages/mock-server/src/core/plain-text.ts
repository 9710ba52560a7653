/**
 * A text as one line that a terminal only prints: control characters, line ends and marks that turn the direction of
 * writing become a replacement character. What a mail or a request contains cannot steer the terminal.
 */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** A text that a terminal only prints, as it prints it: line ends and tabs stay. */
export function plainText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(plainLine).join('\t'))
    .join('\n');
}
