import type { PromptPart } from '../../records/rework.ts';
import { readJsonPrompt } from '../fit/json/json-prompt.ts';
import { type SaidRole, saidInJson } from '../fit/json/said.ts';
import { partsOf } from '../fit/parts.ts';
import type { PhraseStatistics } from '../style/over-representation.ts';
import { stylePhrases } from '../style/phrases.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';

const NOTES: Record<PromptPart['role'], string> = {
  subject: 'What the image is of.',
  medium: 'What it is made with.',
  movement: 'The school or style it follows.',
  artist: 'Whose manner it follows.',
  light: 'Where the light comes from and what it is like.',
  color: 'Its colors.',
  composition: 'How it is framed and seen.',
  mood: 'How it shall feel.',
  quality: 'Praise that models were trained with; it changes finish more than content.',
  syntax: 'For the program that draws, not for the eye.',
};

/** Longest part that is read for its weight; what is longer is no part that anybody weights. */
const LONGEST = 400;
const WEIGHTED = /^[([]+([\s\S]*?)(?::\s*([+-]?\d*\.?\d+))?[)\]]+$/;
const COLONS = /^([\s\S]*?)::\s*(-?\d*\.?\d+)$/;
const SYNTAX =
  /^(?:<(?:lora|lyco|hypernet|embedding):[^<>]*>|--[a-z]+[\s\S]*|BREAK|AND|score_\d\w*|source_\w+|rating_\w+)$/i;

/**
 * Says of each part of a prompt what it does there, how long it is and how many prompts of the library have it.
 * @param count tokens of a text
 */
export async function explainPrompt(
  prompt: string,
  count: (text: string) => number,
  phraseStatistics: (phrases: readonly string[]) => Promise<PhraseStatistics>,
): Promise<PromptPart[]> {
  const json = readJsonPrompt(prompt);
  const said = json && saidInJson(json);
  const texts = said
    ? said.map(({ text }) => text)
    : partsOf(prompt)
        .flatMap(({ text }) => text.split(/\s+(?=--[a-z])/i))
        .map((text) => text.trim().replace(/[.]$/, ''))
        .filter((text) => text !== '');
  const bare = texts.map((text) => withoutWeight(text).text);
  const { counts } = await phraseStatistics(bare.map((text) => text.toLowerCase()));
  return texts.map((text, at) => {
    const { weight } = withoutWeight(text);
    const role = said ? ROLE_OF_SAID[said[at]!.role] : roleOf(bare[at]!);
    return {
      text,
      role,
      note: `${NOTES[role]}${weight === undefined ? '' : weightNote(weight)}`,
      ...(weight !== undefined && { weight }),
      tokens: count(text),
      inLibrary: counts.get(bare[at]!.toLowerCase()) ?? 0,
    };
  });
}

/** What texts of a JSON prompt do, by their keys. */
const ROLE_OF_SAID: Record<SaidRole, PromptPart['role']> = {
  subject: 'subject',
  trait: 'subject',
  setting: 'subject',
  detail: 'subject',
  lettering: 'subject',
  photo: 'medium',
  art: 'medium',
  light: 'light',
  color: 'color',
  hex: 'color',
  composition: 'composition',
  mood: 'mood',
  quality: 'quality',
  avoid: 'syntax',
  technical: 'syntax',
};

function roleOf(text: string): PromptPart['role'] {
  if (SYNTAX.test(text)) return 'syntax';
  const whole = judgePhrase(read(text));
  if (whole) return whole.role;
  // A part that is of something and says how it looks is still about the something.
  const [only, ...others] = stylePhrases(text);
  return only && others.length === 0 && only.text.length >= text.length * 0.7 ? only.role : 'subject';
}

function withoutWeight(text: string): { text: string; weight?: number } {
  const read = readWeight(text);
  // So many brackets or digits are no weight that any program reads.
  return read.weight === undefined || Number.isFinite(read.weight) ? read : { text: read.text };
}

function readWeight(text: string): { text: string; weight?: number } {
  if (text.length > LONGEST) return { text };
  const [, colonText, colonWeight] = COLONS.exec(text) ?? [];
  if (colonText && colonWeight) return { text: colonText.trim(), weight: Number(colonWeight) };
  const [, inside, weight] = WEIGHTED.exec(text) ?? [];
  if (inside === undefined) return { text };
  if (weight !== undefined) return { text: inside.trim(), weight: Number(weight) };
  const depth = /^[([]+/.exec(text)![0].length;
  const factor = text.startsWith('[') ? 1 / 1.1 : 1.1;
  return { text: inside.trim(), weight: Number((factor ** depth).toFixed(2)) };
}

function weightNote(weight: number): string {
  if (weight === 1) return '';
  return weight > 1 ? ` Weighted up to ${weight}.` : ` Weighted down to ${weight}.`;
}
