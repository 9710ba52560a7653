/** What was typed where JSON is expected, and is none. */
export class NotJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
