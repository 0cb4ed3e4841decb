import type { Reworked } from '../api/types.ts';
import { countOf } from '../lib/format.ts';

/** The parts of a prompt: what each does, how long it is, and how common. */
export function Parts({ parts }: { parts: NonNullable<Reworked['parts']> }) {
  return (
    <ol data-testid="parts" className="divide-y divide-line border-line border-y">
      {parts.map(({ text, role, note, weight, tokens, inLibrary }, n) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in a prompt twice
          key={n}
          className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[minmax(0,2fr)_7rem_minmax(0,3fr)]"
        >
          <span dir="auto" className="break-words font-serif text-[1.05rem]">
            {text}
            {weight === undefined ? null : <span className="ml-1.5 text-muted text-xs">× {weight}</span>}
          </span>
          <span className="text-accent text-sm">{role}</span>
          <span className="text-muted text-sm">
            {note}{' '}
            <span className="text-xs tabular-nums">
              {countOf(tokens, 'token')}, in {countOf(inLibrary, 'prompt')} of this library
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
