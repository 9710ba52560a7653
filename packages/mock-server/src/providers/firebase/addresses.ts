/** Whether a text has the two parts of an address (utils.js, isValidEmailAddress). */
export function isEmail(text: string): boolean {
  const [name, domain, ...more] = text.split('@');
  return Boolean(name) && Boolean(domain) && more.length === 0;
}

/** Whether a text looks like a phone number (utils.js, isValidPhoneNumber). */
export function isPhoneNumber(text: string): boolean {
  return text.startsWith('+');
}
