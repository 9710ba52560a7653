/** A number without blanks and plus signs, as it is stored. */
export function digitsOf(phone: string): string {
  return phone.replace(/[+\s]/g, '');
}

/** What is wrong with a number. `undefined` for one that E.164 allows. */
export function phoneIssue(phone: string): string | undefined {
  return /^[1-9]\d{1,14}$/.test(digitsOf(phone)) ? undefined : 'Invalid phone number format (E.164 required)';
}
