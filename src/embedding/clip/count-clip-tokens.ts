import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { messageOf, PromptloomError } from '../../errors.ts';
import { modelState } from '../models/model-state.ts';
import { registryModel } from '../models/registry.ts';
import { clipTokenizerDefinition } from './clip-vocabulary.ts';

/** Models of the registry that bring CLIP's own vocabulary. */
const WITH_VOCABULARY = ['clip-vit-b-32', 'clip-vit-b-32-laion2b'];
/** A text this long is counted up to here: nobody's prompt, and the tokenizer takes its time. */
const MOST_CHARACTERS = 20_000;

/**
 * CLIP's own token count, without the two special tokens, where its vocabulary is on this machine: in a file or folder
 * that is named (`tokenizer.json`, or `vocab.json` with `merges.txt`), or with a CLIP model that was fetched.
 * @returns undefined where there is none; touches no network.
 * @throws PromptloomError `invalid-input` when what is named is no tokenizer.
 */
export function findClipTokenCounter(
  named: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): ((text: string) => number) | undefined {
  if (named !== undefined) {
    try {
      return counterOf(named);
    } catch (error) {
      throw new PromptloomError('invalid-input', `PROMPTLOOM_CLIP_TOKENIZER: ${messageOf(error)}`, {
        hint: "Name CLIP's tokenizer.json, or a folder with it or with vocab.json and merges.txt, such as a checkpoint's folder tokenizer.",
      });
    }
  }
  for (const id of WITH_VOCABULARY) {
    const entry = registryModel(id);
    const file = entry && path.join(modelState(entry, env).folder, entry.tokenizer);
    if (!file || !existsSync(file)) continue;
    try {
      return counterOf(file);
    } catch {
      // Half fetched or damaged: the embedder says so when it needs it, and an estimate does meanwhile.
    }
  }
  return undefined;
}

function counterOf(place: string): (text: string) => number {
  const file = place.endsWith('.json') ? place : path.join(place, 'tokenizer.json');
  const definition = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as object)
    : clipTokenizerDefinition(place);
  const tokenizer = new Tokenizer(definition, {});
  const specials = tokenizer.encode('').ids.length;
  return (text) => tokenizer.encode(text.slice(0, MOST_CHARACTERS)).ids.length - specials;
}
