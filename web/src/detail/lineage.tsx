import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PromptDetail, Relative } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { restoreThings } from '../state/deletions.ts';
import { Button } from '../ui/button.tsx';
import { Image } from '../ui/image/image.tsx';

const KIND = { 'improved-from': 'improved', 'borrowed-from': 'borrowed from' };

/** What a prompt comes from and what came of it, in the order of time. */
export function Lineage({ lineage, text }: { lineage: PromptDetail['lineage']; text: string }) {
  const { idea, writer, parents, children } = lineage;
  if (!idea && parents.length === 0 && children.length === 0) return null;
  return (
    <section aria-label="Lineage" data-testid="lineage">
      <h3 className="mb-3 font-medium text-sm">Lineage</h3>
      <ol className="space-y-3 border-line border-l-2 pl-4">
        {idea ? (
          <Step label="Idea">
            <p className="line-clamp-3 text-sm">{idea}</p>
          </Step>
        ) : null}
        {parents.length > 0 ? (
          <Step label={`Learned from (${parents.length})`}>
            <Relatives all={parents} />
          </Step>
        ) : null}
        <Step label={writer ? `This prompt, by ${writer}` : 'This prompt'} here>
          <p className="line-clamp-2 text-muted text-sm">{text}</p>
        </Step>
        {children.length > 0 ? (
          <Step label={`Led to (${children.length})`}>
            <Relatives all={children} />
          </Step>
        ) : null}
      </ol>
    </section>
  );
}

function Step({ label, here, children }: { label: string; here?: boolean; children: ReactNode }) {
  return (
    <li className="relative">
      <span
        aria-hidden="true"
        className={cx(
          'absolute top-1.5 -left-[22px] size-2.5 rounded-full border-2 border-bg',
          here ? 'bg-accent' : 'bg-line-strong',
        )}
      />
      <p className="mb-1 text-muted text-xs">{label}</p>
      {children}
    </li>
  );
}

function Relatives({ all }: { all: Relative[] }) {
  return (
    <ul className="space-y-1">
      {all.map((one) =>
        one.deleted ? (
          <li
            key={`${one.id}-${one.kind}`}
            className="flex items-center gap-2 py-1 text-muted text-sm italic"
          >
            Deleted prompt
            <Button look="plain" onClick={() => void restoreThings('prompts', [one.id])}>
              Restore
            </Button>
          </li>
        ) : (
          <li key={`${one.id}-${one.kind}`}>
            <Link
              to="/p/$id"
              params={{ id: one.id }}
              search
              resetScroll={false}
              title={`${KIND[one.kind]}${one.depth > 1 ? `, ${one.depth} steps away` : ''}`}
              className="-mx-2 flex items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-raised"
              style={{ marginLeft: `${(one.depth - 1) * 0.75 - 0.5}rem` }}
            >
              {one.image ? (
                <Image
                  src={one.image.url}
                  alt=""
                  shownAt={40}
                  className="size-10 shrink-0 rounded object-cover"
                />
              ) : null}
              <span dir="auto" className="line-clamp-2 text-sm">
                {one.prompt}
              </span>
            </Link>
          </li>
        ),
      )}
    </ul>
  );
}
