import type { Prompt, PromptDetail } from '../api/types.ts';
import { dateTime } from '../lib/format.ts';

const ORIGIN = {
  imported: 'Imported',
  written: 'Written here',
  improved: 'Written by an improvement',
  generated: 'Came with a generation',
};

/** What is known about how it was drawn and where it came from; what is unknown is left out. */
export function SettingsTable({
  prompt,
  image,
}: {
  prompt: Prompt;
  image: PromptDetail['images'][number] | undefined;
}) {
  const settings = { ...prompt.settings, ...image?.settings };
  const size = settings.width && settings.height ? `${settings.width} × ${settings.height}` : undefined;
  const link = image && /^https?:\/\//.test(image.url) ? image.url : undefined;
  const rows: [string, string | number | undefined][] = [
    ['Model', settings.model],
    ['Size', size],
    ['Seed', settings.seed],
    ['Steps', settings.steps],
    ['CFG', settings.cfg],
    ['Sampler', [settings.sampler, settings.scheduler].filter(Boolean).join(', ')],
    ['Drawn by', image?.drawnBy === 'sketch' ? 'sketch, not a model' : image?.drawnBy],
    ['Source', prompt.sourceSite || image?.sourceSite],
    ['Its id there', prompt.sourceId],
    ['Origin', ORIGIN[prompt.origin]],
    ['Added', dateTime(prompt.createdAt)],
  ];
  return (
    <dl data-testid="settings" className="grid grid-cols-[7rem_minmax(0,1fr)] border-line border-t text-sm">
      {rows
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="border-line border-b py-1.5 text-muted">{name}</dt>
            <dd className="break-words border-line border-b py-1.5 tabular-nums">{value}</dd>
          </div>
        ))}
      {link ? (
        <div className="contents">
          <dt className="border-line border-b py-1.5 text-muted">Image</dt>
          <dd className="truncate border-line border-b py-1.5">
            <a
              href={link}
              target="_blank"
              rel="noreferrer"
              className="text-accent underline underline-offset-4"
            >
              {link}
            </a>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
