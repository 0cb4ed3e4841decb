import type { Match } from '../../records/match.ts';
import { safetyOf } from '../../records/safety.ts';
import { readOutline, valuesOf } from '../../text/outline/outline.ts';
import { joinParts, partsOf, withoutPlaceholders } from '../fit/parts.ts';
import { stylePhrases } from '../style/phrases.ts';
import { read } from '../style/reading.ts';
import { judgePhrase } from '../style/style-phrase.ts';
import type { WriteRequest } from '../writer.ts';

/** Most stored prompts that a language model is shown: more of them were seldom near. */
const SHOWN_MATCHES = 5;

/** Words of what nobody is shown unasked, beside what sources say of their images. */
const UNSAFE =
  /\b(?:nsfw|nudes?|nudity|naked|topless|bottomless|nipples?|areolae?|breasts?|boobs?|busty|cleavage|genital\w*|penis|vagina|pussy|cum|blowjob|hentai|porn\w*|erotic\w*|sexy|sexual\w*|seductive|lingerie|underwear|panties|thong|bikini|fetish|bdsm|bondage|orgasm|gore|gory|beheaded|decapitat\w*|mutilat\w*|dismember\w*|corpses?|suicide|rape\w*|loli\w*|shota\w*|upskirt|swastika)\b/i;
/** How prompts name people who exist: "photo of …", "looks like …". */
const NAMED_PERSON =
  /\b(?:[Ll]ooks? like|[Rr]esembl\w+|[Pp]ortrait of|[Pp]hoto(?:graph)? of|[Ff]ace of|[Ll]ikeness of|[Ii]dentity of|[Ss]tarring)\s+(?!(?:The|An?|Our|My|This|New|Old|Young|Saint|Mount|Lake|Los|San)\b)(?:\p{Lu}[\p{Ll}'’-]+\s+){1,3}\p{Lu}[\p{Ll}'’-]+/u;
/** The same without a name, and names that everybody knows. */
const KNOWN_PERSON =
  /\b(?:reference_name|celebrity|lookalike|look-alike|face swap|deepfake|(?:donald|ivanka|melania) trump|joe biden|obama|putin|zelensk\w+|merkel|macron|narendra modi|xi jinping|kim jong.un|netanyahu|pope francis|dalai lama|princess diana|king charles|queen elizabeth|(?:prince|meghan) (?:harry|markle)|elon musk|jeff bezos|bill gates|steve jobs|mark zuckerberg|sam altman|taylor swift|kim kardashian|kylie jenner|emma watson|emma stone|scarlett johansson|ana de armas|margot robbie|sydney sweeney|jenna ortega|megan fox|angelina jolie|jennifer lawrence|natalie portman|gal gadot|zendaya|brad pitt|tom cruise|tom holland|tom hanks|johnny depp|keanu reeves|ryan gosling|ryan reynolds|leonardo dicaprio|robert downey|dwayne johnson|jason momoa|henry cavill|will smith|morgan freeman|timoth[eé]e chalamet|billie eilish|ariana grande|lady gaga|beyonc[eé]|rihanna|dua lipa|selena gomez|kanye west|eminem|michael jackson|elvis presley|bts|blackpink|cristiano ronaldo|ronaldo|lionel messi|messi|michael jordan|lebron james|audrey hepburn|marilyn monroe|james dean|bruce lee|albert einstein|shah rukh khan)\b/i;
const ASKS_FOR_ARTIST = /\b(?:artists?|painters?|in the (?:style|manner) of)\b/i;

/**
 * The stored prompts that a language model is shown, best first: near ones, none that is unsafe or names a person who exists unless the idea
 * asks for the like. A blend is of all the prompts that a person named.
 */
export function matchesToShow({ near, matches, idea, english = '', task }: WriteRequest): Match[] {
  const asked = `${idea}\n${english}`;
  const shown = matches
    .filter((match) => (near?.has(match.id) ?? true) && isFitToShow(match, asked))
    .sort((a, b) => (near?.get(b.id) ?? 0) - (near?.get(a.id) ?? 0));
  return task === 'blend' ? shown : shown.slice(0, SHOWN_MATCHES);
}

/**
 * What a language model is shown of a stored prompt: the values of JSON where it is not to write JSON, without places that are still to be
 * filled in, and without artists unless the person asks for one.
 */
export function wordsToShow(prompt: string, { idea, guidance = '' }: WriteRequest, asJson: boolean): string {
  if (asJson && readOutline(prompt).kind === 'json') return withoutPlaceholders(prompt);
  const text = withoutPlaceholders(valuesOf(prompt).replaceAll('\n', ', '));
  const asked = `${idea}\n${guidance}`;
  const wantsArtist =
    ASKS_FOR_ARTIST.test(asked) || stylePhrases(asked).some(({ role }) => role === 'artist');
  if (wantsArtist) return text;
  const parts = partsOf(text);
  const rest = parts.filter(
    ({ text: part }) => judgePhrase(read(part.trim().replace(/\.$/, '')))?.role !== 'artist',
  );
  return rest.length === parts.length ? text : joinParts(rest);
}

/** What a language model is shown of a stored negative prompt: naming what is unsafe there is naming it, too. */
export function negativeToShow(negativePrompt: string): string {
  return joinParts(partsOf(negativePrompt).filter(({ text }) => !UNSAFE.test(text)));
}

/** Whether a stored prompt may be sent where its idea does not ask for the like of it. */
function isFitToShow({ prompt, nsfw }: Match, asked: string): boolean {
  if ((safetyOf(nsfw) === 'unsafe' || UNSAFE.test(prompt)) && !UNSAFE.test(asked)) return false;
  const person = NAMED_PERSON.exec(prompt)?.[0] ?? KNOWN_PERSON.exec(prompt)?.[0];
  return person === undefined || asked.toLowerCase().includes(person.toLowerCase());
}
