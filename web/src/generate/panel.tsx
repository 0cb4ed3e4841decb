import { useLibrary } from '../api/queries.ts';
import { useStore } from '../lib/store.ts';
import { useGenerations } from '../state/generations.ts';
import { closePanel, panel } from '../state/panels.ts';
import { Sheet } from '../ui/sheet.tsx';
import { GenerateForm } from './form.tsx';
import { GenerationCard } from './generation-card.tsx';

/** Generates images: the form above, running and recent generations below. */
export function GeneratePanel() {
  const state = useStore(panel);
  const all = useGenerations();
  const backend = useLibrary()?.backend;
  if (state.kind !== 'generate') return null;
  return (
    <Sheet onClose={closePanel} title="Generate" testId="generate">
      <div className="space-y-6 p-4 sm:p-6">
        {backend === 'sketch' ? (
          <p className="text-muted text-sm" data-testid="backend">
            No image model is configured, so <span className="text-text">sketch</span> draws an abstract image
            from the prompt. To use a model, start promptloom with{' '}
            <code className="rounded bg-raised px-1.5 py-0.5 font-mono text-[0.85em] text-text">
              PROMPTLOOM_IMAGE_BACKEND=a1111:URL
            </code>
          </p>
        ) : backend ? (
          <p className="text-muted text-sm" data-testid="backend">
            Image back end: <span className="break-all text-text">{backend}</span>
          </p>
        ) : null}
        <GenerateForm key={JSON.stringify(state.seed)} seed={state.seed} />
        {all.length > 0 ? (
          <ul aria-label="Generations" className="space-y-5 border-line border-t pt-6">
            {all.map((generation) => (
              <GenerationCard key={generation.key} generation={generation} />
            ))}
          </ul>
        ) : null}
      </div>
    </Sheet>
  );
}
