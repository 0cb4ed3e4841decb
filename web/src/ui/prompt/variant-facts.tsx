import type { Variant } from '../../api/types.ts';

type Facts = Pick<Variant, 'tokens' | 'settings'> & Partial<Pick<Variant, 'changes' | 'template'>>;

/** The length of a variant, its suggested settings, and what was changed after writing. */
export function VariantFacts({ variant }: { variant: Facts }) {
  const { tokens, changes = [], template } = variant;
  const { width, height, steps, cfg } = variant.settings;
  const facts = [
    tokens && `${tokens.exact ? '' : 'about '}${tokens.count} of ${tokens.limit} tokens`,
    width && height && `${width}×${height}`,
    steps && `${steps} steps`,
    cfg && `guidance ${cfg}`,
  ].filter(Boolean);
  return (
    <div className="mt-1 space-y-0.5 text-muted text-xs">
      {facts.length > 0 ? (
        <p
          data-testid="variant-facts"
          className={tokens && tokens.count > tokens.limit ? 'text-danger' : undefined}
        >
          {facts.join(' · ')}
        </p>
      ) : null}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
      {template ? <p>Template: {template}</p> : null}
    </div>
  );
}
