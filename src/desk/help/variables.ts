/**
 * The gaps of a snippet that Earshot fills in: {{customer.name}}, {{case.number}}, {{brand.name}}, {{agent.name}}. What is unknown or
 * empty stays visibly open, and the check of placeholders stops the reply until somebody has filled it in. Pure.
 */

export const VARIABLES = ['customer.name', 'case.number', 'brand.name', 'agent.name'] as const;
export type Variable = (typeof VARIABLES)[number];
export type Values = Record<Variable, string | null>;

const GAP = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu;

/** `open`: the gaps that are left, each once, as they are named. */
export function fillIn(text: string, values: Values): { text: string; open: string[] } {
  const open = new Set<string>();
  const filled = text.replace(GAP, (gap, name: string) => {
    // A value must not open a gap of its own, or close one.
    const value = isVariable(name) ? values[name]?.replace(/[{}]/gu, '').trim() : '';
    if (value) return value;
    open.add(name);
    return gap;
  });
  return { text: filled, open: [...open] };
}

/** Names in double braces that nothing will ever fill in. */
export function unknownVariables(text: string): string[] {
  return [...new Set([...text.matchAll(GAP)].map((match) => match[1]!))].filter((name) => !isVariable(name));
}

function isVariable(name: string): name is Variable {
  return (VARIABLES as readonly string[]).includes(name);
}
