import type { Lighting } from '../../ui/prompt/borrowed-text.tsx';
import type { Run } from '../improvement.ts';
import { VariantCard } from './variant-card.tsx';

interface VariantsProps extends Lighting {
  run: Run;
}

/** The variants, with placeholders for those still to come. */
export function Variants({ run, ...lighting }: VariantsProps) {
  const running = run.status === 'running';
  const missing = running ? Math.max(0, (run.asked?.variants ?? 4) - run.variants.length) : 0;
  return (
    <>
      <p role="status" className="sr-only">
        {running
          ? `${run.variants.length} variants written`
          : run.status === 'done'
            ? `All ${run.variants.length} variants written`
            : ''}
      </p>
      <ol aria-label="Variants" aria-busy={running} data-testid="variants" className="space-y-4">
        {run.variants.map((variant) => (
          <VariantCard key={variant.id} variant={variant} ready={run.status === 'done'} {...lighting} />
        ))}
        {running && run.words ? (
          <li
            data-testid="words"
            dir="auto"
            className="rounded-xl border border-line border-dashed bg-panel/40 p-4 font-serif text-[1.13rem] text-muted leading-[1.75] sm:p-5"
          >
            {run.words}
          </li>
        ) : null}
        {Array.from({ length: run.words ? missing - 1 : missing }, (_, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: empty places have nothing else
            key={index}
            aria-hidden="true"
            className="h-36 animate-pulse rounded-xl border border-line border-dashed bg-panel/40"
          />
        ))}
      </ol>
    </>
  );
}
