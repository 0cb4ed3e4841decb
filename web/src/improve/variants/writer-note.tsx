import { usageText } from '../../ui/prompt/usage-text.ts';
import type { Run } from '../improvement.ts';

const code = 'rounded bg-raised px-1.5 py-0.5 font-mono text-[0.85em] text-text';

/** Who writes, or wrote: nobody should take a composer for a language model or the other way round. */
export function WriterNote({ run, configured }: { run: Run; configured: string | undefined }) {
  const writer = run.writer ?? configured;
  if (!writer) return null;
  const done = run.status === 'done';
  const notes = run.notes.filter((note) => !(writer === 'composer' && /no language model/i.test(note)));
  return (
    <div data-testid="writer" className="space-y-1 text-muted text-sm">
      {writer === 'composer' ? (
        <p>
          <span className="text-text">{done ? 'Written by the composer' : 'The composer writes'}</span>: it
          weaves phrases of the matches into your idea, without a language model. To have one write, start
          promptloom with <code className={`${code} whitespace-nowrap`}>PROMPTLOOM_LLM</code>, for instance{' '}
          <code className={`${code} break-all`}>openai-compatible:http://127.0.0.1:11434/v1#llama3.2</code>
        </p>
      ) : (
        <p>
          {done ? 'Written by ' : 'Writes: '}
          <span className="text-text">{writer}</span>, a language model. What it took from a match is
          underlined in that match's colour.
        </p>
      )}
      {run.usage ? <p data-testid="usage">{usageText(run.usage)}</p> : null}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
