import pino, { type Logger } from 'pino';
import { PromptloomError } from './errors.ts';

export type { Logger } from 'pino';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Fields that may hold a secret, wherever they stand in a record. */
const SECRETS = [
  'authorization',
  'cookie',
  '"set-cookie"',
  'token',
  'ownerKey',
  'apiKey',
  'llmApiKey',
].flatMap((name) =>
  name.startsWith('"') ? [`[${name}]`, `*[${name}]`, `*.*[${name}]`] : [name, `*.${name}`, `*.*.${name}`],
);

/**
 * Makes the log: JSON lines on stderr (stdout belongs to results), secrets left out.
 * @param env where PROMPTLOOM_LOG names the level; `warn` if it does not.
 * @throws PromptloomError `invalid-input` for a level that does not exist.
 */
export function createLog(
  env: NodeJS.ProcessEnv = process.env,
  destination: pino.DestinationStream = stderr(),
): Logger {
  const level = env.PROMPTLOOM_LOG || 'warn';
  if (!LEVELS.includes(level))
    throw new PromptloomError('invalid-input', `PROMPTLOOM_LOG: "${level}" is not a level`, {
      hint: `Use one of ${LEVELS.join(', ')}.`,
    });
  return pino({ level, base: null, redact: { paths: SECRETS, censor: '[secret]' } }, destination);
}

/** A log that nobody reads any more is no reason to stop. */
function stderr(): pino.DestinationStream {
  const destination = pino.destination({ dest: 2, sync: true });
  destination.on('error', () => {});
  return destination;
}
