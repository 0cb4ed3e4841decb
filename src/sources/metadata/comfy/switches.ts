import { type ComfyGraph, type ComfyNode, linkOf } from './graph.ts';

const SWITCH = /switch|if.?else|selector|multiplexer/i;
const DEEPEST = 20;

/**
 * The input that a switch lets through. Where the choice comes from elsewhere, it is looked up.
 * @returns undefined where the node is no switch, or what it chooses cannot be told.
 */
export function chosenInput(graph: ComfyGraph, node: ComfyNode): unknown {
  const { inputs } = node;
  const named = byLowerCase(inputs);
  if (!SWITCH.test(node.type) && !('on_true' in named && 'on_false' in named)) return undefined;
  const decision = plainValue(
    graph,
    named.boolean ??
      named.switch ??
      named.condition ??
      named.select ??
      named.input ??
      named.index ??
      named.select_input,
  );
  const truth =
    typeof decision === 'string' ? { true: true, false: false }[decision.toLowerCase()] : decision;
  if (typeof truth === 'boolean') {
    const name = truth
      ? [
          'on_true',
          'if_true',
          'true',
          'ontrue',
          'tt_value',
          'text_a',
          'conditioning_a',
          'input_true',
          'input1',
        ]
      : [
          'on_false',
          'if_false',
          'false',
          'onfalse',
          'ff_value',
          'text_b',
          'conditioning_b',
          'input_false',
          'input2',
        ];
    return name.map((one) => named[one]).find((value) => value !== undefined);
  }
  if (typeof decision !== 'number') return undefined;
  const numbered = Object.entries(inputs).filter(
    ([name, value]) =>
      name.toLowerCase() !== 'input' && /\d+$/.test(name) && (linkOf(value) || typeof value === 'string'),
  );
  return numbered.find(([name]) => Number(/\d+$/.exec(name)![0]) === decision)?.[1];
}

/** A value that stands in the graph, behind primitives where it is linked. */
function plainValue(graph: ComfyGraph, value: unknown): unknown {
  let current = value;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const link = linkOf(current);
    if (!link) return current;
    const inputs = graph.get(link.id)?.inputs ?? {};
    const values = Object.entries(inputs);
    current =
      inputs.value ??
      inputs.boolean ??
      inputs.int ??
      inputs.number ??
      (values.length === 1 ? values[0]![1] : undefined);
  }
  return undefined;
}

function byLowerCase(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name.toLowerCase(), value]));
}
