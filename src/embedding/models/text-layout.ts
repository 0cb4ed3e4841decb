import { z } from 'zod';
import { type Listing, notUsable, padIdOf, parse, sizeOf, TokenizerConfigSchema } from './listing.ts';
import { type ModelEntry, type ModelEntryInput, ModelEntrySchema, PRECISIONS } from './model-entry.ts';

/** What `config.json` of a text model says. */
const ConfigSchema = z.looseObject({
  hidden_size: z.number(),
  max_position_embeddings: z.number().optional(),
});

/** What sentence-transformers writes beside it. */
const PoolingSchema = z.looseObject({
  pooling_mode_cls_token: z.boolean().default(false),
  pooling_mode_mean_tokens: z.boolean().default(false),
});
const LengthSchema = z.looseObject({ max_seq_length: z.number().optional() });
const PromptsSchema = z.looseObject({ prompts: z.record(z.string(), z.string()).default({}) });

const POOLING = '1_Pooling/config.json';
const LENGTH = 'sentence_bert_config.json';
const PROMPTS = 'config_sentence_transformers.json';
/** Longer prompts are rare and cost more than they are worth. */
const MOST_TOKENS = 512;

/** The small files that {@link textEntryOf} may read. */
export const TEXT_SETTINGS_FILES = [POOLING, LENGTH, PROMPTS];

/**
 * Reads the settings of a model of texts alone, as sentence-transformers keeps them beside Optimum's `onnx/model.onnx`.
 * @throws PromptloomError `unsupported` where nothing says how it pools: the wrong way gives vectors that look right
 */
export async function textEntryOf(
  listing: Listing,
  files: ModelEntryInput['files'],
  identity: Pick<ModelEntryInput, 'id' | 'repository' | 'revision' | 'folder'>,
): Promise<ModelEntry> {
  const has = (path: string) => listing.files.some((file) => file.path === path);
  const readIf = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    has(path) ? parse(listing, path, schema) : schema.parse({});
  if (!has('tokenizer.json')) throw notUsable(listing, 'it has no tokenizer.json');
  const config = await parse(listing, 'config.json', ConfigSchema);
  const pooling = await parse(listing, POOLING, PoolingSchema);
  if (pooling.pooling_mode_cls_token === pooling.pooling_mode_mean_tokens) {
    throw notUsable(listing, `${POOLING} asks neither for the mean nor for the first token alone`);
  }
  const { max_seq_length: longest } = await readIf(LENGTH, LengthSchema);
  const { prompts } = await readIf(PROMPTS, PromptsSchema);
  const words = await readIf('tokenizer_config.json', TokenizerConfigSchema);
  return ModelEntrySchema.parse({
    ...identity,
    name: listing.name,
    files,
    tokenizerConfig: has('tokenizer_config.json') ? 'tokenizer_config.json' : undefined,
    precision: PRECISIONS.toReversed().find((name) => files[name] !== undefined)!,
    dimensions: config.hidden_size,
    text: {
      maxTokens: Math.min(longest ?? config.max_position_embeddings ?? MOST_TOKENS, MOST_TOKENS),
      padToMax: false,
      padId: padIdOf(words),
      pooling: pooling.pooling_mode_cls_token ? 'cls' : 'mean',
      prefixes: {
        query: prompts.query ?? '',
        document: prompts.document ?? prompts.passage ?? '',
      },
    },
    licence: 'see its source',
    bytes: Object.fromEntries(
      Object.entries(files).map(([name, { text, data = [] }]) => [
        name,
        sizeOf(listing, [text, ...data, 'tokenizer.json']),
      ]),
    ),
    quality: 'not known',
  } satisfies ModelEntryInput);
}
