import type { Match } from '../../../records/match.ts';
import { upperFirst } from '../../../text/sentence.ts';
import { lowerFirst } from '../../style/wording.ts';
import type { Piece } from '../piece.ts';
import type { Axis, Planned } from '../planning/frame.ts';
import type { Idea } from '../reading/idea.ts';
import { PURPOSE_NAMES } from '../reading/purpose.ts';

const WHAT: Record<Axis, string> = {
  look: 'gives it one look throughout',
  light: 'is about the light',
  setting: 'is about what surrounds it',
  medium: 'is about how it is made',
  framing: 'is about the framing',
  mood: 'is about the mood',
  detail: 'adds detail',
};
const LEADS: Partial<Record<Axis, readonly Piece['slot'][]>> = {
  light: ['light'],
  setting: ['place', 'thing'],
  medium: ['medium'],
  framing: ['frame'],
  mood: ['mood', 'color'],
  detail: ['trait', 'thing'],
};
const SHOWN = 45;

/** One plain sentence on what a variant adds, and from which match or built-in look it has that. */
export function reasonFor({ axis, pieces }: Planned, idea: Idea, matches: readonly Match[]): string {
  if (pieces.length === 0) return 'The idea as it stands: it leaves nothing open that had to be added.';
  const lead = LEADS[axis]?.flatMap((slot) => pieces.find((piece) => piece.slot === slot) ?? [])[0];
  const said = (lead ? [lead, ...pieces.filter((piece) => piece !== lead)] : pieces)
    .slice(0, 3)
    .map(({ text }) => lowerFirst(text));
  const what = idea.isFinished ? 'adds what the idea leaves open' : WHAT[axis];
  return `${upperFirst(`this ${what}`)}: ${said.join('; ')}${sourceOf(pieces, idea, matches)}.`;
}

function sourceOf(pieces: readonly Piece[], idea: Idea, matches: readonly Match[]): string {
  const lent = pieces.filter(({ from }) => from.length > 0);
  const kind =
    idea.purpose !== 'scene' ? PURPOSE_NAMES[idea.purpose] : idea.head ? `“${idea.head}”` : 'any subject';
  if (lent.length === 0) return ` (built in, for ${kind})`;
  const ids = [...new Set(lent.flatMap(({ from }) => from[0] ?? []))];
  const names = ids.slice(0, 2).flatMap((id) => {
    const match = matches.find((one) => one.id === id);
    return match ? `“${startOf(match.prompt)}”` : [];
  });
  const rest = lent.length < pieces.length ? `; the rest is built in, for ${kind}` : '';
  return ` (${lent.length === 1 ? 'one phrase' : `${lent.length} phrases`} from ${names.join(' and ')}${rest})`;
}

function startOf(prompt: string): string {
  const text = prompt.replace(/\s+/g, ' ').trim();
  if (text.length <= SHOWN) return text.replace(/[.\s]+$/, '');
  return `${text
    .slice(0, SHOWN)
    .replace(/\s+\S*$/, '')
    .replace(/[,;:.]+$/, '')}…`;
}
