import { type Command, Option } from 'commander';
import type { ModelEntry, Precision } from '../../embedding/models/model-entry.ts';
import { PromptloomError } from '../../errors.ts';
import { action, newCommand } from '../command.ts';
import type { CommonOptions, Io, Result } from '../io/io.ts';
import { fetchStep, ProgressView } from '../io/progress.ts';
import { bytes, count, counted, cut, painter, plain } from '../text/format.ts';

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
      '\nModels are stored in the usual Hugging Face cache (HF_HOME, HF_HUB_CACHE). HF_ENDPOINT sets a mirror,\nHF_TOKEN an access token; HF_HUB_OFFLINE=1 never contacts the hub.\n\nEmbedding services: openai:MODEL needs OPENAI_API_KEY (OPENAI_BASE_URL is optional); bedrock:MODEL\nneeds AWS_REGION with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or with\nAWS_BEARER_TOKEN_BEDROCK; openai-compatible:URL#MODEL and http:URL use PROMPTLOOM_EMBEDDER_API_KEY if it is set.',
    )
    .action(action(io, (options: CommonOptions) => listModels(io, options)));
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
    .action(action(io, (name: string, options: FetchOptions) => fetchModel(io, name, options)));
  const check = newCommand('check', 'check the files of a model against their checksums', [
    'npx promptloom models check clip-vit-b-32',
    'npx promptloom models check clip-vit-b-32 --json',
  ])
    .argument('<model>', 'name from the list, folder, or owner/name')
    .action(action(io, (name: string, _options: CommonOptions) => checkFiles(io, name)));
  const remove = newCommand('remove', 'delete a model from this machine', [
    'npx promptloom models remove siglip2-base',
  ])
    .argument('<model>', 'name from the list, or owner/name')
    .action(action(io, (name: string, _options: CommonOptions) => removeFiles(io, name)));
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
    .action(action(io, (file: string, options: CountOptions) => countTexts(io, file, options)));
  return list.addCommand(fetch).addCommand(check).addCommand(remove).addCommand(counting);
}

async function listModels(io: Io, { library }: CommonOptions): Promise<Result> {
  const [{ readConfig }, { DEFAULT_MODEL_ID, MODELS }, { modelState }] = await Promise.all([
    import('../../config.ts'),
    import('../../embedding/models/registry.ts'),
    import('../../embedding/models/model-state.ts'),
  ]);
  const { embedder } = readConfig({ library }, io.env, io.cwd);
  const chosen = embedder === 'auto' ? DEFAULT_MODEL_ID : embedder;
  const models = MODELS.map((entry) => {
    const { precisions, folder } = modelState(entry, io.env);
    return {
      id: entry.id,
      name: entry.name,
      repository: entry.repository,
      dimensions: entry.dimensions,
      multilingual: entry.multilingual,
      licence: entry.licence,
      quality: entry.quality,
      default: entry.id === chosen,
      folder,
      precisions: precisions.map(({ precision, whole, bytes: here }) => ({
        precision,
        default: precision === entry.precision,
        bytes: entry.bytes[precision],
        fetched: whole,
        bytesHere: here,
      })),
    };
  });
  const lite = { id: 'lite', default: chosen === 'lite', note: 'ships with promptloom; nothing to download' };
  const paint = painter(io.outIsTerminal, io.env);
  const lines = models.flatMap((model) => [
    `${paint('bold', model.id)}${model.default ? paint('green', '  default') : ''}`,
    cut(`    ${model.name}`, io.columns),
    `    ${model.dimensions} dimensions · ${model.licence}${model.multilingual ? ' · many languages' : ''}`,
    cut(`    ${model.quality}`, io.columns),
    `    ${model.precisions.map((one) => precisionText(one)).join(' · ')}`,
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
  const { ensureModel } = await import('../../embedding/models/ensure-model.ts');
  const view = await ProgressView.open(io, quiet ?? false);
  try {
    const entry = await find(io, name, true);
    const files = await ensureModel(entry, {
      precision,
      env: io.env,
      signal: io.signal,
      onProgress: (progress) => view.show(fetchStep(progress)),
    });
    view.close();
    const text = `${entry.id} (${files.precision}) is ready in ${plain(files.folder)}.`;
    return { json: { id: entry.id, ...files }, text };
  } finally {
    view.close();
  }
}

async function checkFiles(io: Io, name: string): Promise<Result> {
  const { checkModel } = await import('../../embedding/models/manage-model.ts');
  const entry = await find(io, name, false);
  const files = await checkModel(entry, { env: io.env, signal: io.signal });
  if (files.length === 0) {
    throw new PromptloomError('not-found', `${entry.id} is not on this machine.`, {
      hint: `Fetch it: npx promptloom models fetch ${entry.id}`,
    });
  }
  const isWrong = files.some(({ result }) => result === 'wrong');
  const paint = painter(io.outIsTerminal, io.env);
  const marks = {
    right: paint('green', 'right  '),
    wrong: paint('red', 'wrong  '),
    unknown: paint('yellow', 'unknown'),
  };
  const lines = files.map(({ path, size, result }) => `${marks[result]}  ${path}  ${bytes(size)}`);
  if (isWrong)
    lines.push(
      `Fetch it again: npx promptloom models remove ${entry.id} && npx promptloom models fetch ${entry.id}`,
    );
  return { json: { id: entry.id, ok: !isWrong, files }, text: lines.join('\n'), exitCode: isWrong ? 1 : 0 };
}

async function removeFiles(io: Io, name: string): Promise<Result> {
  const { removeModel } = await import('../../embedding/models/manage-model.ts');
  const entry = await find(io, name, false);
  const freed = await removeModel(entry, { env: io.env });
  const text =
    freed === 0 ? `${entry.id} was not on this machine.` : `${entry.id} is removed: ${bytes(freed)} free.`;
  return { json: { id: entry.id, freedBytes: freed }, text };
}

async function countTexts(io: Io, input: string, { library, embedder }: CountOptions): Promise<Result> {
  const [{ readConfig }, { openTextCounter }, { readTexts }] = await Promise.all([
    import('../../config.ts'),
    import('../../embedding/text-counter.ts'),
    import('../io/read-texts.ts'),
  ]);
  const config = readConfig({ library, embedder }, io.env, io.cwd);
  const { chooseEmbedder } = await import('../../embedding/create-embedder.ts');
  const setting = config.embedder === 'auto' ? await chooseEmbedder(io.env) : config.embedder;
  const counter = await openTextCounter(setting, { env: io.env, cwd: io.cwd });
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
  for await (const text of readTexts(io, input)) {
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

async function find(io: Io, name: string, fresh: boolean): Promise<ModelEntry> {
  const { findModel } = await import('../../embedding/models/find-model.ts');
  return findModel(name, { env: io.env, cwd: io.cwd, signal: io.signal, fresh, offline: !fresh });
}
