import type { ImportReport } from '../api/types.ts';
import { count } from '../lib/format.ts';

/** What an import did with each row. */
export function Report({ name, report }: { name: string; report: ImportReport }) {
  const { images } = report;
  const rows: [string, number][] = [
    ['Rows read', report.read],
    ['New prompts', report.kept],
    ['Duplicates', report.folded],
    ['Images added', images.added],
    ['Images embedded', images.embedded],
  ];
  const reasons = [
    ...report.skipped.map((one) => ({ ...one, what: 'Skipped' })),
    ...report.notes.map((one) => ({ ...one, what: 'Note' })),
    ...images.failed.map((one) => ({ ...one, what: 'Image failed' })),
  ];
  return (
    <section aria-label="Import report" data-testid="import-report" className="animate-rise space-y-4">
      <h3 className="truncate font-medium text-sm">{name}</h3>
      <dl className="grid grid-cols-[1fr_auto] border-line border-t text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="border-line border-b py-1.5 text-muted">{label}</dt>
            <dd className="border-line border-b py-1.5 text-right tabular-nums">{count(value)}</dd>
          </div>
        ))}
      </dl>
      {reasons.length > 0 ? (
        <ul className="space-y-3 text-sm">
          {reasons.map(({ what, reason, count: number, examples }) => (
            <li key={what + reason}>
              <p>
                {what} ({count(number)}): {reason}
              </p>
              {examples.map((example) => (
                <p key={example} className="break-all font-mono text-muted text-xs">
                  {example}
                </p>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-muted text-xs">
        {report.seconds.toFixed(1)} s
        {report.resumedAt > 0 ? `, resumed after ${count(report.resumedAt)} rows` : ''}
      </p>
    </section>
  );
}
