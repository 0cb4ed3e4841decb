import { type Command, Option } from 'commander';
import type { Filter, SearchInput, SearchResponse, Weights } from '../../records/search.ts';
import { action, newCommand } from '../command.ts';
import { counted, matchTable, painter, plain } from '../format.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../io.ts';
import { between, collect, collectFilter, weights, whole } from '../options.ts';

interface SearchOptions extends CommonOptions {
  image?: string;
  like?: string;
  unlike?: string[];
  mode?: SearchInput['mode'];
  weights?: Partial<Weights>;
  plain?: boolean;
  k?: number;
  minScore?: number;
  sourceSite?: string[];
  model?: string[];
  tag?: string[];
  minWidth?: number;
  maxWidth?: number;
  minHeight?: number;
  maxHeight?: number;
  filter?: Filter;
  in?: SearchInput['lookIn'];
}

/** `promptloom search`. */
export function searchCommand(io: Io): Command {
  return newCommand('search', 'find prompts by words, by a picture or by a stored prompt', [
    'promptloom search "watercolor landscape" -k 10',
    'promptloom search --image sketch.png --min-score 0.5',
    'promptloom search --like p0123456789abcdef --tag portrait --min-width 768 --json',
    'promptloom search \'"oil painting" harbor -boat site:lexica.art width>=768\'',
    'promptloom search "but at night" --image photo.jpg --unlike p0123456789abcdef',
  ])
    .argument('[text...]', 'what to find: words, "exact phrases", -excluded ones, and filters as key:value')
    .option('--image <file>', 'find by this picture')
    .option('--like <id>', 'find more like this stored prompt or picture')
    .option('--unlike <id>', 'less like this stored prompt or picture (may be repeated)', collect)
    .addOption(
      new Option('--mode <mode>', 'order by meaning and words, by meaning, or by words').choices([
        'hybrid',
        'semantic',
        'lexical',
      ]),
    )
    .option(
      '--weights <list>',
      'how much each signal counts, such as semantic=1,lexical=0.5,image=2',
      weights,
    )
    .option('--plain', 'take the text as words only: quotes, - and key:value mean nothing')
    .option('-k <number>', 'at most so many results', whole(1), 10)
    .addOption(
      new Option('--in <what>', 'look among the texts of prompts, pictures, or both').choices([
        'all',
        'prompts',
        'pictures',
      ]),
    )
    .option('--min-score <score>', 'only results with at least this score, 0 to 1', between(0, 1))
    .option('--source-site <name>', 'only from this site (may be repeated: any of them)', collect)
    .option('--model <name>', 'only for this image model (may be repeated: any of them)', collect)
    .option('--tag <name>', 'only with this tag (may be repeated: all of them)', collect)
    .option('--min-width <pixels>', 'only at least so wide', whole())
    .option('--max-width <pixels>', 'only at most so wide', whole())
    .option('--min-height <pixels>', 'only at least so high', whole())
    .option('--max-height <pixels>', 'only at most so high', whole())
    .option(
      '--filter <key:value>',
      'one of the filters of the text, such as has:image, steps:20..30, -tag:ink (may be repeated)',
      collectFilter,
    )
    .action(action(io, (text: string[], options: SearchOptions) => search(io, text, options)));
}

async function search(io: Io, words: string[], options: SearchOptions): Promise<Result> {
  const {
    json: _json,
    library,
    image,
    like,
    unlike,
    k,
    minScore,
    in: lookIn,
    mode,
    weights,
    plain: asWords,
  } = options;
  const text = words.join(' ').trim();
  const input: SearchInput = {
    filter: filterOf(options),
    k,
    minScore,
    lookIn,
    mode,
    weights,
    unlike,
    plain: asWords,
  };
  if (text !== '') input.text = text;
  if (like !== undefined) input.like = like;
  if (image !== undefined) input.image = await readPicture(io, image);
  const { check } = await import('../../library/check.ts');
  const { SearchRequestSchema } = await import('../../records/search.ts');
  const { parseQuery } = await import('../../search/parse-query.ts');
  // Wrong input is told before the library is opened.
  check(SearchRequestSchema, input);
  if (text !== '' && !asWords) parseQuery(text);
  const response = await withLibrary(io, { library }, false, ({ library: door }) =>
    door.search(input, { signal: io.signal }),
  );
  return { json: response, text: textOf(io, response) };
}

function filterOf(options: SearchOptions): Filter {
  const given = options.filter ?? {};
  const both = (a?: string[], b?: string[]) => (a || b ? [...(a ?? []), ...(b ?? [])] : undefined);
  return {
    ...given,
    sourceSite: both(given.sourceSite, options.sourceSite),
    model: both(given.model, options.model),
    tags: both(given.tags, options.tag),
    minWidth: options.minWidth ?? given.minWidth,
    maxWidth: options.maxWidth ?? given.maxWidth,
    minHeight: options.minHeight ?? given.minHeight,
    maxHeight: options.maxHeight ?? given.maxHeight,
  };
}

async function readPicture(io: Io, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const [{ readFile }, path, { messageOf, PromptloomError }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
    import('../../errors.ts'),
  ]);
  return readFile(path.resolve(io.cwd, file)).catch((cause) => {
    throw new PromptloomError('image-unreadable', `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
}

function textOf(io: Io, { results, took, index, query }: SearchResponse): string {
  const paint = painter(io.outIsTerminal, io.env);
  const spent = `${Math.max(1, Math.round(took.embedMs + took.searchMs))} ms`;
  const how = index === 'hnsw' ? 'with the index' : 'exact';
  const foot = paint('dim', `${counted(results.length, 'result')} in ${spent}, ${how}`);
  const corrected = (query.corrected ?? []).map(
    ({ from, to }) => `${plain(from)} occurs nowhere: looked for ${plain(to)}\n`,
  );
  const body = results.length === 0 ? 'Nothing found.' : matchTable(results, io.columns, paint);
  return `${corrected.join('')}${body}\n${foot}`;
}
