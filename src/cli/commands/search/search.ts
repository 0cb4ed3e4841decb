import { type Command, Option } from 'commander';
import type { OpenLibrary } from '../../../api/library-api.ts';
import { PromptloomError } from '../../../errors.ts';
import type { SavedSearch } from '../../../records/saved-search.ts';
import type { Facets, Filter, SearchInput, SearchResponse } from '../../../records/search.ts';
import { action, newCommand } from '../../command.ts';
import { type CommonOptions, type Io, type Result, withLibrary } from '../../io/io.ts';
import { between, collect, collectFilter, weights, whole } from '../../io/options.ts';
import { readImage } from '../../io/read-image.ts';
import { counted, matchTable, type Paint, painter, plain } from '../../text/format.ts';

interface SearchOptions
  extends CommonOptions,
    Omit<SearchInput, 'text' | 'image' | 'queryImage' | 'like' | 'lookIn'>,
    Pick<Filter, 'sourceSite' | 'model' | 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight'> {
  image?: string;
  like?: string[];
  expand?: true;
  saved?: string;
  tag?: string[];
  in?: SearchInput['lookIn'];
}

/** `promptloom search`. */
export function searchCommand(io: Io): Command {
  return newCommand('search', 'find prompts by words, by image or by example', [
    'npx promptloom search "watercolor landscape" -k 10',
    'npx promptloom search --image sketch.png --min-score 0.5',
    'npx promptloom search --like p0123456789abcdef --tag portrait --min-width 768 --json',
    'npx promptloom search \'"oil painting" harbor -boat site:lexica.art width>=768\'',
    'npx promptloom search "but at night" --image photo.jpg --unlike p0123456789abcdef',
  ])
    .argument('[text...]', 'words, "exact phrases", -exclusions and key:value filters')
    .option('--saved <name>', 'run a saved search; other options override its own')
    .option('--image <file>', 'find what looks like this image')
    .option(
      '--like <id>',
      'find more like this stored prompt or image (repeatable: what they have in common)',
      collect,
    )
    .option('--unlike <id>', 'avoid what is like this stored prompt or image (repeatable)', collect)
    .addOption(
      new Option(
        '--mode <mode>',
        'hybrid combines vector similarity and BM25 keyword matching; the others use one of them (default: hybrid)',
      ).choices(['hybrid', 'semantic', 'lexical']),
    )
    .option('--weights <list>', 'weight of each signal, such as semantic=1,lexical=0.5,image=2', weights)
    .option('--plain', 'treat quotes, - and key:value as ordinary text')
    .option('-k <number>', 'number of results (default: 10)', whole(1))
    .option('--offset <number>', 'skip this many results, for the next page', whole())
    .option('--fold', 'show prompts that say the same, or are of one pattern, as one (default for text)')
    .option('--no-fold', 'show them separately (default for --json)')
    .option('--expand', 'list the prompts that a result stands for')
    .option('--diversity <share>', 'how much results should differ from each other, 0 to 1', between(0, 1))
    .option('--facets', 'count sites, models, samplers, tags, origins, safety and boards')
    .option('--safe', 'hide what is known to be unsafe')
    .option('--random', 'show random prompts that pass the filters')
    .option('--seed <number>', 'repeat a random order', whole())
    .addOption(
      new Option('--in <what>', 'search prompt texts, images, or both').choices(['all', 'prompts', 'images']),
    )
    .option('--min-score <score>', 'hide results below this score, 0 to 1', between(0, 1))
    .option('--source-site <name>', 'only from this site (repeatable: any of them)', collect)
    .option('--model <name>', 'only for this image model (repeatable: any of them)', collect)
    .option('--tag <name>', 'only with this tag (repeatable: all of them)', collect)
    .option('--min-width <pixels>', 'at least this wide', whole())
    .option('--max-width <pixels>', 'at most this wide', whole())
    .option('--min-height <pixels>', 'at least this high', whole())
    .option('--max-height <pixels>', 'at most this high', whole())
    .option(
      '--filter <key:value>',
      'apply a filter, such as has:image, steps:20..30, -tag:ink (repeatable)',
      collectFilter,
    )
    .action(action(io, search));
}

async function search(io: Io, words: string[], options: SearchOptions): Promise<Result> {
  const { filter, rest } = filterOf(options);
  const { json, library, saved: name, image, like, in: lookIn, fold = !json, expand, ...wishes } = rest;
  const text = words.join(' ').trim();
  // Programs get what is there, people what is worth reading.
  const input: SearchInput = { ...wishes, filter, lookIn, fold };
  if (text !== '') input.text = text;
  if (like !== undefined) input.like = like.length === 1 ? like[0] : like;
  if (image !== undefined) input.image = await readImage(io, image);
  const { check } = await import('../../../api/check.ts');
  const { SearchRequestSchema } = await import('../../../records/search.ts');
  const { parseQuery } = await import('../../../query/parse-query.ts');
  // Wrong input is told before the library is opened.
  if (name === undefined) check(SearchRequestSchema, input);
  if (text !== '' && !wishes.plain) parseQuery(text);
  const { response, texts } = await withLibrary(io, library, async (door, { troubles }) => {
    const saved = name === undefined ? {} : await namedSearch(door, name);
    const filter = { ...saved.filter, ...defined(input.filter ?? {}) };
    const found = await door.search({ k: 10, ...saved, ...defined(input), filter }, { signal: io.signal });
    const damage = troubles?.find(({ kind }) => kind === 'damaged');
    // What was looked for may be among what is lost.
    if (damage && found.results.length === 0)
      throw new PromptloomError('store-failed', `No match in what is left: ${damage.message}`, {
        hint: damage.hint,
      });
    return { response: found, texts: expand && !json ? await similarTexts(door, found) : undefined };
  });
  return { json: response, text: textOf(io, response, texts) };
}

/** The texts of the near-duplicates that are told by their ids. */
async function similarTexts(door: OpenLibrary, { results }: SearchResponse): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const id of results.flatMap(({ similar }) => similar?.ids ?? []))
    texts.set(id, (await door.prompts.get(id)).prompt.text);
  return texts;
}

async function namedSearch(door: OpenLibrary, name: string): Promise<SavedSearch['search']> {
  const saved = (await door.savedSearches.list()).find((one) => one.id === name || one.name === name);
  if (saved) return saved.search;
  throw new PromptloomError('not-found', `There is no saved search named ${name}.`, {
    hint: '"npx promptloom saved-searches" lists them.',
  });
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The filter that options state together, and the other options. */
function filterOf(options: SearchOptions) {
  const { filter: given = {}, sourceSite, model, tag, ...others } = options;
  const { minWidth, maxWidth, minHeight, maxHeight, ...rest } = others;
  const both = (a?: string[], b?: string[]) => (a || b ? [...(a ?? []), ...(b ?? [])] : undefined);
  const filter: Filter = {
    ...given,
    sourceSite: both(given.sourceSite, sourceSite),
    model: both(given.model, model),
    tags: both(given.tags, tag),
    minWidth: minWidth ?? given.minWidth,
    maxWidth: maxWidth ?? given.maxWidth,
    minHeight: minHeight ?? given.minHeight,
    maxHeight: maxHeight ?? given.maxHeight,
  };
  return { filter, rest };
}

function textOf(io: Io, response: SearchResponse, texts?: ReadonlyMap<string, string>): string {
  const { results, took, index, query, closeness, next, facets, notes = [] } = response;
  const paint = painter(io.outIsTerminal, io.env);
  const spent = `${Math.max(1, Math.round(took.embedMs + took.searchMs))} ms`;
  const how = index === 'hnsw' ? 'with the index' : 'exact';
  const foot = paint('dim', `${counted(results.length, 'result')} in ${spent}, ${how}`);
  const { translated } = query;
  const asked = translated
    ? `Translated from ${translated.language}. Searching for “${plain(translated.text)}”.\n`
    : '';
  const corrected = (query.corrected ?? []).map(
    ({ from, to }) => `No prompt contains “${plain(from)}”. Searching for “${plain(to)}”.\n`,
  );
  // Damage was told when the library was opened.
  const told = notes
    .filter(({ code }) => code !== 'damaged')
    .map(({ message, hint }) => `${plain(message)} ${plain(hint)}\n`);
  const body =
    results.length === 0
      ? 'Nothing found.'
      : matchTable(results, io.columns, paint, query.offset ?? 0, texts);
  const judged = results.length > 0 && notes.every(({ code }) => code !== 'unknown-text');
  const far = !judged
    ? ''
    : closeness === 'none'
      ? 'No close matches. Showing the nearest.\n'
      : closeness === 'loose'
        ? 'Nothing matches closely. These may be related.\n'
        : '';
  const seeded = query.seed === undefined ? '' : ` --seed ${query.seed}`;
  const more = next ? paint('dim', `; more with --offset ${next}${seeded}`) : '';
  const counts = facets ? `\n${facetText(facets, paint)}` : '';
  return `${told.join('')}${asked}${corrected.join('')}${far}${body}\n${foot}${more}${counts}`;
}

/** The most frequent values of each field, a line each. */
function facetText({ among, all, ...fields }: Facets, paint: Paint): string {
  const lines = Object.entries(fields)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const shown = values.slice(0, 8).map(({ value, count }) => `${plain(value)} ${count}`);
      return `${paint('dim', name.padEnd(12))}${shown.join(', ')}`;
    });
  return [`Among ${all ? '' : 'the nearest '}${counted(among, 'prompt')}:`, ...lines].join('\n');
}
