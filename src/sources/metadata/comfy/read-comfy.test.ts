import { describe, expect, it } from 'vitest';
import { readComfyGraph } from './read-comfy.ts';

type Node = [type: string, inputs: Record<string, unknown>];

const LOADER: Node = ['CheckpointLoaderSimple', { ckpt_name: 'x.safetensors' }];
const SAMPLER = {
  seed: 5,
  steps: 20,
  cfg: 7,
  sampler_name: 'euler',
  scheduler: 'normal',
  model: ['4', 0],
  positive: ['6', 0],
  negative: ['7', 0],
  latent_image: ['5', 0],
};
const BASE: Record<string, Node> = {
  3: ['KSampler', SAMPLER],
  4: LOADER,
  5: ['EmptyLatentImage', { width: 640, height: 448 }],
  6: ['CLIPTextEncode', { text: 'a heron', clip: ['4', 1] }],
  7: ['CLIPTextEncode', { text: 'blur', clip: ['4', 1] }],
  8: ['VAEDecode', { samples: ['3', 0], vae: ['4', 2] }],
  9: ['SaveImage', { images: ['8', 0], filename_prefix: 'a prefix of files' }],
};

const jsonOf = (nodes: Record<string, Node>) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(nodes).map(([id, [class_type, inputs]]) => [id, { class_type, inputs }]),
    ),
  );
/** What is read of the simplest graph, with some nodes put in or changed. */
const read = (nodes: Record<string, Node> = {}) => readComfyGraph(jsonOf({ ...BASE, ...nodes }));
/** What is read where the encoder's text comes from node 30. */
const readText = (nodes: Record<string, Node>) =>
  read({ 6: ['CLIPTextEncode', { text: ['30', 0], clip: ['4', 1] }], ...nodes })?.prompt;
/** What is read where the sampler's positive conditioning comes from node 20, of nodes 6 ("a heron") and 21 ("reeds"). */
const readConditioned = (node: Node, more: Record<string, Node> = {}) =>
  read({
    3: ['KSampler', { ...SAMPLER, positive: ['20', 0] }],
    20: node,
    21: ['CLIPTextEncode', { text: 'reeds', clip: ['4', 1] }],
    ...more,
  })?.prompt;

describe('texts that nodes put together', () => {
  it.each<[string, Record<string, Node>, string]>([
    [
      'StringConcatenate',
      { 30: ['StringConcatenate', { string_b: 'reeds', string_a: 'a heron', delimiter: ' in ' }] },
      'a heron in reeds',
    ],
    [
      'Text Concatenate of linked texts, out of order',
      {
        30: ['Text Concatenate', { delimiter: ', ', text_b: ['32', 0], text_a: ['31', 0], text_c: '' }],
        31: ['Text Multiline', { text: 'first' }],
        32: ['Text Multiline', { text: 'second' }],
      },
      'first, second',
    ],
    [
      'JoinStringMulti of more than nine',
      {
        30: [
          'JoinStringMulti',
          {
            inputcount: 11,
            delimiter: '-',
            ...Object.fromEntries([11, 10, 2, 1].map((n) => [`string_${n}`, `s${n}`])),
          },
        ],
      },
      's1-s2-s10-s11',
    ],
    [
      'a delimiter written as an escape',
      { 30: ['Text Concatenate', { delimiter: '\\n', text_a: 'a', text_b: 'b' }] },
      'a\nb',
    ],
    [
      'a delimiter that is linked',
      {
        30: ['CR Text Concatenate', { text1: 'a', text2: 'b', separator: ['31', 0] }],
        31: ['PrimitiveString', { value: ' | ' }],
      },
      'a | b',
    ],
    [
      'StringFunction that appends',
      {
        30: [
          'StringFunction|pysssss',
          { action: 'append', tidy_tags: 'yes', text_a: 'a heron', text_b: 'reeds', text_c: '' },
        ],
      },
      'a heron, reeds',
    ],
    [
      'StringFunction that appends as it is',
      {
        30: ['StringFunction|pysssss', { action: 'append', tidy_tags: 'no', text_a: 'a he', text_b: 'ron' }],
      },
      'a heron',
    ],
    [
      'StringFunction that replaces',
      {
        30: [
          'StringFunction|pysssss',
          {
            action: 'replace',
            tidy_tags: 'yes',
            text_a: 'a BIRD in reeds, a BIRD',
            text_b: 'BIRD',
            text_c: '$&heron',
          },
        ],
      },
      'a $&heron in reeds, a $&heron',
    ],
    ['StringReplace', { 30: ['StringReplace', { string: 'a X', find: 'X', replace: 'heron' }] }, 'a heron'],
    [
      'Text Find and Replace of linked texts',
      {
        30: ['Text Find and Replace', { text: ['31', 0], find: 'X', replace: 'heron' }],
        31: ['Text Multiline', { text: 'a X' }],
      },
      'a heron',
    ],
    ['a node of no known name with numbered texts', { 30: ['Gadget', { text_1: 'a', text_2: 'b' }] }, 'a b'],
    [
      'a node of no known name with one text',
      { 30: ['Gadget', { words: 'a heron in the reeds', mode: 'fast' }] },
      'a heron in the reeds',
    ],
    [
      'a node that shows a text',
      {
        30: ['ShowText|pysssss', { text: ['31', 0], text_0: 'shown' }],
        31: ['Text Multiline', { text: 'a heron' }],
      },
      'a heron',
    ],
    [
      'a node that shows what a model wrote',
      {
        30: ['ShowText|pysssss', { text: ['31', 0], text_0: 'what was written' }],
        31: ['OllamaGenerate', { prompt: 'Write a prompt' }],
      },
      'what was written',
    ],
    [
      'wildcards that were filled in',
      { 30: ['ImpactWildcardProcessor', { wildcard_text: '__bird__', populated_text: 'a heron' }] },
      'a heron',
    ],
    [
      'a styler of both sides',
      { 30: ['SDXLPromptStyler', { text_positive: 'a heron', text_negative: 'blur', style: 'base' }] },
      'a heron',
    ],
    [
      'a node of no known name that makes one of two, behind a switch and a reroute',
      {
        30: ['Reroute', { '': ['31', 0] }],
        31: ['AnySwitch (mine)', { any_01: ['32', 0], any_02: ['35', 0] }],
        32: ['MyGluer', { opening: ['34', 0], closing: ['35', 0], glue: ' in ' }],
        34: ['Text Multiline', { text: 'a heron' }],
        35: ['Text Multiline', { text: 'reeds' }],
      },
      'a heron in reeds',
    ],
    ['parts by their places', { 30: ['Gadget', { right: 'in reeds', left: 'a heron' }] }, 'a heron in reeds'],
    ['JWStringConcat', { 30: ['JWStringConcat', { a: 'a heron', b: ' in reeds' }] }, 'a heron in reeds'],
    [
      'a node of no known name that passes on one of several',
      {
        30: ['My Selector', { left_text: ['34', 0], right_text: ['35', 0] }],
        34: ['Text Multiline', { text: 'a heron' }],
        35: ['Text Multiline', { text: 'reeds' }],
      },
      'a heron',
    ],
    [
      'a prefix that is linked',
      {
        30: ['TextPrefix', { prefix: ['34', 0], text: 'a heron' }],
        34: ['PrimitiveString', { value: 'masterpiece' }],
      },
      'masterpiece a heron',
    ],
    [
      'an output of a node of four texts',
      {
        6: ['CLIPTextEncode', { text: ['30', 2], clip: ['4', 1] }],
        30: ['Text String', { text: 'no', text_b: 'nor this', text_c: 'a heron', text_d: '' }],
      },
      'a heron',
    ],
    [
      'a pattern that is plain',
      { 30: ['RegexReplace', { string: 'a X', regex_pattern: 'X', replace: 'heron' }] },
      'a heron',
    ],
    [
      'a prefix and a suffix',
      { 30: ['Add Around', { text: 'heron', prefix: 'a ', suffix: ' flies' }] },
      'a heron flies',
    ],
  ])('%s', (_, nodes, prompt) => {
    expect(readText(nodes)).toBe(prompt);
  });

  it('no text where a model wrote it and nothing shows it', () => {
    expect(readText({ 30: ['Florence2Run', { prompt: 'caption', task: 'more detailed caption' }] })).toBe('');
  });

  it('a join that doubles itself stays within bounds', () => {
    const nodes: Record<string, Node> = { 100: ['Text Multiline', { text: 'x'.repeat(1000) }] };
    for (let n = 101; n < 140; n += 1)
      nodes[n] = [
        'Text Concatenate',
        { delimiter: '', text_a: [String(n - 1), 0], text_b: [String(n - 1), 0] },
      ];
    expect(
      readText({ ...nodes, 30: ['Text Concatenate', { delimiter: '', text_a: ['139', 0], text_b: '' }] })!
        .length,
    ).toBeLessThanOrEqual(20_001);
  });
});

describe('conditioning that runs through nodes', () => {
  const both = { conditioning_1: ['6', 0], conditioning_2: ['21', 0] };
  it.each<[string, Node, string]>([
    ['combined', ['ConditioningCombine', both], 'a heron\nreeds'],
    [
      'concatenated',
      ['ConditioningConcat', { conditioning_from: ['21', 0], conditioning_to: ['6', 0] }],
      'a heron\nreeds',
    ],
    [
      'averaged',
      [
        'ConditioningAverage',
        { conditioning_to: ['6', 0], conditioning_from: ['21', 0], conditioning_to_strength: 0.5 },
      ],
      'a heron\nreeds',
    ],
    [
      'averaged, one without weight',
      [
        'ConditioningAverage',
        { conditioning_to: ['6', 0], conditioning_from: ['21', 0], conditioning_to_strength: 1 },
      ],
      'a heron',
    ],
    [
      'set to an area',
      ['ConditioningSetArea', { conditioning: ['6', 0], width: 64, strength: 1 }],
      'a heron',
    ],
    [
      'kept to some steps',
      ['ConditioningSetTimestepRange', { conditioning: ['6', 0], start: 0, end: 0.5 }],
      'a heron',
    ],
    [
      'guided by a control net',
      ['ControlNetApply', { conditioning: ['6', 0], control_net: ['4', 0], image: ['8', 0] }],
      'a heron',
    ],
    [
      'guided by a control net for both sides',
      ['ControlNetApplyAdvanced', { positive: ['6', 0], negative: ['7', 0], control_net: ['4', 0] }],
      'a heron',
    ],
    ['with guidance', ['FluxGuidance', { conditioning: ['6', 0], guidance: 3.5 }], 'a heron'],
    ['rerouted', ['Reroute', { '': ['6', 0] }], 'a heron'],
    ['through a node of no known name', ['Gadget', { stuff: ['6', 0], mask: ['21', 0] }], 'a heron'],
    [
      'switched by number',
      ['CR Conditioning Input Switch', { Input: 2, conditioning1: ['6', 0], conditioning2: ['21', 0] }],
      'reeds',
    ],
    [
      'switched by a linked truth',
      ['ComfySwitchNode', { switch: ['22', 0], on_true: ['6', 0], on_false: ['21', 0] }],
      'reeds',
    ],
    ['the first that there is', ['Any Switch (rgthree)', { any_01: ['6', 0], any_02: ['21', 0] }], 'a heron'],
  ])('%s', (_, node, prompt) => {
    expect(readConditioned(node, { 22: ['PrimitiveBoolean', { value: false }] })).toBe(prompt);
  });

  it.each<[string, Record<string, Node>]>([
    ['itself', {}],
    [
      'rerouted',
      { 8: ['Reroute', { '': ['10', 0] }], 10: ['ConditioningZeroOut', { conditioning: ['6', 0] }] },
    ],
    [
      'within an area',
      {
        8: ['ConditioningSetArea', { conditioning: ['10', 0] }],
        10: ['ConditioningZeroOut', { conditioning: ['6', 0] }],
      },
    ],
    [
      'combined with itself',
      {
        8: ['ConditioningCombine', { conditioning_1: ['10', 0], conditioning_2: ['10', 0] }],
        10: ['ConditioningZeroOut', { conditioning: ['6', 0] }],
      },
    ],
  ])('zeroed is no negative prompt: %s', (_, nodes) => {
    const zeroed: Record<string, Node> = { 8: ['ConditioningZeroOut', { conditioning: ['6', 0] }], ...nodes };
    const own = readComfyGraph(
      jsonOf({ ...BASE, 3: ['KSampler', { ...SAMPLER, negative: ['8', 0] }], ...zeroed }),
    );
    expect(own).toMatchObject({ prompt: 'a heron', negativePrompt: '' });
  });

  it('zeroed adds nothing to what it is combined with', () => {
    expect(
      readConditioned(['ConditioningCombine', { conditioning_1: ['6', 0], conditioning_2: ['23', 0] }], {
        23: ['ConditioningZeroOut', { conditioning: ['21', 0] }],
      }),
    ).toBe('a heron');
  });

  it('crossed outputs of a node of two sides are told apart', () => {
    const own = read({
      3: ['KSampler', { ...SAMPLER, positive: ['20', 1], negative: ['20', 0] }],
      20: ['ControlNetApplyAdvanced', { positive: ['7', 0], negative: ['6', 0], control_net: ['4', 0] }],
    });
    expect(own).toMatchObject({ prompt: 'a heron', negativePrompt: 'blur' });
  });

  it('the texts of SDXL and Flux, each once', () => {
    expect(
      read({ 6: ['CLIPTextEncodeSDXL', { text_g: 'a heron', text_l: 'reeds', clip: ['4', 1] }] })?.prompt,
    ).toBe('a heron\nreeds');
    expect(
      read({ 6: ['CLIPTextEncodeSDXL', { text_g: 'a heron', text_l: 'a heron', clip: ['4', 1] }] })?.prompt,
    ).toBe('a heron');
    expect(
      read({ 6: ['CLIPTextEncodeFlux', { clip_l: 'heron', t5xxl: 'a heron in reeds', guidance: 4 }] }),
    ).toMatchObject({ prompt: 'a heron in reeds\nheron', guidance: 4 });
  });
});

describe('the sampler that counts', () => {
  const second: Record<string, Node> = {
    8: ['VAEDecode', { samples: ['13', 0] }],
    13: ['KSampler', { ...SAMPLER, seed: 6, steps: 9, positive: ['16', 0], latent_image: ['14', 0] }],
    14: ['LatentUpscaleBy', { samples: ['3', 0], scale_by: 2 }],
    16: ['CLIPTextEncode', { text: 'a larger heron', clip: ['4', 1] }],
  };
  it('is the last before the image that is saved', () => {
    expect(read(second)).toMatchObject({
      prompt: 'a larger heron',
      settings: { seed: 6, steps: 9, width: 640, height: 448 },
    });
  });

  it('is the one before where the last has no words', () => {
    expect(read({ ...second, 16: ['CLIPTextEncode', { text: ' ', clip: ['4', 1] }] })).toMatchObject({
      prompt: 'a heron',
      settings: { seed: 5 },
    });
  });

  it('is none that a preview alone shows, or that leads nowhere', () => {
    const aside: Record<string, Node> = {
      1: ['KSampler', { ...SAMPLER, positive: ['21', 0] }],
      2: ['PreviewImage', { images: ['1', 0] }],
      21: ['CLIPTextEncode', { text: 'reeds', clip: ['4', 1] }],
    };
    expect(read(aside)?.prompt).toBe('a heron');
  });

  it('is no detailer, which redraws a part, unless there is no other', () => {
    const detailer: Node = [
      'FaceDetailer',
      { ...SAMPLER, latent_image: undefined, image: ['8', 0], positive: ['21', 0] },
    ];
    const nodes: Record<string, Node> = {
      9: ['SaveImage', { images: ['20', 0] }],
      20: detailer,
      21: ['CLIPTextEncode', { text: 'a face', clip: ['4', 1] }],
    };
    expect(read(nodes)?.prompt).toBe('a heron');
    expect(read({ ...nodes, 8: ['LoadImage', { image: 'a.png' }] })?.prompt).toBe('a face');
  });
});

describe('values that stand in nodes of their own', () => {
  const custom: Record<string, Node> = {
    3: [
      'SamplerCustomAdvanced',
      { noise: ['25', 0], guider: ['22', 0], sampler: ['16', 0], sigmas: ['18', 0], latent_image: ['5', 0] },
    ],
    16: ['KSamplerSelect', { sampler_name: 'dpmpp_2m' }],
    17: ['BasicScheduler', { scheduler: 'beta', steps: ['26', 0], model: ['12', 0] }],
    18: ['SplitSigmas', { sigmas: ['17', 0], step: 3 }],
    22: ['CFGGuider', { model: ['12', 0], positive: ['6', 0], negative: ['7', 0], cfg: 4.5 }],
    25: ['RandomNoise', { noise_seed: ['27', 0] }],
    26: ['PrimitiveInt', { value: 31 }],
    27: ['Seed (rgthree)', { seed: 77 }],
    12: ['LoraLoaderModelOnly', { model: ['11', 0], lora_name: 'ink.safetensors' }],
    11: ['UNETLoader', { unet_name: 'flux.sft' }],
  };
  const settings = {
    sampler: 'dpmpp_2m',
    scheduler: 'beta',
    seed: 77,
    steps: 31,
    model: 'flux.sft',
    width: 640,
    height: 448,
  };
  it('are read behind a guider of two sides', () => {
    expect(read(custom)).toEqual({
      prompt: 'a heron',
      negativePrompt: 'blur',
      settings: { ...settings, cfg: 4.5 },
    });
  });

  it('are read behind a guider of one side, with its guidance', () => {
    const own = read({
      ...custom,
      22: ['BasicGuider', { model: ['12', 0], conditioning: ['23', 0] }],
      23: ['FluxGuidance', { conditioning: ['6', 0], guidance: 3.5 }],
    });
    expect(own).toEqual({
      prompt: 'a heron',
      negativePrompt: '',
      settings: { ...settings, cfg: 3.5 },
      guidance: 3.5,
    });
  });

  it('are read behind a guider of three conditionings', () => {
    const own = read({
      ...custom,
      22: [
        'DualCFGGuider',
        {
          model: ['12', 0],
          cond1: ['6', 0],
          cond2: ['7', 0],
          negative: ['24', 0],
          cfg_conds: 5,
          cfg_cond2_negative: 2,
        },
      ],
      24: ['CLIPTextEncode', { text: '', clip: ['4', 1] }],
    });
    expect(own).toMatchObject({ prompt: 'a heron', negativePrompt: '', settings: { cfg: 5 } });
  });

  it('are read from a loader that holds the texts, and through pipes', () => {
    const loader: Node = [
      'Efficient Loader',
      {
        ckpt_name: 'x.safetensors',
        positive: 'a heron',
        negative: ['31', 0],
        positive_token_normalization: 'none',
        empty_latent_width: 512,
        empty_latent_height: 320,
      },
    ];
    const text: Node = ['Text Multiline', { text: 'mist' }];
    const efficient = read({
      3: [
        'KSampler (Efficient)',
        { ...SAMPLER, model: ['10', 0], positive: ['10', 1], negative: ['10', 2], latent_image: ['10', 3] },
      ],
      10: loader,
      31: text,
    });
    expect(efficient).toMatchObject({
      prompt: 'a heron',
      negativePrompt: 'mist',
      settings: { width: 512, height: 320 },
    });
    const piped = read({
      3: [
        'easy fullkSampler',
        { pipe: ['11', 0], steps: 12, cfg: 3, sampler_name: 'euler', scheduler: 'karras', seed: 4 },
      ],
      11: ['easy preSampling', { pipe: ['10', 0] }],
      10: loader,
      31: text,
    });
    expect(piped).toMatchObject({
      prompt: 'a heron',
      negativePrompt: 'mist',
      settings: { seed: 4, steps: 12, model: 'x.safetensors', width: 512 },
    });
  });

  it('are read of a node that takes a prompt and gives an image', () => {
    const own = readComfyGraph(
      jsonOf({
        1: ['FluxProUltraImageNode', { prompt: 'a heron', seed: 9, aspect_ratio: '1:1' }],
        2: ['SaveImage', { images: ['1', 0] }],
      }),
    );
    expect(own).toMatchObject({ prompt: 'a heron', settings: { seed: 9 } });
  });
});

describe('what hostile and broken graphs hold', () => {
  it('seeds of 64 bits and NaN, with texts unchanged', () => {
    const json = jsonOf({
      ...BASE,
      6: ['CLIPTextEncode', { text: 'NaN, -Infinity and 18446744073709551615 "quoted\\"' }],
    }).replace('"seed":5', '"seed":18446744073709551615,"is_changed":[NaN,-Infinity,Infinity]');
    expect(readComfyGraph(json)).toMatchObject({
      prompt: 'NaN, -Infinity and 18446744073709551615 "quoted\\"',
      settings: { seed: '18446744073709551615' },
    });
    expect(
      readComfyGraph(json.replace('18446744073709551615,"is', '18446744073709551616,"is'))!.settings,
    ).not.toHaveProperty('seed');
  });

  it.each<[string, Record<string, Node>]>([
    ['one node', { 6: ['CLIPTextEncode', { text: ['6', 0] }] }],
    [
      'two nodes',
      {
        6: ['ConditioningCombine', { conditioning_1: ['20', 0], conditioning_2: ['20', 0] }],
        20: ['ConditioningCombine', { conditioning_1: ['6', 0], conditioning_2: ['6', 0] }],
      },
    ],
    ['samplers', { 5: ['VAEEncode', { pixels: ['8', 0] }], 6: ['Gadget', { stuff: ['3', 0] }] }],
    [
      'values',
      {
        3: ['KSampler', { ...SAMPLER, positive: ['3', 0], seed: ['30', 0], steps: ['30', 0] }],
        30: ['PrimitiveInt', { value: ['30', 0] }],
      },
    ],
    ['switches', { 6: ['Switch', { select: ['6', 0], input1: ['6', 0] }] }],
  ])('links in a circle: %s', (_, nodes) => {
    expect(read(nodes)?.prompt ?? '').toBe('');
  });

  it('a lattice of combinations is gone through once', () => {
    const nodes: Record<string, Node> = {};
    for (let n = 100; n < 250; n += 1)
      nodes[n] = [
        'ConditioningCombine',
        {
          conditioning_1: [n === 100 ? '6' : String(n - 1), 0],
          conditioning_2: [n === 100 ? '7' : String(n - 1), 0],
        },
      ];
    expect(readConditioned(['Reroute', { '': ['249', 0] }], nodes)).toBe('a heron\nblur');
  });

  it('a chain beyond all bounds, and more nodes than anyone has, tell no prompt', () => {
    const nodes: Record<string, Node> = {};
    for (let n = 100; n < 2_000; n += 1) nodes[n] = ['Reroute', { '': [String(n + 1), 0] }];
    expect(readConditioned(['Reroute', { '': ['100', 0] }], { ...nodes, 2000: BASE[6]! })).toBe('');
    for (let n = 2_000; n < 4_000; n += 1) nodes[n] = ['Note', {}];
    expect(read(nodes)).toBeUndefined();
  });

  it.each([
    '',
    '[]',
    'null',
    '{"3": 4}',
    '{"3": {"class_type": "KSampler", "inputs": []}}',
    '{"3": {"class_type": "KSampler"}}',
    '{"prompt": {"prompt": {}}}',
    `${'['.repeat(100_000)}`,
  ])('nothing in %.40j', (json) => {
    expect(readComfyGraph(json)?.prompt ?? '').toBe('');
  });

  it('names that objects have already', () => {
    const json = jsonOf({
      ...BASE,
      30: ['StringConcatenate', { string_a: 'a', string_b: 'b', delimiter: 'constructor' }],
      6: ['CLIPTextEncode', { text: ['30', 0] }],
    }).replace('"seed":5', '"__proto__":{"cfg":1},"seed":5');
    expect(readComfyGraph(json)).toMatchObject({ prompt: 'aconstructorb', settings: { seed: 5, cfg: 7 } });
  });
});
