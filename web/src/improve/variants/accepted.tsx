import { Link } from '@tanstack/react-router';
import type { Variant } from '../../api/types.ts';
import { dateTime } from '../../lib/format.ts';
import { CheckIcon } from '../../ui/icons.tsx';

/** The prompts that a variant was accepted as, edited or not. */
export function Accepted({ accepted = [] }: Pick<Variant, 'accepted'>) {
  if (accepted.length === 0) return null;
  return (
    <ul
      aria-label="Accepted as"
      data-testid="accepted-prompts"
      className="mt-3 space-y-1.5 border-accent border-l-2 pl-3 text-sm"
    >
      {accepted.map(({ promptId, prompt, edited, at }) => (
        <li key={promptId}>
          <p className="flex items-center gap-1.5 text-muted text-xs">
            <CheckIcon className="size-3.5 text-accent" />
            {edited ? 'Accepted with edits' : 'Accepted'}, {dateTime(at)}
          </p>
          <Link to="/p/$id" params={{ id: promptId }} state={{ fromPage: true }} className="hover:underline">
            {edited ? prompt : 'Open the prompt'}
          </Link>
        </li>
      ))}
    </ul>
  );
}
