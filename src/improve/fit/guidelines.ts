import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { messageOf, PromptloomError } from '../../errors.ts';
import { packageFile } from '../../package-root.ts';
import { PROMPT_FORMS } from '../../records/prompt-form.ts';
import { SettingsSchema } from '../../records/settings.ts';
import { SAID_ROLES } from './json/said.ts';

/** A file that says how an image model likes to be asked: `guidelines/*.json`, and those that people add. */
const GuidelinesSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/, 'use lower-case letters, digits, dots and hyphens'),
  name: z.string().min(1).max(100),
  /** Parts of the names that such models go by; spaces, hyphens and underscores do not count. */
  names: z.array(z.string().min(2).max(60)).max(100).default([]),
  /** Of several files whose names fit, the one with the highest counts. */
  priority: z.number().default(0),
  /** Comma-separated phrases, sentences, or JSON where it was trained on that. */
  form: z.enum(PROMPT_FORMS),
  /** What reads the prompt: tokens can be counted for CLIP, elsewhere they are estimated. */
  encoder: z.enum(['clip', 't5', 'other']).default('other'),
  /** Tokens the encoder reads, or a sensible length where it reads more. */
  tokens: z.number().int().min(10).max(4000),
  negativePrompt: z.boolean(),
  /** What is kept out of an image unless the prompt asks for it, where the model heeds a negative prompt. */
  negatives: z.array(z.string().min(2).max(40)).max(30).default([]),
  /** `(word:1.2)`, `word::2`, or not understood. */
  weights: z.enum(['parentheses', 'double-colon', 'none']).default('none'),
  /** Whether flags such as `--ar 3:2` are understood. */
  flags: z.boolean().default(false),
  /** Whether `--no people` is one of them. */
  noFlag: z.boolean().default(false),
  /** Whether `<lora:name:1>` is understood. */
  loras: z.boolean().default(false),
  /** Whether it was trained on the tags of image boards, such as "1girl, holding sword". */
  board: z.boolean().default(false),
  /** Tags that every prompt begins with. */
  lead: z.string().max(200).default(''),
  qualityWords: z
    .strictObject({
      /** Whether words such as "highly detailed" do it good at all. */
      welcome: z.boolean(),
      help: z.array(z.string()).default([]),
      /** Taken out of prompts. */
      hurt: z.array(z.string()).default([]),
    })
    .prefault({ welcome: true }),
  /** What it is usually run with. */
  settings: SettingsSchema.default({}),
  /** Pixels of an image it draws best; left out where that is its service's business. */
  pixels: z.number().int().min(4096).optional(),
  /** Fewest and most words that do it good. */
  words: z.tuple([z.number().int().min(1), z.number().int()]).optional(),
  /** Whether it reads JSON as well as its own form, so that a prompt in JSON stays one. */
  json: z.boolean().default(false),
  /** Where its JSON says what (see {@link JsonKeys}); the keys that people use most if left out. */
  keys: z.record(z.string().max(100), z.array(z.enum(SAID_ROLES))).optional(),
  /** Whether exclusions in words are honoured: "no watermark". */
  exclusions: z.boolean().default(false),
  /** Why nobody should begin with it any more, where it has ended. */
  ended: z.string().max(200).optional(),
  /** Who says so, and when that was read (year and month). */
  source: z.string().max(300).optional(),
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** What a writer should know beyond the above, in sentences. */
  advice: z.array(z.string().min(1).max(600)).max(20).default([]),
});
/** How an image model likes to be asked. */
export type Guidelines = z.infer<typeof GuidelinesSchema>;

/** Guidelines read from folders, and what was wrong with files that could not be. */
export interface GuidelineBook {
  guidelines: Guidelines[];
  problems: string[];
}

let shipped: Guidelines[] | undefined;

/**
 * The guidelines that ship, and those of folders of the user's, which may replace them by id. A file that cannot be
 * read is a problem to tell, and keeps none of the others away.
 */
export function readGuidelines(folders: readonly string[] = []): GuidelineBook {
  shipped ??= readFolder(packageFile('guidelines'), (file, reason) => {
    throw new PromptloomError('internal', `the guidelines ${file}: ${reason}`);
  });
  const byId = new Map(shipped.map((one) => [one.id, one]));
  const problems: string[] = [];
  for (const folder of folders) {
    const report = (file: string, reason: string) =>
      problems.push(`The guidelines ${path.basename(file)} were left out: ${reason}.`);
    for (const one of readFolder(folder, report)) byId.set(one.id, { ...one, priority: one.priority + 100 });
  }
  return { guidelines: [...byId.values()], problems };
}

/** The guidelines for an image model by any of its usual names: the general ones where none is named, and sentences for one nobody knows. */
export function guidelinesFor(
  targetModel: string | undefined,
  book: Pick<GuidelineBook, 'guidelines'> = readGuidelines(),
): Guidelines {
  const general = book.guidelines.find(({ id }) => id === 'general')!;
  const wanted = targetModel?.trim().toLowerCase();
  if (!wanted) return general;
  const exact = book.guidelines.find(({ id }) => squeeze(id) === squeeze(wanted));
  if (exact) return exact;
  const found = book.guidelines
    .filter(({ names }) => names.some((name) => isNamed(wanted, name)))
    .sort((a, b) => b.priority - a.priority);
  return found[0] ?? book.guidelines.find(({ id }) => id === 'unknown') ?? general;
}

/** Very short names mean something only at the end of a word: "juggernautXL", not "pixlr". */
function isNamed(wanted: string, name: string): boolean {
  const part = squeeze(name);
  if (part.length > 2) return squeeze(wanted).includes(part);
  return new RegExp(`${part}(?![a-z])`).test(wanted);
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}

function readFolder(folder: string, report: (file: string, reason: string) => void): Guidelines[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.flatMap((name) => {
    const file = path.join(folder, name);
    try {
      const result = GuidelinesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      if (result.success) return [result.data];
      const issue = result.error.issues[0]!;
      report(file, `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    } catch (error) {
      report(file, messageOf(error));
    }
    return [];
  });
}
