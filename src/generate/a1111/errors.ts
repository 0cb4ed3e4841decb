import { messageOf, PromptloomError } from '../../errors.ts';

const LONGEST_DETAIL = 400;
const LOST = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/** The server could not be spoken to, or stopped speaking. */
export function connectionFailed(
  shown: string,
  timedOutAfterMs: number | undefined,
  error: unknown,
): PromptloomError {
  if (timedOutAfterMs !== undefined)
    return failed(
      shown,
      `did not answer within ${Math.round(timedOutAfterMs / 1000)} s`,
      'Look at what the server prints; a smaller picture or fewer steps are faster.',
      error,
    );
  const code = codeOf(error);
  if (code && LOST.has(code))
    return failed(
      shown,
      'closed the connection before its answer was complete',
      'Look at what the server prints: it may have run out of memory or been stopped.',
      error,
    );
  if (code?.startsWith('ERR_SSL') || code?.startsWith('ERR_TLS') || /CERT|SELF_SIGNED/.test(code ?? ''))
    return failed(
      shown,
      `cannot be reached securely (${code})`,
      'Check whether its address begins with http:// rather than https://, or trust its certificate through NODE_EXTRA_CA_CERTS.',
      error,
    );
  return failed(
    shown,
    `cannot be reached (${code ?? messageOf(error)})`,
    'Is it running, is it started with --api, and is the address in PROMPTLOOM_IMAGE_BACKEND right?',
    error,
  );
}

/** The server answered with something other than success. */
export function statusFailed(shown: string, path: string, status: number, body: string): PromptloomError {
  const detail = detailOf(body);
  const said = detail && `: ${detail}`;
  if (status < 400)
    return failed(
      shown,
      `sends ${path} elsewhere (HTTP ${status})`,
      'Give the address it really has, without redirects; a log-in page in front of it cannot be passed.',
    );
  if (status === 401 || status === 403)
    return failed(
      shown,
      `refuses the user name and password (HTTP ${status})`,
      'Put those of --api-auth into the address: a1111:http://user:password@host:7860.',
    );
  if (status === 422 || status === 400)
    return failed(
      shown,
      `does not accept the request (HTTP ${status})${said}`,
      'Change the setting that it names.',
    );
  if (status === 404) return failed(shown, `does not know what was asked for${said}`, 'Choose another.');
  return failed(
    shown,
    `failed while drawing (HTTP ${status})${said}`,
    /memory/i.test(detail)
      ? 'Ask for a smaller picture, or free memory on the graphics card.'
      : 'Look at what the server prints.',
  );
}

/** The server has no txt2img route. */
export function apiMissing(shown: string): PromptloomError {
  return failed(
    shown,
    'has no /sdapi/v1/txt2img (HTTP 404)',
    'Start it with --api, and check that the address is that of an A1111, Forge, SD.Next or sd-server.',
  );
}

/** The server's answer cannot be used. */
export function unreadable(shown: string, why: string, cause?: unknown): PromptloomError {
  return failed(
    shown,
    `gave an answer that cannot be used: ${why}`,
    'Check that the address is that of an A1111, Forge, SD.Next or sd-server, and look at what it prints.',
    cause,
  );
}

function failed(shown: string, what: string, hint: string, cause?: unknown): PromptloomError {
  return new PromptloomError('backend-failed', `The image server at ${shown} ${what}`, { hint, cause });
}

/** What FastAPI (`detail`), A1111 (`errors`, `error`) and sd-server (`message`, `error`) say about a failure. */
function detailOf(body: string): string {
  let said: unknown;
  try {
    const json: unknown = JSON.parse(body);
    const fields = (typeof json === 'object' && json !== null ? json : { detail: json }) as Record<
      string,
      unknown
    >;
    said = [fields.errors, fields.detail, fields.message, fields.error].find(
      (value) => value && value !== '',
    );
  } catch {
    // A page made by a proxy tells nothing that its status does not.
    said = body.trimStart().startsWith('<') ? '' : body;
  }
  const text = Array.isArray(said) ? said.map(issueOf).join('; ') : textOf(said);
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line;
}

/** One entry of FastAPI's validation errors: `{loc: ["body", "steps"], msg: "…"}`. */
function issueOf(issue: unknown): string {
  if (typeof issue !== 'object' || issue === null) return textOf(issue);
  const { loc, msg } = issue as { loc?: unknown; msg?: unknown };
  const field = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : '';
  return [field, textOf(msg)].filter(Boolean).join(': ');
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function codeOf(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as NodeJS.ErrnoException).code;
    if (typeof code === 'string' && code !== 'ABORT_ERR') return code;
    if (e instanceof AggregateError && e.errors[0]) return codeOf(e.errors[0]);
  }
  return undefined;
}
