import type { DiffPart } from '../../api/types.ts';

/** A difference by words: additions are highlighted, removals struck through. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  let at = 0;
  const keyed = parts.map((part) => {
    const key = at;
    at += part.text.length + 1;
    return { ...part, key };
  });
  return (
    <p
      data-testid="variant-diff"
      dir="auto"
      className="whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-[1.75]"
    >
      {keyed.map(({ kind, text, key }) =>
        kind === 'added' ? (
          <ins key={key} className="bg-accent-soft no-underline">
            {text}
          </ins>
        ) : kind === 'removed' ? (
          <del key={key} className="text-muted">
            {`${text} `}
          </del>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </p>
  );
}
