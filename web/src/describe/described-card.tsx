import { Link } from '@tanstack/react-router';
import type { Described, OwnPrompt, Settings } from '../api/types.ts';
import { openGenerate } from '../state/panels.ts';
import { copy } from '../state/toast.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { CopyIcon, GenerateIcon, ImproveIcon } from '../ui/icons.tsx';
import { BorrowedText, type Lighting } from '../ui/prompt/borrowed-text.tsx';
import { VariantFacts } from '../ui/prompt/variant-facts.tsx';
import { sourceText } from './basis.ts';

interface DescribedCardProps extends Lighting {
  described: Described;
  /** Ids of the prompts of the nearest images. */
  learnedFrom: readonly string[];
}

/** A prompt that describes an image, with borrowed phrases underlined. */
export function DescribedCard({ described, learnedFrom, ...lighting }: DescribedCardProps) {
  const { prompt, negativePrompt, borrowed, reason, settings } = described;
  return (
    <li data-testid="described" className="animate-rise rounded-xl border border-line bg-panel p-4 sm:p-5">
      <BorrowedText prompt={prompt} borrowed={borrowed} {...lighting} />
      {negativePrompt ? <p className="mt-2 text-muted text-sm">Negative prompt: {negativePrompt}</p> : null}
      <p className="mt-2 text-muted text-sm">{reason}</p>
      <VariantFacts variant={described} />
      <Uses prompt={prompt} negativePrompt={negativePrompt} settings={settings} use={learnedFrom} />
    </li>
  );
}

/** The prompt that the image was made with, where its file or the library has it. */
export function OwnCard({ own }: { own: OwnPrompt }) {
  const { prompt, negativePrompt, settings, writtenBy, guidance, template, negativeTemplate } = own;
  const facts = [
    settings.model,
    settings.width && settings.height && `${settings.width}×${settings.height}`,
    settings.steps && `${settings.steps} steps`,
    settings.cfg && `guidance ${settings.cfg}`,
    guidance !== undefined && guidance !== settings.cfg && `distilled guidance ${guidance}`,
    [settings.sampler, settings.scheduler].filter(Boolean).join(' '),
    settings.seed !== undefined && `seed ${settings.seed}`,
  ].filter(Boolean);
  return (
    <article
      data-testid="own-prompt"
      className="animate-rise rounded-xl border border-accent bg-panel p-4 sm:p-5"
    >
      <h2 className="mb-1 text-sm">
        <span className="font-medium">{prompt === '' ? 'Original settings' : 'Original prompt'}</span>
        <span className="text-muted">: {sourceText(writtenBy)}</span>
      </h2>
      {prompt === '' ? (
        <p className="text-muted">The file has no prompt.</p>
      ) : (
        <p dir="auto" className="whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-[1.75]">
          {prompt}
        </p>
      )}
      {negativePrompt ? <p className="mt-2 text-muted text-sm">Negative prompt: {negativePrompt}</p> : null}
      {template ? <p className="mt-2 text-muted text-sm">Template: {template}</p> : null}
      {negativeTemplate ? (
        <p className="mt-2 text-muted text-sm">Negative template: {negativeTemplate}</p>
      ) : null}
      {facts.length > 0 ? <p className="mt-1 text-muted text-xs">{facts.join(' · ')}</p> : null}
      {prompt === '' ? null : (
        <Uses prompt={prompt} negativePrompt={negativePrompt} settings={settings} use={[]} />
      )}
    </article>
  );
}

interface UsesProps {
  prompt: string;
  negativePrompt: string;
  settings: Settings;
  use: readonly string[];
}

/** The actions on a prompt that is not in the library yet. */
function Uses({ prompt, negativePrompt, settings, use }: UsesProps) {
  const { width, height, steps, cfg, seed } = settings;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {prompt.length <= 4000 ? (
        <Link
          to="/improve"
          search={{ idea: prompt, ...(use.length > 0 && { use: use.slice(0, 50) }) }}
          className={buttonClass()}
        >
          <ImproveIcon />
          Improve
        </Link>
      ) : null}
      <Button onClick={() => openGenerate({ prompt, negativePrompt, width, height, steps, cfg, seed })}>
        <GenerateIcon />
        Generate
      </Button>
      <Button look="plain" onClick={() => void copy(prompt)}>
        <CopyIcon />
        <span className="max-sm:sr-only">Copy</span>
      </Button>
    </div>
  );
}
