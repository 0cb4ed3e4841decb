import { z } from 'zod';
import { PromptloomError } from '../../errors.ts';

/** Files of a folder or a repository, before anybody knows what model they make. */
export interface Listing {
  /** As errors name it. */
  name: string;
  files: readonly { path: string; size: number }[];
  /** Parses a JSON file of it. */
  readJson(path: string): Promise<unknown>;
}

/** What `tokenizer_config.json` says. */
export const TokenizerConfigSchema = z.looseObject({
  do_lower_case: z.boolean().optional(),
  pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish(),
  added_tokens_decoder: z.record(z.string(), z.looseObject({ content: z.string() })).optional(),
});

/** The id of the padding token that a tokenizer's settings name. */
export function padIdOf({
  pad_token,
  added_tokens_decoder,
}: z.infer<typeof TokenizerConfigSchema>): number | undefined {
  const token = typeof pad_token === 'string' ? pad_token : pad_token?.content;
  const found = Object.entries(added_tokens_decoder ?? {}).find(([, { content }]) => content === token);
  return found === undefined ? undefined : Number(found[0]);
}

/** Bytes of some files of a listing together. */
export function sizeOf(listing: Listing, paths: readonly string[]): number {
  return listing.files.filter(({ path }) => paths.includes(path)).reduce((sum, { size }) => sum + size, 0);
}

/** @throws PromptloomError `unsupported` when a settings file is missing or says something else */
export async function parse<T>(listing: Listing, path: string, schema: z.ZodType<T>): Promise<T> {
  if (!listing.files.some((file) => file.path === path)) throw notUsable(listing, `it has no ${path}`);
  const result = schema.safeParse(await listing.readJson(path));
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw notUsable(listing, `${path}: ${issue.path.join('.')} ${issue.message}`);
}

/** A folder or repository that is no model that can run here. */
export function notUsable(listing: Listing, reason: string): PromptloomError {
  return new PromptloomError('unsupported', `${listing.name} cannot be used as a model: ${reason}`, {
    hint: 'It needs config.json, preprocessor_config.json, tokenizer.json, onnx/text_model.onnx and onnx/vision_model.onnx, as transformers.js and Optimum lay them out; or, for texts alone, onnx/model.onnx with 1_Pooling/config.json.',
  });
}
