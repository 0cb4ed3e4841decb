import { expect, it } from 'vitest';
import { readComfyGraph } from './read-comfy.ts';

interface Saved {
  id: number;
  type: string;
  mode?: number;
  inputs?: { name: string; link?: number | null; type?: string; widget?: { name: string } }[];
  outputs?: { type: string }[];
  widgets_values?: unknown;
  properties?: Record<string, unknown>;
}

/** The plainest workflow, in which the encoder of the prompt is fed by links 1 (clip) and the sampler's positive is link 2. */
function workflow(nodes: Saved[], links: unknown[] = [], more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    nodes: [
      {
        id: 3,
        type: 'KSampler',
        inputs: [
          { name: 'model', link: 1 },
          { name: 'positive', link: 2 },
          { name: 'negative', link: 3 },
          { name: 'latent_image', link: 4 },
        ],
        widgets_values: [42, 'randomize', 20, 7, 'dpmpp_2m', 'karras', 1],
      },
      { id: 4, type: 'CheckpointLoaderSimple', widgets_values: ['x.safetensors'] },
      { id: 5, type: 'EmptyLatentImage', widgets_values: [640, 448, 1] },
      { id: 7, type: 'CLIPTextEncode', inputs: [{ name: 'clip', link: 5 }], widgets_values: ['blur'] },
      { id: 8, type: 'VAEDecode', inputs: [{ name: 'samples', link: 6 }] },
      { id: 9, type: 'SaveImage', inputs: [{ name: 'images', link: 7 }], widgets_values: ['ComfyUI'] },
      { id: 99, type: 'Note', widgets_values: ['a note, no prompt'] },
      ...nodes,
    ],
    links: [
      [1, 4, 0, 3, 0, 'MODEL'],
      [3, 7, 0, 3, 2, 'CONDITIONING'],
      [4, 5, 0, 3, 3, 'LATENT'],
      [5, 4, 1, 7, 0, 'CLIP'],
      [6, 3, 0, 8, 0, 'LATENT'],
      [7, 8, 0, 9, 0, 'IMAGE'],
      ...links,
    ],
    ...more,
  });
}

const ENCODER: Saved = {
  id: 6,
  type: 'CLIPTextEncode',
  inputs: [{ name: 'clip' }],
  widgets_values: ['a heron'],
};
const DIRECT = [2, 6, 0, 3, 1, 'CONDITIONING'];

it('reads a workflow as the editor saves it', () => {
  expect(readComfyGraph(workflow([ENCODER], [DIRECT]))).toEqual({
    prompt: 'a heron',
    negativePrompt: 'blur',
    settings: {
      model: 'x.safetensors',
      sampler: 'dpmpp_2m',
      scheduler: 'karras',
      seed: 42,
      steps: 20,
      cfg: 7,
      width: 640,
      height: 448,
    },
  });
});

it.each<[string, Saved[], unknown[]]>([
  [
    'reroutes',
    [ENCODER, { id: 10, type: 'Reroute', inputs: [{ name: '', link: 20 }] }],
    [
      [20, 6, 0, 10, 0, '*'],
      [2, 10, 0, 3, 1, 'CONDITIONING'],
    ],
  ],
  [
    'set and get nodes',
    [
      ENCODER,
      { id: 10, type: 'SetNode', inputs: [{ name: 'CONDITIONING', link: 20 }], widgets_values: ['words'] },
      { id: 11, type: 'GetNode', widgets_values: ['words'] },
    ],
    [
      [20, 6, 0, 10, 0, 'CONDITIONING'],
      [2, 11, 0, 3, 1, 'CONDITIONING'],
    ],
  ],
  [
    'bypassed nodes',
    [
      ENCODER,
      {
        id: 10,
        type: 'ConditioningZeroOut',
        mode: 4,
        inputs: [
          { name: 'image', link: 21, type: 'IMAGE' },
          { name: 'conditioning', link: 20, type: 'CONDITIONING' },
        ],
        outputs: [{ type: 'CONDITIONING' }],
      },
    ],
    [
      [20, 6, 0, 10, 1, 'CONDITIONING'],
      [21, 8, 0, 10, 0, 'IMAGE'],
      [2, 10, 0, 3, 1, 'CONDITIONING'],
    ],
  ],
  [
    'muted nodes, which give nothing',
    [
      ENCODER,
      {
        id: 12,
        type: 'CLIPTextEncode',
        mode: 2,
        inputs: [{ name: 'clip' }],
        widgets_values: ['muted words'],
      },
      {
        id: 10,
        type: 'ConditioningCombine',
        inputs: [
          { name: 'conditioning_1', link: 20 },
          { name: 'conditioning_2', link: 21 },
        ],
      },
    ],
    [
      [20, 12, 0, 10, 0, 'CONDITIONING'],
      [21, 6, 0, 10, 1, 'CONDITIONING'],
      [2, 10, 0, 3, 1, 'CONDITIONING'],
    ],
  ],
  [
    'a widget that was made an input, whose old value stays in the file',
    [
      {
        ...ENCODER,
        inputs: [{ name: 'clip' }, { name: 'text', link: 20, widget: { name: 'text' } }],
        widgets_values: ['an old value'],
      },
      { id: 10, type: 'PrimitiveNode', widgets_values: ['a heron', 'fixed'] },
    ],
    [[20, 10, 0, 6, 1, 'STRING'], DIRECT],
  ],
  [
    'nodes of no known name that say how their widgets are called',
    [
      {
        id: 6,
        type: 'GadgetEncode',
        inputs: [
          { name: 'clip' },
          { name: 'speed', widget: { name: 'speed' } },
          { name: 'text', widget: { name: 'text' } },
        ],
        widgets_values: ['very fast', 'a heron'],
      },
    ],
    [DIRECT],
  ],
])('reads through %s', (_, nodes, links) => {
  expect(readComfyGraph(workflow(nodes, links))).toMatchObject({ prompt: 'a heron', negativePrompt: 'blur' });
});

/** A subgraph with an encoder, whose text is the subgraph's own input, and whose output is the conditioning. */
const SUBGRAPH = {
  id: 'a-uuid',
  inputs: [{ name: 'clip' }, { name: 'words' }],
  outputs: [{ name: 'CONDITIONING' }],
  nodes: [
    {
      id: 1,
      type: 'CLIPTextEncode',
      inputs: [
        { name: 'clip', link: 1 },
        { name: 'text', link: 2, widget: { name: 'text' } },
      ],
      widgets_values: ['what the subgraph was made with'],
    },
  ],
  links: [
    { id: 1, origin_id: -10, origin_slot: 0, target_id: 1, target_slot: 0 },
    { id: 2, origin_id: -10, origin_slot: 1, target_id: 1, target_slot: 1 },
    { id: 3, origin_id: 1, origin_slot: 0, target_id: -20, target_slot: 0 },
  ],
};

it.each<[string, Saved[], unknown[]]>([
  [
    'by a link',
    [
      { id: 6, type: 'a-uuid', inputs: [{ name: 'clip' }, { name: 'words', link: 20 }] },
      { id: 10, type: 'PrimitiveString', widgets_values: ['a heron'] },
    ],
    [[20, 10, 0, 6, 1, 'STRING']],
  ],
  [
    'by a widget of its own',
    [
      {
        id: 6,
        type: 'a-uuid',
        inputs: [{ name: 'clip' }, { name: 'words', widget: { name: 'words' } }],
        widgets_values: ['a heron'],
      },
    ],
    [],
  ],
  [
    'by a promoted input',
    [{ id: 6, type: 'a-uuid', properties: { proxyWidgets: [['-1', 'words']] }, widgets_values: ['a heron'] }],
    [],
  ],
])('reads through a subgraph that is told its text %s', (_, nodes, links) => {
  const json = workflow(nodes, [...links, DIRECT], { definitions: { subgraphs: [SUBGRAPH] } });
  expect(readComfyGraph(json)?.prompt).toBe('a heron');
});

it('reads a widget within a subgraph that is set from outside', () => {
  const { links, ...rest } = SUBGRAPH;
  const inner = { ...rest, nodes: [{ ...rest.nodes[0], inputs: [{ name: 'clip' }] }], links: [links[2]] };
  const node = {
    id: 6,
    type: 'a-uuid',
    properties: { proxyWidgets: [['1', 'text']] },
    widgets_values: ['a heron'],
  };
  const json = workflow([node], [DIRECT], { definitions: { subgraphs: [inner] } });
  expect(readComfyGraph(json)?.prompt).toBe('a heron');
});

it('ends with a subgraph that holds itself, and with links in a circle', () => {
  const itself = {
    ...SUBGRAPH,
    nodes: [...SUBGRAPH.nodes, { id: 2, type: 'a-uuid' }, { id: 3, type: 'a-uuid' }],
  };
  const json = workflow([{ id: 6, type: 'a-uuid' }], [DIRECT], { definitions: { subgraphs: [itself] } });
  expect(readComfyGraph(json)?.prompt ?? '').toBe('what the subgraph was made with');
  const circle = workflow(
    [
      { id: 10, type: 'Reroute', inputs: [{ name: '', link: 20 }] },
      { id: 11, type: 'Reroute', inputs: [{ name: '', link: 21 }] },
    ],
    [
      [20, 11, 0, 10, 0, '*'],
      [21, 10, 0, 11, 0, '*'],
      [2, 10, 0, 3, 1, '*'],
    ],
  );
  expect(readComfyGraph(circle)?.prompt ?? '').toBe('');
});

it.each([
  '{"nodes": []}',
  '{"nodes": [1, null, {"id": 1}]}',
  '{"nodes": [{"id": 1, "type": "KSampler", "inputs": {}}], "links": [1, null, []]}',
])('finds nothing in %s', (json) => {
  expect(readComfyGraph(json)?.prompt ?? '').toBe('');
});
