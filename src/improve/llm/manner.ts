import { APICallError } from 'ai';
import { saidIn } from './error-message.ts';
import type { Mode } from './models.ts';
import { isOpenServer, type LanguageModelSetting } from './setting.ts';

/** How a service is asked. */
export interface Manner {
  /** How the form of the answer is asked for. */
  mode: Mode;
  /** Whether instructions go in a message of the system; otherwise in the user's first. */
  system: boolean;
  /** Whether answers are streamed where somebody watches. */
  streams: boolean;
}

/** Statuses with which servers turn down what they do not know. */
const REFUSALS = new Set([400, 404, 405, 415, 422, 500, 501]);
/** What a refusal of the form of the answer speaks of. */
const FORM_WORDS =
  /response_?format|json_?schema|json_object|json mode|schema|grammar|output_config|output_format|tool_?(?:choice|config|use)|stream_options|structured|requested parameters|(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extra) (?:parameter|field|argument|input|key)s?/i;
/** The middle way, an object of any form, is worth asking for where only the schema is refused. */
const SCHEMA_WORDS = /schema|structured|strict|grammar/i;
const SYSTEM_WORDS =
  /\b(?:system|developer)\b['"’]?[^.]{0,40}\b(?:roles?|messages?|prompts?|instructions?)\b|\b(?:roles?|messages?|prompts?|instructions?)\b[^.]{0,60}\b(?:system|developer)\b|\broles? must alternate|\bonly user and assistant/i;
const STREAM_WORDS = /\bstream(?:ing|ed)?\b(?!_)/i;
/** What a server speaks of that no other way of asking would mend. */
const OTHER_WORDS =
  /\bmodels?\b.{0,120}\b(?:not (?:be )?(?:found|exist|available|loaded|accessible)|does ?n['o]t exist|unknown|invalid|no such|deprecated|retired|pull)|\b(?:unknown|invalid|no such|not found:?|no endpoints found for) (?:the )?model|\bno endpoints found (?:for|matching)|\bapi.?key|unauthori[sz]ed|authenticat|\bquota|billing|credits?\b|\brate.?limit|context.?(?:length|window|size)|too (?:long|many tokens)|maximum context|\bout of memory|content.?(?:policy|filter|management)|safety|moderation|flagged/i;
/** What says no more than the status does. */
const NOTHING_SAID =
  /^(?:(?:error|status|http|code)?[:\s]*\d*\s*)?(?:not found|bad request|internal(?: server)? error|server error|unprocessable(?: entity| content)?|not implemented|unsupported media type|method not allowed|no such route|unknown error|something went wrong|an? (?:unexpected |unknown |internal )?error (?:has )?occurr?ed|error|failed)?[.!]*$/i;

/**
 * A plainer way to ask after a service turned a request down: without what it names, or in words alone where it does not say what
 * it minded; undefined where it minded something else, or there is no plainer way.
 */
export function plainer(manner: Manner, error: unknown, setting: LanguageModelSetting): Manner | undefined {
  if (!APICallError.isInstance(error) || !REFUSALS.has(error.statusCode ?? 0)) return undefined;
  const said = saidBy(error);
  const { statusCode: status = 0 } = error;
  const inWords: Manner | undefined = manner.mode === 'plain' ? undefined : { ...manner, mode: 'plain' };
  if (FORM_WORDS.test(said)) {
    const hasMiddle = manner.mode === 'schema' && isOpenServer(setting) && SCHEMA_WORDS.test(said);
    if (hasMiddle && status < 500 && status !== 404) return { ...manner, mode: 'object' };
    if (inWords) return inWords;
  }
  if (OTHER_WORDS.test(said)) return undefined;
  if (SYSTEM_WORDS.test(said) && manner.system) return { ...manner, system: false };
  if (STREAM_WORDS.test(said) && manner.streams) return { ...manner, streams: false };
  const saysNothing = NOTHING_SAID.test(said) || (said.startsWith('{') && said.length < 80);
  // A service of its own maker knows the form; when it fails, the form is not why.
  if (!isOpenServer(setting)) return saysNothing && status < 500 ? inWords : undefined;
  if (inWords) return inWords;
  return saysNothing && (status === 400 || status === 422) && manner.system
    ? { ...manner, system: false }
    : undefined;
}

/** Whether a service said what it minded, so that it can be asked otherwise at once. */
export function saysPlainly(error: unknown): boolean {
  if (!APICallError.isInstance(error)) return false;
  const said = saidBy(error);
  return (
    error.statusCode === 501 || [FORM_WORDS, SYSTEM_WORDS, STREAM_WORDS].some((words) => words.test(said))
  );
}

/** Whether a service turned a request down for what it is about. */
export function refusesContent(error: unknown): boolean {
  if (!APICallError.isInstance(error) || ![400, 403, 422, 451].includes(error.statusCode ?? 0)) return false;
  return /content.?(?:policy|filter|management|moderation)|responsible.?ai|safety (?:system|filter|polic)|moderation|\bflagged\b|prohibited.?content|policy violation|guardrail/i.test(
    `${saidIn(error)} ${error.responseBody ?? ''}`,
  );
}

/** The words of an error, or all of its body where it has no field for them. */
function saidBy(error: APICallError): string {
  const said = saidIn(error).trim();
  const [code] = /"code"\s*:\s*"[^"]{1,80}"/.exec(error.responseBody ?? '') ?? [];
  const [param] = /"param"\s*:\s*"[^"]{1,80}"/.exec(error.responseBody ?? '') ?? [];
  return NOTHING_SAID.test(said) ? (param ?? said) : [said, code, param].filter(Boolean).join(' ');
}
