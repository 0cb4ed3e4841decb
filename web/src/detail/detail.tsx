import { useState } from 'react';
import { useDeadImages } from '../api/dead-images.ts';
import type { Match, PromptDetail } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { countOf } from '../lib/format.ts';
import { hueOf } from '../lib/prompt-type.ts';
import { Family } from '../ui/prompt/family.tsx';
import { NearDuplicates } from '../ui/prompt/near-duplicates.tsx';
import { DetailActions } from './actions.tsx';
import { Annotations } from './annotations.tsx';
import { Images } from './images.tsx';
import { Lineage } from './lineage.tsx';
import { PromptText } from './prompt-text.tsx';
import { SettingsTable } from './settings-table.tsx';
import { SimilarPrompts } from './similar-prompts.tsx';
import { Tags } from './tags.tsx';
import { VersionsShort } from './versions-short.tsx';

/** A prompt with its images, annotations, versions, settings and lineage. */
export function Detail({
  detail,
  found,
  onDelete,
}: {
  detail: PromptDetail;
  /** The result that it is shown for. */
  found?: Match | undefined;
  onDelete: () => void;
}) {
  const [chosen, setChosen] = useState(0);
  const { prompt, images, lineage, versions } = detail;
  const isDead = useDeadImages();
  const live = images.filter(({ src }) => !isDead(src));
  const hasImages = live.length > 0;
  const shown = live[chosen] ?? live[0] ?? images[0];
  return (
    <article
      className={cx(
        'animate-fade',
        hasImages &&
          'lg:grid lg:min-h-full lg:grid-cols-[minmax(0,1fr)_25rem] xl:grid-cols-[minmax(0,1fr)_27rem]',
      )}
    >
      {hasImages ? <Images images={live} chosen={chosen} onChoose={setChosen} prompt={prompt.text} /> : null}
      <div
        className={cx(
          'space-y-6 p-4 sm:p-6',
          hasImages ? 'border-line lg:border-l' : 'mx-auto max-w-3xl sm:py-10',
        )}
      >
        {hasImages ? null : (
          <span
            aria-hidden="true"
            style={{ '--hue': hueOf(prompt.text) } as React.CSSProperties}
            className="type-accent block h-[3px] w-10 rounded-full"
          />
        )}
        {images.length > live.length ? (
          <p data-testid="dead-image" className="text-muted text-sm">
            {images.length === 1
              ? 'Its image could not be loaded.'
              : `${countOf(images.length - live.length, 'image')} could not be loaded.`}
          </p>
        ) : null}
        <PromptText
          text={prompt.text}
          negative={prompt.negativePrompt}
          large={!hasImages}
          highlights={found?.matched}
        />
        <DetailActions
          prompt={prompt}
          image={shown}
          several={images.length > 1}
          versions={versions.length}
          onDelete={onDelete}
        />
        <Annotations id={prompt.id} />
        <VersionsShort id={prompt.id} versions={versions} />
        <Tags tags={prompt.tags} />
        <SettingsTable prompt={prompt} image={shown} />
        <Lineage lineage={lineage} text={prompt.text} />
        {found?.family ? <Family family={found.family} /> : null}
        {found?.similar ? <NearDuplicates ids={found.similar.ids} count={found.similar.count} /> : null}
        <SimilarPrompts id={prompt.id} />
      </div>
    </article>
  );
}
