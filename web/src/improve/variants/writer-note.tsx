import { usageText } from '../../ui/prompt/usage-text.ts';
import type { Run } from '../improvement.ts';

const code = 'rounded bg-raised px-1.5 py-0.5 font-mono text-[0.85em] text-text';

/** Tells who writes or wrote: the composer must not be taken for a language model. */
export function WriterNote({ run, configured }: { run: Run; configured: string | undefined }) {
  const writer = run.writer ?? configured;
  if (!writer) return null;
  const done = run.status === 'done';
  const notes = run.notes.filter((note) => !(writer === 'composer' && /no language model/i.test(note)));
  return (
    <div data-testid="writer" className="space-y-1 text-muted text-sm">
      {writer === 'composer' ? (
        <p>
          <span className="text-text">{done ? 'Written by the composer' : 'Writer: composer'}</span>. It adds
          phrases from the matches to your idea, without a language model. To use a language model, start
          promptloom with <code className={`${code} whitespace-nowrap`}>PROMPTLOOM_LLM</code>, for example{' '}
          <code className={`${code} break-all`}>openai-compatible:http://127.0.0.1:11434/v1#llama3.2</code>
        </p>
      ) : (
        <p>
          {done ? 'Written by ' : 'Writer: '}
          <span className="text-text">{writer}</span>, a language model. Phrases borrowed from a match are
          underlined in its color.
        </p>
      )}
      {run.usage ? <p data-testid="usage">{usageText(run.usage)}</p> : null}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
