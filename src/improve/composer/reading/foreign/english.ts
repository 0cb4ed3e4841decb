import { upperFirst } from '../../../../text/sentence.ts';

/** The plural of an English noun. */
export function pluralOf(noun: string): string {
  if (/(?:men|s|people|children|mice|geese)$/.test(noun) || MASS.test(noun)) return noun;
  if (/man$/.test(noun)) return noun.replace(/man$/, 'men');
  if (/^(?:child|mouse|wolf|leaf|fish|sheep|deer)$/.test(noun))
    return { child: 'children', mouse: 'mice', wolf: 'wolves', leaf: 'leaves' }[noun] ?? noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Nouns that cannot be counted, and names. */
export const MASS =
  /^(?:snow|rain|fog|wind|bread|coffee|tea|soup|wine|ice|fire|light|music|hair|love|freedom|silence|loneliness|nostalgia|night|morning|evening|winter|summer|autumn|spring|christmas|tokyo|kyoto|paris|venice|lisbon|berlin|paella|ramen|ice cream|football|sunset|sunrise|moonlight)$/;

const POLISH: readonly [RegExp, string][] = [
  [/\bthe (his|her)\b/g, '$1'],
  [/\b(?:at|in|of|on|through) the (night|dawn|sunset|sunrise)\b/g, 'at $1'],
  [/ the night$/g, ' at night'],
  [/\bof night\b/g, 'at night'],
  [/\bflying on\b/g, 'flying over'],
  [/\bin the (winter|summer|autumn|spring)\b/g, 'in $1'],
  [/\b(?:under|below) the (rain|snow|storm|fog)\b/g, 'in the $1'],
  [/\bin (the|a) (beach|street|roof|island|table|sofa|bench|square|hill|path)\b/g, 'on $1 $2'],
  [/\bat the (sea|lake|river)\b/g, 'by the $1'],
  [/\bon the (window)\b/g, 'at the $1'],
  [/\bsmall (girl|boy|child|house|cabin|village)\b/g, 'little $1'],
  [/\b(?:in front of|behind|near|full) of the\b/g, '$& '],
  [/ ,/g, ','],
  [/\ba (?=[aeiou])/g, 'an '],
  [/\s{2,}/g, ' '],
];

const NAMES = /\b(?:tokyo|kyoto|paris|venice|lisbon|berlin|christmas)\b/g;

/** Mends what word by word sounds wrong. */
export function polished(text: string): string {
  return POLISH.reduce((rest, [words, better]) => rest.replace(words, better), text)
    .replace(NAMES, upperFirst)
    .trim();
}
