// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of our own
/**
 * Where promptloom makes something else of a template than Dynamic Prompts, by the key that a case names. A test holds that
 * `docs/templates.md` says each of them.
 */
export const DIFFERENCES = {
  // Read here; there an error, a crash or plain text.
  spaces:
    'Spaces may stand around numbers, weights and parameters: `{ 2 $$ a | b }`, `{ 3 :: a | b }`, `__coat (tone=warm)__`.',
  letters: 'Separators and names of variables may hold any letters: `{2$$、$$a|b}`, `${größe=…}`.',
  names: 'Capitals, and spaces around the name of a wildcard, do not matter.',
  stars: '`**/` also stands for no folder: `__**/mood__` finds `mood.txt` and `clothing/mood.txt`.',
  adding: '`${x+=…}` adds to a value.',
  inside: 'Options may set variables: `{${c=red}|${c=blue}} … ${c}`.',
  given:
    'Parameters may hold brackets, choices with commas, and `=!`. They also count where several lines are taken: `{2$$__coat(tone=warm)__}`.',
  weighted: 'A weight before a line of a text file counts: `3::straw hat`.',
  files:
    'Files may end in `.yml`. Numbers in YAML and JSON files are texts, and so are braces, brackets and colons without quotes around them.',
  escapes: '`\\{`, `\\}`, `\\|`, `\\$`, `\\#`, `\\%` and `\\__` are the characters themselves.',
  brackets: 'Brackets of other grammars stay whole: `{oak|[pine|birch]}` has two options.',
  blocks:
    '`/* … */` is a comment wherever a word could begin; there, only directly before a choice, wildcard or variable, or at the start.',
  empty: 'A variable may be empty: `${c=}`.',
  // Left as it is and reported.
  text: 'Two underscores that enclose no name, and a lone `$`, are text: `snake__case`, `<lora:two__parts:1>`, `$5`. What may be meant as a wildcard is reported.',
  unknown:
    'A variable without a value and a wildcard without a file are left as they are and reported; the rest is expanded.',
  // Refused.
  braces: 'A `}` too many is an error in a template. In a wildcard file it is reported.',
  nothing: 'A template that holds nothing but a comment is an error.',
  // Decided otherwise.
  order:
    'All combinations hold several options in one order only: `{2$$a|b}` is `a, b`, not also `b, a`, since the same words in another order are seldom worth another image. At random both come.',
  hash: '`#` begins a comment at the start of a line, and elsewhere only between spaces, so that colors and numbers are text: `gold #1`, `a#b`, `{#ff8800|#fff}`. A value of one line in YAML, JSON or a request holds no comment.',
  everything:
    'All combinations include every value of `=!`, every name that a choice inside a wildcard’s name makes, and lines with a weight below 1.',
  place:
    'If a text sets a variable more than once, each value counts from where it stands, and `?=`, `=!` and the value itself see the one before.',
  count:
    'A choice takes as many options as its numbers say, also if it has only one option or equal ones. No line of a file is taken twice for one choice.',
  anew: 'In all combinations, `~` and `@` give another value for each prompt. Where there is nothing else to combine there is one prompt, not an endless row.',
  turns: '`!` in a random selection goes through all options in turn; there it draws at random.',
  own: '`{2$$__@animals__}` takes lines as the wildcard’s own sampler says.',
  lines: 'Lines come in the order of their file, not sorted, so that two files stay in step.',
  dots: 'A wrapper without dots is put before what it wraps, with a space between.',
} as const;

/** The key of a named difference. */
export type Difference = keyof typeof DIFFERENCES;
