import { endWithout } from '../../../text/end-without.ts';
import type { Node } from './nodes.ts';

type Choice = Extract<Node, { kind: 'choice' }>;

/** An option without the line breaks around it: options may stand on lines of their own. */
export function withoutBreaks(nodes: Node[]): Node[] {
  return mapEnds(nodes, (text, isFirst, isLast) => {
    const from = isFirst ? text.replace(/^[ \t]*\r?\n\s*/, '') : text;
    if (!isLast) return from;
    const line = endWithout(from, /[ \t]/);
    return from[line - 1] === '\n' ? from.slice(0, endWithout(from, /\s/, line)) : from;
  });
}

/** A value without the spaces around it. */
export function trimmed(nodes: Node[]): Node[] {
  return mapEnds(nodes, (text, isFirst, isLast) => {
    const from = isFirst ? text.trimStart() : text;
    return isLast ? from.trimEnd() : from;
  });
}

/** What first gives each variable its value goes before everything else, so that a variable may be used before it is set. */
export function assignmentsFirst(nodes: Node[]): Node[] {
  const known = new Set<string>();
  const first: Node[] = [];
  const others = nodes.filter((node) => {
    if (node.kind !== 'assignment' || known.has(node.name)) return true;
    known.add(node.name);
    first.push(node);
    return false;
  });
  return first.length === 0 ? nodes : [...first, ...others];
}

/** The wildcard of a choice that takes several of its lines, or takes them as a sampler says: the only thing in it. */
export function linesOf({ least, most, options, sampler }: Omit<Choice, 'lines'>): Choice['lines'] {
  const [only] = options;
  if (!only || options.length > 1 || (least === 1 && most === 1 && !sampler)) return undefined;
  const [wildcard, ...others] = only.nodes.filter((node) => node.kind !== 'text' || node.text.trim() !== '');
  return wildcard?.kind === 'wildcard' && others.length === 0 ? wildcard : undefined;
}

function mapEnds(nodes: Node[], change: (text: string, isFirst: boolean, isLast: boolean) => string): Node[] {
  return nodes
    .map((node, at) =>
      node.kind === 'text' ? { ...node, text: change(node.text, at === 0, at === nodes.length - 1) } : node,
    )
    .filter((node) => node.kind !== 'text' || node.text !== '');
}
