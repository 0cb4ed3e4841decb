import { Link } from '@tanstack/react-router';
import { aroundSlot, SLOT } from '../../../../src/records/match.ts';
import type { Match } from '../../api/types.ts';
import { count } from '../../lib/format.ts';

/** Characters of a pattern that are shown; its slot is among them. */
const SHOWN = 260;

/** The pattern that a match shares with others, and what they have in its slot. */
export function Family({ family }: { family: NonNullable<Match['family']> }) {
  const { pattern, value, members } = family;
  const { before, after } = aroundSlot(pattern, SHOWN);
  const hidden = family.count - members.length;
  return (
    <section aria-label="Prompts of this pattern" data-testid="family">
      <h3 className="mb-2 font-medium text-sm">{count(family.count)} more of this pattern</h3>
      <p className="mb-2 text-muted text-sm" dir="auto">
        {before}
        <mark className="rounded bg-accent/15 px-1 font-medium text-accent" title={value}>
          {SLOT}
        </mark>
        {after}
      </p>
      <ul className="space-y-1.5 text-sm">
        {members.map((member) => (
          <li key={member.id}>
            <Link
              to="/p/$id"
              params={{ id: member.id }}
              search
              resetScroll={false}
              className="line-clamp-2 underline-offset-2 hover:underline"
              dir="auto"
            >
              {member.value}
            </Link>
          </li>
        ))}
        {hidden > 0 ? <li className="text-muted">and {count(hidden)} more</li> : null}
      </ul>
    </section>
  );
}
