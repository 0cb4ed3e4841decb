import type { ReactNode } from 'react';
import { cx } from '../../lib/cx.ts';

interface FactListProps {
  rows: readonly { name: string; value: ReactNode; stressed?: boolean }[];
  testId?: string;
}

/** Names with their values, as a table of two columns. */
export function FactList({ rows, testId }: FactListProps) {
  return (
    <dl data-testid={testId} className="grid grid-cols-[7rem_minmax(0,1fr)] border-line border-t text-sm">
      {rows.map(({ name, value, stressed }) => (
        <div key={name} className="contents">
          <dt className="border-line border-b py-1.5 text-muted">{name}</dt>
          <dd
            className={cx(
              'min-w-0 break-words border-line border-b py-1.5 tabular-nums',
              stressed && 'font-medium text-accent',
            )}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
