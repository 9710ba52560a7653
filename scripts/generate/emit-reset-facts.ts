import type { Spec } from './load-spec.ts';
import { child, items, need, type Place, text } from './place.ts';
import { comment, constant, header } from './source-text.ts';

/**
 * The file `reset-facts.ts`: the title of a description, and what its `x-reset` says of password resets, for the SDK and the mock server. Returns
 * `undefined` if the description has no `x-reset`.
 */
export function emitResetFacts(spec: Spec): string | undefined {
  const reset = child(spec.root, 'x-reset');
  if (!reset) return undefined;
  const rules = items(child(reset, 'passwordRules'));
  return [
    header(spec.file),
    comment(["The product's own name."]),
    exported('title', need(need(spec.root, 'info'), 'title').value),
    comment(['How a password reset goes here, where backends differ. What each means is in `ResetFacts` of the SDK.']),
    exported('facts', need(reset, 'facts').value),
    comment([
      'How one signs in with a password: the operation, the name of its field for the address, what else it is given',
      '(`with`), and how a second factor of the account shows: by a refusal that another operation answers',
      '(`secondFactor`), or in a list of factors in the answer (`factors`).',
    ]),
    exported('signIn', need(reset, 'signIn').value),
    comment(['The password rules that every project has, or that a project may ask for.']),
    exported(
      'passwordRules',
      rules.map(({ value }) => value),
    ),
    comment(['The figures of those rules.']),
    exported('passwordLimits', valuesByRule(rules, 'limit')),
    comment(['The regular expressions of those rules.']),
    exported('passwordPatterns', valuesByRule(rules, 'pattern')),
  ].join('\n');
}

function exported(name: string, value: unknown): string {
  return `export const ${name} = ${constant(value)} as const;\n`;
}

function valuesByRule(rules: readonly Place[], key: 'limit' | 'pattern'): Readonly<Record<string, unknown>> {
  const named = rules.map((rule) => [text(rule, 'rule') ?? '', child(rule, key)?.value]);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}
