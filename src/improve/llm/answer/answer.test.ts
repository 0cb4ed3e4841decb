import { describe, expect, it } from 'vitest';
import { AnswerReader } from '../answer.ts';

const GOOD = JSON.stringify({ variants: [{ prompt: 'a heron, gouache' }, { prompt: 'a heron, ink' }] });
const DRAFT = JSON.stringify({ variants: [{ prompt: 'a draft' }, { prompt: 'another draft' }] });
const WANTED = ['a heron, gouache', 'a heron, ink'];

/** What an answer comes to, and what those who watch it come in pieces are told on the way. */
function read(text: string, { isCut = false, size = 7 } = {}) {
  const reader = new AnswerReader();
  const watched: string[] = [];
  for (let at = 0; at < text.length; at += size) {
    watched.push(...reader.read(text.slice(at, at + size)).map(({ prompt }) => prompt));
    if (reader.growing !== undefined) watched.push(reader.growing);
  }
  const { variants, ...rest } = reader.finish(isCut);
  return { prompts: variants.map(({ prompt }) => prompt), variants, watched, ...rest };
}

describe('thoughts are never an answer', () => {
  const inside: [string, string][] = [
    ['<think>', '</think>'],
    ['<thinking>', '</thinking>'],
    ['<thought>', '</thought>'],
    ['<thoughts>', '</thoughts>'],
    ['<reasoning>', '</reasoning>'],
    ['<Think>', '</THINK>'],
    ['<think effort="high">', '</think >'],
    ['<antThinking>', '</antThinking>'],
    ['<seed:think>', '</seed:think>'],
    ['<thought_process>', '</thought_process>'],
    ['<scratchpad>', '</scratchpad>'],
    ['&lt;think&gt;', '&lt;/think&gt;'],
    ['[THINK]', '[/THINK]'],
    ['◁think▷', '◁/think▷'],
    ['<|begin_of_thought|>', '<|end_of_thought|><|begin_of_solution|>'],
    ['<|START_THINKING|>', '<|END_THINKING|><|START_RESPONSE|>'],
    ['<|think|>', '<|/think|>'],
    ['<unused94>thought\n', '<unused95>'],
    ['<|channel>thought\n', '<channel|>'],
    ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'],
    [
      '<|channel|>analysis<|message|>',
      '<|end|><|start|>assistant<|channel|>final <|constrain|>json<|message|>',
    ],
    [
      '<|start|>assistant<|channel|>commentary<|message|>',
      '<|end|><|start|>assistant<|channel|>final<|message|>',
    ],
    ['analysis', 'assistantfinal'],
  ];
  const thoughts: [string, string][] = [
    ['words', 'Let me see. A heron, I think.'],
    ['a draft', `Let me draft: ${DRAFT}\nHm, better not.`],
    ['a draft alone', DRAFT],
    ['a fenced draft', `Draft:\n\`\`\`json\n${DRAFT}\n\`\`\`\n`],
    ['a broken draft', 'Maybe {"variants":[{"prompt":"a dra'],
    ['quotes and brackets', `It's a 5" brush {or [so`],
  ];
  for (const [open, close] of inside)
    it.each(thoughts)(`between ${open.trim()} and ${close}: %s`, (_, thought) => {
      for (const [before, size] of [
        [open, 3],
        [`\n ${open}`, 1000],
      ] as const) {
        const { prompts, watched, spoken } = read(`${before}${thought}${close}\n${GOOD}`, { size });
        expect(prompts).toEqual(WANTED);
        expect(spoken).not.toContain('draft');
        expect(watched.join()).not.toContain('draft');
      }
      const unclosed = read(`${open}${thought}`, { isCut: true });
      expect([unclosed.prompts, unclosed.watched, unclosed.onlyThought]).toEqual([[], [], true]);
    });

  it.each([...inside.slice(0, -1).map(([, close]) => close), 'assistantfinal'])(
    'where only %s is seen, for the server has the other in its template',
    (close) => {
      for (const thought of thoughts.map(([, text]) => text).filter((text) => !/^[{[]/.test(text))) {
        const start = close === 'assistantfinal' ? 'analysis' : '';
        const { prompts, watched, spoken } = read(`${start}${thought}\n${close}\n${GOOD}`);
        expect(prompts).toEqual(WANTED);
        expect(spoken).not.toContain('draft');
        expect(watched.join()).not.toContain('draft');
      }
    },
  );

  it('even where the thought is a draft from its first letter on, which is taken back', () => {
    expect(read(`${DRAFT}\n</think>\n${GOOD}`).prompts).toEqual(WANTED);
  });

  it('and an answer that may begin so is shown only where its thoughts were seen', () => {
    const wary = (text: string) => {
      const reader = new AnswerReader(true);
      return [...text].flatMap((char) => reader.read(char)).map(({ prompt }) => prompt);
    };
    expect(wary(`${DRAFT}\n</think>\n${GOOD}`)).toEqual([]);
    expect(wary(GOOD)).toEqual([]);
    expect(wary(`<think>${DRAFT}</think>${GOOD}`)).toEqual(WANTED);
    const beside = new AnswerReader(true);
    beside.trust();
    expect(beside.read(`Sure: ${GOOD}`).map(({ prompt }) => prompt)).toEqual(WANTED);
    expect(read(`${DRAFT}</think>${GOOD}`).thoughtUnopened).toBe(true);
    expect(read(`<think>${DRAFT}</think>${GOOD}`).thoughtUnopened).toBe(false);
  });

  it.each(['thinking', 'Reasoning', 'thoughts', 'draft', 'analysis', 'chain_of_thought'])(
    'in a field named %s',
    (name) => {
      const drafts = [{ prompt: 'a draft' }, { prompt: 'another draft' }];
      const good = JSON.parse(GOOD) as object;
      for (const thought of ['a draft', drafts, { variants: drafts }, JSON.stringify({ variants: drafts })])
        for (const text of [
          { [name]: thought, ...good },
          { [name]: thought, final: good },
        ]) {
          const { prompts, watched } = read(JSON.stringify(text));
          expect(prompts).toEqual(WANTED);
          expect(watched.join()).not.toContain('draft');
        }
    },
  );

  it.each([
    ['two thoughts', `<think>${DRAFT}</think>Hm.<think>${DRAFT}</think>${GOOD}`],
    ['another word within', `<think>I shall <reasoning>${DRAFT}</reasoning> ${DRAFT}</think>${GOOD}`],
    ['a mark that is spoken of', `<think>I end with <think> tags. ${DRAFT}</think>${GOOD}`],
    ['a closing mark that is spoken of', `<think>I end with </think>. ${DRAFT}</think>${GOOD}`],
    ['after the answer', `${GOOD}<think>That is fine. ${DRAFT}</think>`],
    ['after the answer, cut', `${GOOD}\n<think>That is fine. ${DRAFT}`],
    ['another closing word', `<think>${DRAFT}</thinking>${GOOD}`],
  ])('with %s', (_, text) => {
    expect(read(text).prompts).toEqual(WANTED);
  });

  it('cut off where only the closing mark would have been seen', () => {
    for (const text of [
      `Let me draft: ${DRAFT}`,
      `Okay, so ${DRAFT} is not`,
      `A heron: ${DRAFT} Now I would`,
      'Hm',
    ])
      expect(read(text, { isCut: true }).prompts).toEqual([]);
  });

  it('but what an answer says of them within a text is part of it', () => {
    const prompts = ['a sign that reads <think>, ink', 'a man [thinking] under a tree', 'the [THINK] logo'];
    const text = JSON.stringify({ variants: prompts.map((prompt) => ({ prompt })) });
    expect(read(text).prompts).toEqual(prompts);
    expect(read(`<think>Hm</think>${text}`).prompts).toEqual(prompts);
  });
});

describe('the last whole answer counts', () => {
  it.each([
    ['two fenced blocks', `\`\`\`json\n${DRAFT}\n\`\`\`\nBetter:\n\`\`\`json\n${GOOD}\n\`\`\``],
    ['two objects', `${DRAFT}\n${GOOD}`],
    ['three drafts', `${DRAFT} ${DRAFT} ${GOOD} Enjoy!`],
    [
      'a correction that is cut off',
      `${GOOD}\nOr rather: {"variants":[{"prompt":"a later draft"},{"prompt":"b`,
    ],
    ['a draft with a fault', `{"variants":[{"prompt":"a draft "x" y"},]}\n\`\`\`\n${GOOD}\n\`\`\``],
    ['a correction with a fault', `${DRAFT}\n\n${GOOD.replace(']}', ',]}')}`],
    ['a list without a variant behind it', `${GOOD}\n{"variants":[]}\n{"done":true}`],
    [
      'the form itself behind it',
      `${GOOD}\n{"variants":[{"prompt":"…","negative_prompt":"…","reason":"…"}]}`,
    ],
    ['an example in braces', `Here {you} go [1]: ${GOOD} {enjoy}`],
  ])('of %s', (_, text) => {
    expect(read(text).prompts).toEqual(WANTED);
  });

  it('and objects that stand each for themselves are one', () => {
    const lines = WANTED.map((prompt) => JSON.stringify({ prompt }));
    expect(read(lines.join('\n')).prompts).toEqual(WANTED);
    expect(read(lines.map((line) => `\`\`\`json\n${line}\n\`\`\``).join('\nand\n')).prompts).toEqual(WANTED);
  });
});

describe('JSON as models write it', () => {
  const one = (prompt: string) => `{"variants":[{"prompt":"${prompt}","reason":"x"},{"prompt":"b"}]}`;
  it.each<[string, string, string[]]>([
    ['a line break in a text', one('a cat\nin ink'), ['a cat\nin ink', 'b']],
    ['a tab', one('a cat\tin ink'), ['a cat\tin ink', 'b']],
    ['control characters', one('a \u0001cat\r\nx'), ['a \u0001cat\r\nx', 'b']],
    ['escaped brackets', one(String.raw`a cat \(ink\), \[x\]`), [String.raw`a cat \(ink\), \[x\]`, 'b']],
    ['other bad escapes', one(String.raw`a\_b \* c, it\'s C:\new \u12`), [`a_b * c, it's C:\new \\u12`, 'b']],
    ['quotes in the middle', one('a sign saying "open" in red'), ['a sign saying "open" in red', 'b']],
    ['quotes before a comma', one('a sign saying "open", in red'), ['a sign saying "open", in red', 'b']],
    ['quotes at the end', one('a sign saying "open"'), ['a sign saying "open"', 'b']],
    ['quotes at the start', one('"open" on a sign'), ['"open" on a sign', 'b']],
    ['several quotes', one('"a", "b" and "c", red'), ['"a", "b" and "c", red', 'b']],
    ['quotes by brackets', one('a {"red"} cat ["x"] y'), ['a {"red"} cat ["x"] y', 'b']],
    ['a quote with a colon', one('a clock: "9":30 sharp'), ['a clock: "9":30 sharp', 'b']],
    ['an inch', one('a 5" brush, ink'), ['a 5" brush, ink', 'b']],
    ['trailing commas', '{"variants":[{"prompt":"a",},{"prompt":"b",},],}', ['a', 'b']],
    ['missing commas', '{"variants":[{"prompt":"a" "reason":"x"}\n{"prompt":"b"}]}', ['a', 'b']],
    [
      'single quotes',
      "{'variants':[{'prompt':'it\\'s a cat'},{'prompt':'it's fine'}]}",
      ["it's a cat", "it's fine"],
    ],
    ['smart quotes', '{“variants”:[{“prompt”:“a “real” cat”},{“prompt”:“b”}]}', ['a “real” cat', 'b']],
    ['backticks', '{"variants":[{"prompt":`a cat`},{"prompt":"b"}]}', ['a cat', 'b']],
    ['three quotes', '{"variants":[{"prompt":"""a "real" cat"""},{"prompt":"b"}]}', ['a "real" cat', 'b']],
    ['no quotes for names', '{variants:[{prompt:"a",ok:True,no:None},{prompt:"b"}]}', ['a', 'b']],
    ['no quotes at all', '{variants:[{prompt: a cat in rain\n},{prompt: b}]}', ['a cat in rain', 'b']],
    [
      'comments',
      '{/* hi */"variants":[ // one\n{"prompt":"a // b # c"}, # two\n{"prompt":"b"}]}',
      ['a // b # c', 'b'],
    ],
    [
      'NaN and undefined',
      '{"variants":[{"prompt":"a","s":NaN,"t":undefined},{"prompt":"b","u":-Infinity}]}',
      ['a', 'b'],
    ],
    ['a byte order mark', `\ufeff${one('a')}`, ['a', 'b']],
    ['a byte order mark in a fence', `\`\`\`json\n\ufeff${one('a')}\n\`\`\``, ['a', 'b']],
    ['dots for more', '{"variants":[{"prompt":"a"}, {"prompt":"b"}, ...]}', ['a', 'b']],
    ['brackets too many', `${one('a')}}]}`, ['a', 'b']],
    ['brackets missing', '{"variants":[{"prompt":"a"},{"prompt":"b"}', ['a', 'b']],
    ['a brace missing in the middle', '{"variants":[{"prompt":"a","reason":"x",{"prompt":"b"}]}', ['a', 'b']],
    ['a brace missing at the end', '{"variants":[{"prompt":"a"},{"prompt":"b"]}', ['a', 'b']],
    [
      'a closing quote missing',
      '{"variants":[{"prompt":"a cat,\n "reason":"x"},{"prompt":"b"}]}',
      ['a cat', 'b'],
    ],
    ['full-width marks', '{"variants"：[{"prompt"："a"，"reason"："x"}，{"prompt"："b"}]}', ['a', 'b']],
    ['a bare fence', `\`\`\`\n${one('a')}\n\`\`\``, ['a', 'b']],
    ['a fence that never closes', `\`\`\`json\n${one('a')}`, ['a', 'b']],
    ['a fence of JSON5', `Sure!\n\`\`\`json5\n${one('a')}\n\`\`\`\nHave fun`, ['a', 'b']],
    ['an answer tag', `<answer>${one('a')}</answer>`, ['a', 'b']],
    ['escaped quotes', '{\\"variants\\":[{\\"prompt\\":\\"a\\"},{\\"prompt\\":\\"b\\"}]}', ['a', 'b']],
    ['all of it encoded twice', JSON.stringify(one('a')), ['a', 'b']],
    ['encoded three times', JSON.stringify(JSON.stringify(one('a'))), ['a', 'b']],
    ['encoded twice in a fence', `\`\`\`json\n${JSON.stringify(one('a'))}\n\`\`\``, ['a', 'b']],
    ['variants as a text', JSON.stringify({ variants: '[{"prompt":"a"},{"prompt":"b"}]' }), ['a', 'b']],
    ['each as a text', JSON.stringify({ variants: ['{"prompt":"a"}', '{"prompt":"b"}'] }), ['a', 'b']],
    [
      'a prompt that is one',
      JSON.stringify({ variants: [{ prompt: '{"prompt":"a"}' }, { prompt: 'b' }] }),
      ['a', 'b'],
    ],
    [
      'a template in braces',
      JSON.stringify({ variants: [{ prompt: '{a|b}' }, { prompt: '[pine|birch]' }] }),
      ['{a|b}', '[pine|birch]'],
    ],
  ])('with %s', (_, text, prompts) => {
    expect(read(text).prompts).toEqual(prompts);
  });

  it.each<[string, unknown]>([
    ['a list', [{ prompt: 'a' }, { prompt: 'b' }]],
    ['a list of texts', ['a', 'b']],
    ['texts under variants', { variants: ['a', 'b'] }],
    ['texts under prompts', { prompts: ['a', 'b'] }],
    ['other capitals', { Variants: [{ Prompt: 'a' }, { PROMPT: 'b' }] }],
    ['other names', { results: [{ improved_prompt: 'a' }, { 'Positive Prompt': 'b' }] }],
    ['text for prompt', { prompts: [{ text: 'a' }, { text: 'b' }] }],
    ['deeper down', { result: { data: { variants: [{ prompt: 'a' }, { prompt: 'b' }] } } }],
    [
      'as a tool is called',
      { name: 'prompt_variants', arguments: { variants: [{ prompt: 'a' }, { prompt: 'b' }] } },
    ],
    [
      'as a tool is called, in text',
      { name: 'x', arguments: '{"variants":[{"prompt":"a"},{"prompt":"b"}]}' },
    ],
    ['a list in a list', [[{ prompt: 'a' }, { prompt: 'b' }]]],
    ['numbers for names', { variants: { 1: { prompt: 'a' }, 2: { prompt: 'b' } } }],
    ['numbered names', { variant_1: 'a', variant_2: 'b' }],
    ['numbered objects', { 'Variant 1': { prompt: 'a' }, 'Variant 2': { prompt: 'b' } }],
    ['each under a name', { variants: [{ variant: { prompt: 'a' } }, { variant_2: { prompt: 'b' } }] }],
    ['the idea beside them', { idea: 'x', prompt: 'the idea', variants: [{ prompt: 'a' }, { prompt: 'b' }] }],
    ['a prompt in two parts', { variants: [{ prompt: { positive: 'a', negative: 'n' } }, { prompt: 'b' }] }],
    ['a text of lines', { variants: '1. a\n2. b' }],
    ['numbered texts', { prompts: ['1) a', '2) b'] }],
    ['named texts', { prompts: { first: 'a', second: 'b' } }],
    ['nulls between', { variants: [null, { prompt: 'a' }, {}, { prompt: 'b', negative_prompt: null }] }],
  ])('in another shape: %s', (_, value) => {
    for (const text of [
      JSON.stringify(value),
      `Sure:\n\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``,
    ])
      expect(read(text).prompts).toEqual(['a', 'b']);
  });

  it('with its other fields under whatever name', () => {
    const [variant] = read(
      JSON.stringify({
        Prompts: [
          {
            Prompt: ['a', 'b'],
            'Negative Prompt': ['x', 'y'],
            Rationale: 'why',
            borrowed: [{ Phrase: 'a', from: 'M1' }, 7],
          },
        ],
      }),
    ).variants;
    expect(variant).toEqual({
      prompt: 'a, b',
      negativePrompt: 'x, y',
      reason: 'why',
      borrowed: [{ phrase: 'a', from: 'M1' }],
    });
  });

  it('cut off anywhere gives those that are whole', () => {
    const prompts = ['a heron "x", ink', 'a heron, \\(gouache\\)', 'a heron', 'a tern'];
    const sound = JSON.stringify({
      variants: prompts.map((prompt) => ({ prompt, reason: 'r', borrowed: [] })),
    });
    const sloppy = `{"variants":[${prompts.map((prompt) => `{"prompt":"${prompt}","reason":"r",}`).join(',')}]}`;
    for (const text of [sound, sloppy, `\`\`\`json\n${sound}`, `Sure! Here they are: ${sound}`]) {
      for (let to = 0; to <= text.length; to += 1) {
        const { prompts: read1 } = read(text.slice(0, to), { isCut: true, size: 1000 });
        expect(read1).toEqual(prompts.slice(0, read1.length));
        const objects = text.slice(0, to).match(/"r"(?:,"borrowed":\[\])?,?\}/g) ?? [];
        expect(read1.length).toBe(objects.length);
      }
    }
  });

  it('that is nobody’s answer holds nothing', () => {
    for (const text of [
      '',
      ' ',
      'null',
      '{}',
      '[]',
      '"a"',
      'a {b|c} d',
      '{"type":"object","properties":{"variants":{"type":"array"}}}',
    ])
      expect(read(text).prompts).toEqual([]);
  });

  it('of any size is read in work that grows with it', () => {
    for (const piece of [
      '{"a":"',
      '"#',
      '{',
      '[[',
      '<think>',
      '</think>',
      '\\',
      '"/*',
      '\n',
      '```',
      '{"variants":[{"prompt":"x',
    ])
      expect(() => read(piece.repeat(60_000 / piece.length), { size: 5000 })).not.toThrow();
  });
});
