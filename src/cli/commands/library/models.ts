import path from 'node:path';
import { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import type { Precision } from '../../../library/models.ts';
import { action, newCommand } from '../../command.ts';
import type { CommonOptions, Io, Result } from '../../io/io.ts';
import { fetchStep, withProgress } from '../../io/progress.ts';
import { bytes, count, counted, cut, painter, plain } from '../../text/format.ts';

const PRECISIONS = ['fp32', 'fp16', 'int8'] as const satisfies readonly Precision[];

interface FetchOptions extends CommonOptions {
  precision?: Precision;
  quiet?: true;
}

interface CountOptions extends CommonOptions {
  embedder?: string;
}

/** Texts counted at a time; Ctrl-C is heard in between. An import reads as many at a time. */
const COUNTED_TOGETHER = 4096;

/** `promptloom models`, with `fetch`, `check`, `remove` and `count`. */
export function modelsCommand(io: Io): Command {
  const list = newCommand('models', 'list, download, check and remove embedding models', [
    'npx promptloom models',
    'npx promptloom models fetch clip-vit-b-32',
    'npx promptloom models fetch siglip2-base --precision fp32',
    'npx promptloom models check clip-vit-b-32 --json',
    'npx promptloom models remove siglip2-base',
    'npx promptloom models count prompts.csv --embedder openai:text-embedding-3-small',
  ])
    .addHelpText(
      'after',
      '\nModels are stored in the usual Hugging Face cache (HF_HOME, HF_HUB_CACHE). HF_ENDPOINT sets a mirror,\nHF_TOKEN an access token; HF_HUB_OFFLINE=1 never contacts the hub.\n\nTEXT+IMAGE uses one model for texts and another for images: minilm+clip-vit-b-32. Models of texts alone\nuse lite for images unless another is named.\n\nEmbedding services: openai:MODEL needs OPENAI_API_KEY (OPENAI_BASE_URL is optional); bedrock:MODEL\nneeds AWS_REGION with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or with\nAWS_BEARER_TOKEN_BEDROCK; openai-compatible:URL#MODEL and http:URL use PROMPTLOOM_EMBEDDER_API_KEY if it is set.',
    )
    .action(action(io, listModels));
  const fetch = newCommand('fetch', 'download a model, or resume an interrupted download', [
    'npx promptloom models fetch clip-vit-b-32',
    'npx promptloom models fetch siglip2-base --precision int8 --json',
    'npx promptloom models fetch Xenova/clip-vit-base-patch16',
  ])
    .argument('<model>', 'name from the list, or owner/name of a repository on the hub')
    .addOption(
      new Option('--precision <precision>', 'number format; int8 is the smallest').choices(PRECISIONS),
    )
    .option('--quiet', 'hide progress')
    .action(action(io, fetchModel));
  const check = newCommand('check', 'check the files of a model against their checksums', [
    'npx promptloom models check clip-vit-b-32',
    'npx promptloom models check clip-vit-b-32 --json',
  ])
    .argument('<model>', 'name from the list, folder, or owner/name')
    .action(action(io, checkFiles));
  const remove = newCommand('remove', 'delete a model from this machine', [
    'npx promptloom models remove siglip2-base',
  ])
    .argument('<model>', 'name from the list, or owner/name')
    .action(action(io, removeFiles));
  const counting = newCommand('count', 'estimate the tokens that embedding a file would take', [
    'npx promptloom models count prompts.csv --embedder openai:text-embedding-3-small',
    'npx promptloom models count prompts.csv --embedder bedrock:amazon.titan-embed-text-v2:0 --json',
    'npx promptloom models count - --embedder clip-vit-b-32 < prompts.txt',
  ])
    .argument('<file>', '.csv or .tsv as for import; any other file, or - for stdin, with one text per line')
    .option('--embedder <id>', 'embedding service or local model (PROMPTLOOM_EMBEDDER)')
    .addHelpText(
      'after',
      '\nThis sends nothing and needs no key. Tokens of services are estimates, rather too high for English.',
    )
    .action(action(io, countTexts));
  return list.addCommand(fetch).addCommand(check).addCommand(remove).addCommand(counting);
}

async function listModels(io: Io, { library }: CommonOptions): Promise<Result> {
  const { readConfig } = await import('../../../config.ts');
  const { listModels: list } = await import('../../../library/models.ts');
  const { embedder } = readConfig({ library }, io.env, io.cwd);
  const models = await list(embedder, io.env);
  const lite = {
    id: 'lite',
    default: embedder === 'lite',
    note: 'ships with promptloom; nothing to download',
  };
  const paint = painter(io.outIsTerminal, io.env);
  const lines = models.flatMap((model) => [
    `${paint('bold', model.id)}${model.default ? paint('green', '  default') : ''}`,
    cut(`    ${model.name}`, io.columns),
    `    ${model.reads} · ${model.dimensions} dimensions · ${model.licence}${model.multilingual ? ' · many languages' : ''}`,
    cut(`    ${model.quality}`, io.columns),
    model.ships
      ? '    ships with promptloom; nothing to download'
      : `    ${model.precisions.map((one) => precisionText(one)).join(' · ')}`,
  ]);
  const own = `${paint('bold', 'lite')}${lite.default ? paint('green', '  default') : ''}\n    ${lite.note}`;
  return { json: { embedder, models: [lite, ...models] }, text: [own, ...lines].join('\n') };
}

function precisionText(one: {
  precision: string;
  bytes?: number;
  fetched: boolean;
  bytesHere: number;
}): string {
  const size = one.bytes === undefined ? '' : ` ${bytes(one.bytes)}`;
  const here = one.fetched ? ' fetched' : one.bytesHere > 0 ? ' fetched in part' : '';
  return `${one.precision}${size}${here}`;
}

async function fetchModel(io: Io, name: string, { precision, quiet }: FetchOptions): Promise<Result> {
  const { fetchModel: fetch } = await import('../../../library/models.ts');
  const model = await withProgress(io, quiet, (view) =>
    fetch(name, { ...io, precision, onProgress: (progress) => view.show(fetchStep(progress)) }),
  );
  return { json: model, text: `${model.id} (${model.precision}) is ready in ${plain(model.folder)}.` };
}

async function checkFiles(io: Io, name: string, _options: CommonOptions): Promise<Result> {
  const { checkModel } = await import('../../../library/models.ts');
  const { id, files } = await checkModel(name, io);
  const isWrong = files.some(({ result }) => result === 'wrong');
  const paint = painter(io.outIsTerminal, io.env);
  const marks = {
    right: paint('green', 'right  '),
    wrong: paint('red', 'wrong  '),
    unknown: paint('yellow', 'unknown'),
  };
  const lines = files.map(({ path, size, result }) => `${marks[result]}  ${path}  ${bytes(size)}`);
  if (isWrong)
    lines.push(`Fetch it again: npx promptloom models remove ${id} && npx promptloom models fetch ${id}`);
  return { json: { id, ok: !isWrong, files }, text: lines.join('\n'), exitCode: isWrong ? 1 : 0 };
}

async function removeFiles(io: Io, name: string, _options: CommonOptions): Promise<Result> {
  const { removeModel } = await import('../../../library/models.ts');
  const removed = await removeModel(name, io);
  const { id, freedBytes: freed } = removed;
  const text = freed === 0 ? `${id} was not on this machine.` : `${id} is removed: ${bytes(freed)} free.`;
  return { json: removed, text };
}

async function countTexts(io: Io, input: string, { library, embedder }: CountOptions): Promise<Result> {
  const [{ readConfig }, { textCounterOf }, { textsOf }] = await Promise.all([
    import('../../../config.ts'),
    import('../../../library/models.ts'),
    import('../../../library/texts.ts'),
  ]);
  const config = readConfig({ library, embedder }, io.env, io.cwd);
  const counter = await textCounterOf(config.embedder, io);
  const found = { texts: 0, repeated: 0, tokens: 0, calls: 0, cut: 0 };
  const known = new Set<string>();
  let waiting: string[] = [];
  const countWaiting = () => {
    const { tokens, calls, cut: longer } = counter.count(waiting);
    found.tokens += tokens;
    found.calls += calls;
    found.cut += longer;
    waiting = [];
  };
  const source =
    input === '-'
      ? Readable.from(io.stdin ?? process.stdin, { signal: io.signal })
      : path.resolve(io.cwd, input);
  for await (const text of textsOf(source, io.signal)) {
    found.texts++;
    if (known.has(text)) {
      found.repeated++;
      continue;
    }
    known.add(text);
    if (waiting.push(text) === COUNTED_TOGETHER) countWaiting();
  }
  countWaiting();
  const { id, isEstimate: estimate } = counter;
  const lines = [
    `${counted(found.texts, 'text')}, ${count(found.repeated)} of them repeated and counted once`,
    `${estimate ? 'about ' : ''}${counted(found.tokens, 'token')}${counter.isRemote ? ` in ${counted(found.calls, 'request')}` : ''} with ${id}`,
    `${counted(found.cut, 'text')} would be cut`,
  ];
  return { json: { embedder: id, ...found, estimate }, text: lines.join('\n') };
}
