/** What models and their servers call the part of an answer that they think aloud in. */
const NAMES =
  '(?!lora|lyco|hypernet|embedding)(?:ant|\\w{1,16}[_:|-])?(?:think(?:s|ing)?|thoughts?|thought[_ -]?process|reason(?:ing|ings)?|reflect(?:ion|ions)?|analysis|analyze|scratch[_ -]?pad|monologue|deliberation|ponder(?:ing)?|cot|chain[_ -]of[_ -]thought|planning)';

/**
 * The marks around thoughts: tags such as <think>, tokens such as <|begin_of_thought|>, ◁think▷ or [THINK], and the channels of
 * the harmony format. In square brackets only capitals count, for prompts hold brackets too.
 */
const MARK = new RegExp(
  [
    `(?<tag>(?:[<◁]|&lt;)\\s*(?<close>/)?\\s*(?<name>${NAMES})(?:\\s[^<>▷&]{0,80})?\\s*(?:[>▷]|&gt;))`,
    `(?<token><\\|(?<tokenClose>/|end_(?:of_)?)?(?:begin_(?:of_)?|start_(?:of_)?)?(?<tokenName>${NAMES})(?<tokenEnd>_end)?(?:_start)?\\|>)`,
    '(?<bracket>\\[(?<bracketClose>/)?(?<bracketName>THINK(?:ING)?|THOUGHTS?|REASONING)\\])',
    '(?<unused><unused9(?<unusedNumber>[45])>)',
    '(?<channelEnd><channel\\|>)',
    '(?<channel><\\|channel\\|?>\\s*(?<channelName>\\w+)?)',
    '(?<message><\\|message\\|>)',
    '(?<stop><\\|(?:end|return|call)\\|>|<\\|start\\|>\\s*(?:assistant)?)',
  ].join('|'),
  'giu',
);
/** The longest mark, in characters: what comes after this much can no longer be one that has begun. */
const LONGEST_MARK = 120;
/** Marks that are heeded in one answer. */
const MOST_MARKS = 300;
/** The harmony format where a server has taken its tokens out, and left their names. */
const BARE_HARMONY = /^\s*analysis[\s\S]*?assistant\s*final(?:json)?(?![a-z])/;
/** How an answer begins whose opening mark was in the server's template. */
const MUSING =
  /^\s*(?:analysis|ok(?:ay)?\b|hm+\b|alright\b|let me\b|let['’]s\b|let us\b|we (?:need|have|should|must|are)\b|the (?:user|person|task)\b|i (?:need|have|should|must|will need)\b|first[, ]|so,|wait\b|thinking\b|the idea\b|my (?:plan|task)\b)/i;

/** What an answer says, apart from what is thought in it. */
export interface Spoken {
  /** The text with thoughts and their marks taken out. */
  text: string;
  /** Whether a thought was found. */
  thought: boolean;
  /** Whether the text ends within a thought. */
  thinking: boolean;
  /** Whether a thought ended that had no beginning. */
  unopened: boolean;
}

/**
 * Takes the thoughts out of an answer. A closing mark without its opening one, which servers keep in their templates, makes all that
 * came before it a thought; a thought that is never closed goes on to the end.
 */
export function spokenPart(answer: string): Spoken {
  const bare = BARE_HARMONY.exec(answer);
  const text = bare ? answer.slice(bare[0].length) : answer;
  let [spoken, from, thought] = ['', 0, bare !== null];
  let open: string | undefined;
  let unopened = false;
  const marks = [...marksIn(text)].slice(0, MOST_MARKS);
  const lastClose = new Map(marks.filter(({ kind }) => kind === 'close').map(({ name, at }) => [name, at]));
  const speak = (to: number) => {
    if (open === undefined) spoken += text.slice(from, to);
  };
  for (const mark of marks) {
    // What stands within sound JSON is what the answer says, not how it came about.
    if (mark.at < from) continue;
    if (open === undefined) {
      const whole = soundJsonAround(text, from, mark.at);
      if (whole !== undefined) {
        spoken += text.slice(from, whole);
        from = whole;
        if (mark.at < from) continue;
      }
    }
    if (mark.kind === 'open') {
      if (open !== undefined) continue;
      speak(mark.at);
      open = mark.name;
      thought = true;
    } else if (mark.kind === 'close') {
      if (open === undefined) [spoken, unopened] = ['', true];
      // Another word for thoughts within a thought does not end it, where its own end still comes.
      else if (open !== mark.name && (lastClose.get(open) ?? -1) > mark.at) continue;
      open = undefined;
      thought = true;
    } else if (mark.kind === 'final') {
      spoken = '';
      thought = true;
      open = undefined;
    } else speak(mark.at);
    from = mark.to;
  }
  speak(text.length);
  return { text: spoken, thought, thinking: open !== undefined, unopened };
}

/** Whether an answer that was cut off was most likely still being thought: it muses, and says nothing else. */
export function looksLikeMusing(spoken: string): boolean {
  return MUSING.test(spoken);
}

/** Where the first mark of a thought stands at or after a place, or may be about to: -1 for nowhere. */
export function markFrom(text: string, from: number): number {
  const [first] = marksIn(text.slice(from));
  if (first) return from + first.at;
  const tail = text.slice(Math.max(from, text.length - LONGEST_MARK));
  const begun = /(?:<|◁|&lt;)[^<>▷{}"]{0,119}$|\[\/?[A-Z]{0,9}$/u.exec(tail);
  return begun ? text.length - begun[0].length : -1;
}

interface Mark {
  kind: 'open' | 'close' | 'final' | 'neutral';
  name: string;
  at: number;
  to: number;
}

function* marksIn(text: string): Generator<Mark> {
  let channel: string | undefined;
  for (const found of text.matchAll(MARK)) {
    const groups = found.groups!;
    const [at, to] = [found.index, found.index + found[0].length];
    const mark = (kind: Mark['kind'], name: string): Mark => ({ kind, name, at, to });
    if (groups.tag) yield mark(groups.close ? 'close' : 'open', stem(groups.name!));
    else if (groups.token)
      yield mark(groups.tokenClose || groups.tokenEnd ? 'close' : 'open', stem(groups.tokenName!));
    else if (groups.bracket && groups.bracket !== groups.bracket.toUpperCase()) continue;
    else if (groups.bracket) yield mark(groups.bracketClose ? 'close' : 'open', stem(groups.bracketName!));
    else if (groups.unused) yield mark(groups.unusedNumber === '4' ? 'open' : 'close', 'unused');
    else if (groups.channelEnd) yield mark('close', 'channel');
    else if (groups.channel) {
      channel = groups.channelName?.toLowerCase() ?? '';
      // The final channel begins with its message; what names it and its form is not said.
      yield mark('open', 'channel');
    } else if (groups.message) {
      if (channel === 'final') yield mark('final', 'channel');
      else yield mark('neutral', '');
      channel = undefined;
    } else yield mark('neutral', '');
  }
}

function stem(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** The end of a sound JSON object or list that begins between two places and goes on over the second. */
function soundJsonAround(text: string, from: number, over: number): number | undefined {
  let at = from;
  while (at < over) {
    if (text[at] !== '{' && text[at] !== '[') {
      at += 1;
      continue;
    }
    const end = strictEnd(text, at);
    if (end === undefined) return undefined;
    if (end <= over) at = end;
    else {
      try {
        JSON.parse(text.slice(at, end));
        return end;
      } catch {
        at += 1;
      }
    }
  }
  return undefined;
}

/** The end of what begins with a bracket, where strings are closed and brackets have partners. */
export function strictEnd(text: string, from: number): number | undefined {
  let [depth, inString] = [0, false];
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
