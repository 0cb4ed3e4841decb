import { asObject } from '../../../infotext/json.ts';
import { type ComfyGraph, type ComfyNode, MOST_NODES } from './graph.ts';
import { namedWidgets, type SavedInput } from './widget-names.ts';

const MUTED = 2;
const BYPASSED = 4;
const DEEPEST_SUBGRAPH = 8;
/** How many reroutes, bypassed nodes and borders of subgraphs one link may run through. */
const MOST_STEPS = 50;
/** Ids that stand for a subgraph's own inputs and outputs. */
const [INPUTS, OUTPUTS] = ['-10', '-20'];
const NOTES = /^(?:Note|MarkdownNote)$/;

interface SavedNode {
  id: string;
  type: string;
  mode: number;
  inputs: (SavedInput & { link?: unknown; type?: unknown })[];
  outputs: { type?: unknown }[];
  values: unknown;
  promoted: unknown;
}

interface SavedLink {
  from: string;
  slot: number;
}

/** One sheet of nodes: the workflow, or a subgraph where it is used. */
interface Sheet {
  nodes: Map<string, SavedNode>;
  links: Map<string, SavedLink>;
  prefix: string;
  /** Where the sheet is used, and by which node of that sheet. */
  outer?: { sheet: Sheet; node: SavedNode };
  inner: Map<string, Sheet>;
  setters: Map<string, SavedNode>;
  /** Of a subgraph: the links that lead to its outputs, by their place. */
  toOutputs: Map<number, string>;
  /** Of a subgraph: the names of its inputs, in order. */
  inputNames: string[];
}

/** Where a link comes from in the end: an output of a node, or a value. */
type Origin = { link: [string, number] } | { value: unknown } | undefined;

/**
 * A workflow as ComfyUI's editor saves it, as the graph that it would send: links run through reroutes, bypassed nodes, set and
 * get nodes, and subgraphs; muted nodes and notes are left out.
 */
export function graphOfWorkflow(value: unknown): ComfyGraph | undefined {
  const workflow = asObject(value);
  if (!Array.isArray(workflow?.nodes)) return undefined;
  const definitions = asObject(workflow.definitions)?.subgraphs;
  const subgraphs = new Map<string, Record<string, unknown>>();
  if (Array.isArray(definitions))
    for (const entry of definitions.slice(0, 500)) {
      const subgraph = asObject(entry);
      if (typeof subgraph?.id === 'string') subgraphs.set(subgraph.id, subgraph);
    }
  const budget = { nodes: MOST_NODES, links: 4 * MOST_NODES };
  const sheet = sheetOf(workflow, '', subgraphs, budget, 0);
  const graph = new Map<string, ComfyNode>();
  addNodes(sheet, graph);
  return graph.size > 0 ? graph : undefined;
}

function sheetOf(
  saved: Record<string, unknown>,
  prefix: string,
  subgraphs: ReadonlyMap<string, Record<string, unknown>>,
  budget: { nodes: number; links: number },
  depth: number,
  outer?: Sheet['outer'],
): Sheet {
  const sheet: Sheet = {
    nodes: new Map(),
    links: new Map(),
    prefix,
    ...(outer && { outer }),
    inner: new Map(),
    setters: new Map(),
    toOutputs: new Map(),
    inputNames: namesOf(saved.inputs),
  };
  for (const entry of Array.isArray(saved.nodes) ? saved.nodes : []) {
    if (budget.nodes <= 0) break;
    budget.nodes -= 1;
    const node = savedNode(entry);
    if (!node) continue;
    sheet.nodes.set(node.id, node);
    if (node.type === 'SetNode') sheet.setters.set(nameOfSetter(node), node);
  }
  for (const entry of Array.isArray(saved.links) ? saved.links : []) {
    if (budget.links <= 0) break;
    budget.links -= 1;
    addLink(sheet, entry);
  }
  for (const node of sheet.nodes.values()) {
    const subgraph = subgraphs.get(node.type);
    if (!subgraph || depth >= DEEPEST_SUBGRAPH || node.mode === MUTED || node.mode === BYPASSED) continue;
    const within = `${prefix}${node.id}:`;
    sheet.inner.set(node.id, sheetOf(subgraph, within, subgraphs, budget, depth + 1, { sheet, node }));
  }
  return sheet;
}

function savedNode(entry: unknown): SavedNode | undefined {
  const node = asObject(entry);
  if (!node || typeof node.type !== 'string' || (typeof node.id !== 'number' && typeof node.id !== 'string'))
    return undefined;
  const list = (value: unknown) =>
    Array.isArray(value) ? value.slice(0, 300).map((one) => asObject(one) ?? {}) : [];
  return {
    id: String(node.id),
    type: node.type.slice(0, 200),
    mode: typeof node.mode === 'number' ? node.mode : 0,
    inputs: list(node.inputs),
    outputs: list(node.outputs),
    values: node.widgets_values,
    promoted: asObject(node.properties)?.proxyWidgets,
  };
}

function addLink(sheet: Sheet, entry: unknown): void {
  const object = asObject(entry);
  const [id, from, slot, to, toSlot] = Array.isArray(entry)
    ? (entry as unknown[])
    : [object?.id, object?.origin_id, object?.origin_slot, object?.target_id, object?.target_slot];
  if (typeof slot !== 'number' || typeof toSlot !== 'number') return;
  sheet.links.set(String(id), { from: String(from), slot });
  if (String(to) === OUTPUTS) sheet.toOutputs.set(toSlot, String(id));
}

function addNodes(sheet: Sheet, graph: Map<string, ComfyNode>): void {
  for (const node of sheet.nodes.values()) {
    const inner = sheet.inner.get(node.id);
    if (inner) addNodes(inner, graph);
    else if (node.mode !== MUTED && node.mode !== BYPASSED && !NOTES.test(node.type))
      graph.set(sheet.prefix + node.id, { type: node.type, inputs: inputsOf(sheet, node) });
  }
}

function inputsOf(sheet: Sheet, node: SavedNode): Record<string, unknown> {
  const inputs = { ...namedWidgets(node.type, node.inputs, node.values), ...promotedTo(sheet, node) };
  for (const { name, link } of node.inputs) {
    if (link === null || link === undefined || typeof name !== 'string') continue;
    const origin = originOf(sheet, String(link));
    if (origin) inputs[name] = 'link' in origin ? origin.link : origin.value;
  }
  return inputs;
}

/** Widgets of a node within a subgraph that are shown, and set, on the node that stands for the subgraph. */
function promotedTo(sheet: Sheet, node: SavedNode): Record<string, unknown> {
  const { outer } = sheet;
  return outer
    ? Object.fromEntries(
        promotedWidgets(outer.node)
          .filter(([id]) => id === node.id)
          .map(([, ...widget]) => widget),
      )
    : {};
}

/** The node within (-1 for the subgraph's own input), the widget's name, and its value. */
function promotedWidgets({ promoted, values }: SavedNode): [id: string, name: string, value: unknown][] {
  if (!Array.isArray(promoted) || !Array.isArray(values)) return [];
  return promoted.slice(0, 300).flatMap((entry, n): [string, string, unknown][] => {
    const value = (values as unknown[])[n];
    return Array.isArray(entry) && value !== undefined && value !== null
      ? [[String(entry[0]), String(entry[1]), value]]
      : [];
  });
}

/** Runs back along a link to the node that makes what comes through it. */
function originOf(sheet: Sheet, linkId: string): Origin {
  let [at, id]: [Sheet, string | undefined] = [sheet, linkId];
  for (let step = 0; step < MOST_STEPS && id !== undefined; step += 1) {
    const link = at.links.get(id);
    if (!link) return undefined;
    if (link.from === INPUTS) {
      const { outer } = at;
      if (!outer) return undefined;
      const name = at.inputNames[link.slot];
      const input = outer.node.inputs.find((one) => one.name === name) ?? outer.node.inputs[link.slot];
      if (input?.link === null || input?.link === undefined)
        return widgetOf(outer.node, name ?? String(input?.name));
      [at, id] = [outer.sheet, String(input.link)];
      continue;
    }
    const node = at.nodes.get(link.from);
    if (!node || node.mode === MUTED) return undefined;
    const inner = at.inner.get(node.id);
    if (inner) {
      [at, id] = [inner, inner.toOutputs.get(link.slot)];
      continue;
    }
    if (node.type === 'PrimitiveNode')
      return { value: Array.isArray(node.values) ? node.values[0] : undefined };
    const further = passedOn(at, node, link.slot);
    if (further === 'itself') return { link: [at.prefix + node.id, link.slot] };
    id = further;
  }
  return undefined;
}

/** The link that a node only passes on, or `itself`. */
function passedOn(sheet: Sheet, node: SavedNode, slot: number): string | undefined | 'itself' {
  const idOf = (input: SavedNode['inputs'][number] | undefined) =>
    input?.link === null || input?.link === undefined ? undefined : String(input.link);
  if (node.type === 'GetNode') return idOf(sheet.setters.get(nameOfSetter(node))?.inputs[0]);
  if (node.type === 'SetNode' || /^Reroute\b/.test(node.type)) return idOf(node.inputs[0]);
  if (node.mode !== BYPASSED) return 'itself';
  // A bypassed node gives on its input of the same kind, that in the same place before others.
  const { type } = node.outputs[slot] ?? {};
  const same = node.inputs.filter((input) => input.type === type && idOf(input) !== undefined);
  return idOf(same.find((input) => node.inputs.indexOf(input) === slot) ?? same[0]);
}

/** The value of a widget of a subgraph's node that leads to a node within. */
function widgetOf(node: SavedNode, name: string): Origin {
  const own = promotedWidgets(node).find(([id, widget]) => id === '-1' && widget === name)?.[2];
  const value = own ?? namedWidgets(node.type, node.inputs, node.values)[name];
  return value === undefined ? undefined : { value };
}

function namesOf(inputs: unknown): string[] {
  return Array.isArray(inputs) ? inputs.slice(0, 300).map((input) => String(asObject(input)?.name)) : [];
}

function nameOfSetter({ values }: SavedNode): string {
  return Array.isArray(values) ? String(values[0]) : '';
}
