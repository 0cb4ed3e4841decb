import { useState } from 'react';
import type { PromptDetail } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { countOf } from '../lib/format.ts';
import type { Range } from '../lib/highlights.ts';
import { hueOf } from '../lib/prompt-type.ts';
import { useDeadPictures } from '../ui/dead-images.ts';
import { Similar } from '../ui/prompt/near-duplicates.tsx';
import { DetailActions } from './actions.tsx';
import { Marks } from './annotations.tsx';
import { Pictures } from './images.tsx';
import { Lineage } from './lineage.tsx';
import { PromptText } from './prompt-text.tsx';
import { SettingsTable } from './settings-table.tsx';
import { Neighbours } from './similar-prompts.tsx';
import { Tags } from './tags.tsx';
import { VersionsShort } from './versions-short.tsx';

/** All there is to know about a prompt. */
export function Detail({
  detail,
  marks,
  similar,
}: {
  detail: PromptDetail;
  marks?: readonly Range[] | undefined;
  /** Prompts that were folded into this one. */
  similar?: readonly string[] | undefined;
}) {
  const [chosen, setChosen] = useState(0);
  const { prompt, images, lineage, versions } = detail;
  const isDead = useDeadPictures();
  const live = images.filter(({ src }) => !isDead(src));
  const pictured = live.length > 0;
  const shown = live[chosen] ?? live[0] ?? images[0];
  return (
    <article
      className={cx(
        'animate-fade',
        pictured &&
          'lg:grid lg:min-h-full lg:grid-cols-[minmax(0,1fr)_25rem] xl:grid-cols-[minmax(0,1fr)_27rem]',
      )}
    >
      {pictured ? <Pictures images={live} chosen={chosen} onChoose={setChosen} prompt={prompt.text} /> : null}
      <div
        className={cx(
          'space-y-6 p-4 sm:p-6',
          pictured ? 'border-line lg:border-l' : 'mx-auto max-w-3xl sm:py-10',
        )}
      >
        {pictured ? null : (
          <span
            aria-hidden="true"
            style={{ '--hue': hueOf(prompt.text) } as React.CSSProperties}
            className="type-thread block h-[3px] w-10 rounded-full"
          />
        )}
        {images.length > live.length ? (
          <p data-testid="dead-picture" className="text-muted text-sm">
            {images.length === 1 ? 'Its picture' : `${countOf(images.length - live.length, 'picture')} of it`}{' '}
            could not be loaded.
          </p>
        ) : null}
        <PromptText text={prompt.text} negative={prompt.negativePrompt} large={!pictured} marks={marks} />
        <DetailActions prompt={prompt} image={shown} several={images.length > 1} versions={versions.length} />
        <Marks id={prompt.id} />
        <VersionsShort id={prompt.id} versions={versions} />
        <Tags tags={prompt.tags} />
        <SettingsTable prompt={prompt} image={shown} />
        <Lineage lineage={lineage} text={prompt.text} />
        {similar?.length ? <Similar ids={similar} /> : null}
        <Neighbours id={prompt.id} />
      </div>
    </article>
  );
}
