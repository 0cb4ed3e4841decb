import type { Outline } from '../../../src/text/outline/outline.ts';
import type { Range } from '../lib/highlights.ts';
import { WithPlaceholders } from './with-placeholders.tsx';

interface PromptOutlineProps {
  outline: Outline;
  /** The prompt as it is stored. */
  text: string;
  highlights: readonly Range[] | undefined;
}

/** What a prompt says, under its headings. Copying gives the prompt as it is stored. */
export function PromptOutline({ outline, text, highlights }: PromptOutlineProps) {
  const groups: { path: readonly string[]; items: Outline['items'][number][] }[] = [];
  for (const item of outline.items) {
    const last = groups.at(-1);
    if (last && last.path.join('\n') === item.path.join('\n')) last.items.push(item);
    else groups.push({ path: item.path, items: [item] });
  }
  return (
    <div>
      <dl data-testid="prompt-text" className="space-y-2.5 break-words">
        {groups.map(({ path, items }) => (
          <div key={items[0]!.start}>
            {path.length > 0 ? (
              <dt className="text-muted text-xs">
                {path.map((heading, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and never move
                  <span key={n} className={n === path.length - 1 ? 'font-medium text-text' : undefined}>
                    {n > 0 ? ' › ' : ''}
                    {heading}
                  </span>
                ))}
              </dt>
            ) : null}
            {items.map((item) => (
              <dd
                key={item.start}
                dir="auto"
                className="whitespace-pre-wrap font-serif text-[1.05rem] leading-relaxed"
              >
                <Said item={item} text={text} highlights={highlights} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <details className="mt-4 text-sm">
        <summary className="w-fit text-muted hover:text-text">As it is stored</summary>
        <pre
          data-testid="prompt-raw"
          dir="auto"
          className="mt-2 whitespace-pre-wrap break-words rounded-lg border border-line bg-panel p-3 font-mono text-xs"
        >
          {text}
        </pre>
      </details>
    </div>
  );
}

/** One thing that is said; what is escaped in the prompt cannot be highlighted by its place. */
function Said({
  item,
  text,
  highlights,
}: {
  item: Outline['items'][number];
  text: string;
  highlights: readonly Range[] | undefined;
}) {
  const isAsWritten = text.slice(item.start, item.end) === item.text;
  return (
    <WithPlaceholders
      text={item.text}
      highlights={isAsWritten ? highlights : undefined}
      offset={item.start}
    />
  );
}
