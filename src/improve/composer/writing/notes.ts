import { quoted } from '../../../text/sentence.ts';
import type { Guidelines } from '../../fit/guidelines.ts';
import { read } from '../../style/reading.ts';
import type { WriteRequest } from '../../writer.ts';
import type { Lesson } from '../matches/learn.ts';
import type { Piece } from '../piece.ts';
import type { Idea } from '../reading/idea.ts';
import type { Foreign } from '../reading/language.ts';
import { PURPOSE_NAMES } from '../reading/purpose.ts';
import type { Correction } from '../reading/spelling.ts';

const HOW_TO_SET_A_MODEL =
  'No language model was used: the composer wrote these from the matches and from looks that are built in. To have a language model write, set PROMPTLOOM_LLM, for example to openai-compatible:http://127.0.0.1:11434/v1#llama3.2.';
/** Room that the additions get even where the idea alone fills the encoder. */
export const LEAST_ROOM = 14;

/** What an answer has to say for itself. */
export interface Answered {
  idea: Idea;
  corrections: readonly Correction[];
  /** Of an idea that is not in English. */
  foreign?: Foreign;
  /** Parts of the guidance that could not be read. */
  unread: readonly string[];
  lessons: readonly Lesson[];
  /** What each variant adds. */
  sets: readonly (readonly Piece[])[];
}

/** What the person should know of the answer. */
export function notesFor(
  { idea, corrections, foreign, unread, lessons, sets }: Answered,
  request: WriteRequest,
  guidelines: Guidelines,
): string[] {
  const notes = [HOW_TO_SET_A_MODEL];
  const pieces = sets.flat();
  const borrowed = pieces.filter(({ from }) => from.length > 0).length;
  if (corrections.length > 0)
    notes.push(
      `Read ${corrections.map(({ written, read: meant }) => `“${written}” as “${meant}”`).join(', ')}.`,
    );
  if (foreign) notes.push(foreignNote(foreign));
  else if (!idea.isUnderstood)
    notes.push(
      `Nothing in “${shortened(request.idea)}” is understood: no subject, place or style is recognised, so what was added says nothing of what it may be. Say in plain words what is to be seen.`,
    );
  if (idea.isFinished && !(foreign && foreign.english === undefined)) notes.push(finishedNote(sets));
  const why = `what was added is built in, chosen for ${idea.purpose !== 'scene' ? PURPOSE_NAMES[idea.purpose] : idea.head ? `“${idea.head}”` : 'any subject'}`;
  if (pieces.length > 0 && request.matches.length === 0)
    notes.push(`No prompt of the library is near the idea: ${why}.`);
  else if (pieces.length > 0 && borrowed === 0)
    notes.push(
      lessons.length === 0
        ? `The prompts near the idea lend nothing that goes with it: ${why}.`
        : `What the prompts near the idea lend does not go with it: ${why}.`,
    );
  const isAsIs = idea.isFinished || (foreign !== undefined && foreign.english === undefined);
  if (sets.length < request.count && !isAsIs)
    notes.push(
      `Only ${sets.length} of the ${request.count} variants asked for: more would have repeated these.`,
    );
  if (unread.length > 0)
    notes.push(
      `The composer could not read ${quoted(unread)} and left it out. A language model would understand it.`,
    );
  const cost = read(idea.text).cost;
  if (cost + LEAST_ROOM > guidelines.tokens)
    notes.push(
      `The idea is about ${cost} tokens long and ${guidelines.name} reads about ${guidelines.tokens}: what comes last may be ignored.`,
    );
  if (request.language && !/^en/i.test(request.language))
    notes.push(`The composer does not translate: a language model would write in ${request.language}.`);
  if (request.task === 'blend')
    notes.push(
      'The composer sets the subjects of the prompts side by side in one look; a language model makes one scene of them.',
    );
  if (request.strength === 'transform' || request.strength === 'reinvent')
    notes.push(
      'The composer keeps the words of the idea however far it may go and changes what is around them; a language model would go further.',
    );
  if (request.targetModel && (guidelines.id === 'general' || guidelines.id === 'unknown'))
    notes.push(`There are no guidelines for “${request.targetModel}” yet; the general ones were used.`);
  return notes;
}

function finishedNote(sets: readonly (readonly Piece[])[]): string {
  return sets.every((pieces) => pieces.length === 0)
    ? 'The idea is a finished prompt: it says what is seen, where, in which light and how it is made, so it is returned unchanged. Whatever was added would take away from it; to change one thing, say so as guidance.'
    : 'The idea is nearly a finished prompt: only what it leaves open was added.';
}

function foreignNote({ language, english, unknown }: Foreign): string {
  if (english !== undefined)
    return `The idea is in ${language}. It was read word by word as “${english}”, and the prompts are in English, which image models know best; a language model would translate more freely.`;
  const why = unknown.length > 0 ? ` (it does not know ${quoted([...unknown])})` : '';
  return `The idea is in ${language}, which the composer cannot put into English${why}, so it is returned as it is: English words beside it would make nonsense. Write it in English, or set a language model, which translates it.`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
}
