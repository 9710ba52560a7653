import { type Token, tokensOf } from './tokens.ts';

/** Two values, and how they are compared. */
export interface Comparison {
  readonly left: Token;
  readonly sign: string;
  readonly right: Token;
}

/** Comparisons one after the other. `isOr` says how each is joined with what stands before it. */
export type Expression = readonly {
  readonly isOr: boolean;
  readonly item: Comparison | Expression;
}[];

/** Parses a filter. `undefined` if it is none. */
export function parsedFilter(filter: string): Expression | undefined {
  const parser = new Parser();
  const tokens = tokensOf(filter);
  return tokens?.every((token) => parser.take(token)) && parser.isComplete ? parser.parts : undefined;
}

/** Takes tokens one by one. What stands in parentheses may follow anything, also without `&&` or `||`. */
class Parser {
  readonly parts: { isOr: boolean; item: Comparison | Expression }[] = [];
  private isOr = false;
  private left: Token | undefined;
  private sign: string | undefined;
  private needsJoin = false;

  get isComplete(): boolean {
    return this.needsJoin;
  }

  take(token: Token): boolean {
    if (token.type === 'group') return this.takeGroup(token.text);
    if (this.needsJoin) return this.takeJoin(token);
    if (this.left && this.sign === undefined) return this.takeSign(token);
    return this.takeValue(token);
  }

  private takeGroup(text: string): boolean {
    const item = parsedFilter(text);
    return item !== undefined && this.add(item);
  }

  private takeJoin({ type, text }: Token): boolean {
    this.isOr = text === '||';
    this.needsJoin = false;
    return type === 'join';
  }

  private takeSign({ type, text }: Token): boolean {
    this.sign = text;
    return type === 'sign';
  }

  private takeValue(token: Token): boolean {
    if (token.type === 'sign' || token.type === 'join') return false;
    const { left, sign } = this;
    if (left && sign !== undefined) return this.add({ left, sign, right: token });
    this.left = token;
    return true;
  }

  private add(item: Comparison | Expression): boolean {
    this.parts.push({ isOr: this.isOr, item });
    this.left = undefined;
    this.sign = undefined;
    this.needsJoin = true;
    return true;
  }
}
