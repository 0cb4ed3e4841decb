import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { apiAddress, operations } from '../api/client.ts';
import { findQueryImage, type QueryImage, uploadQueryImage } from '../state/search/query-image.ts';
import { useTitle } from '../state/title.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { TargetField } from '../ui/fields/target-field.tsx';
import { EyeIcon, ImageIcon } from '../ui/icons.tsx';
import { Image } from '../ui/image/image.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useLighting } from '../ui/prompt/borrowed-text.tsx';
import { MatchList } from '../ui/prompt/match-list.tsx';
import { usageText } from '../ui/prompt/usage-text.ts';
import { WritingPage } from '../ui/writing-page.tsx';
import { basisText, confidenceText } from './basis.ts';
import { type DescribeParams, validateDescribe } from './describe-params.ts';
import { DescribedCard, OwnCard } from './described-card.tsx';
import { descriptionQuery } from './description.ts';

/** An image and the prompts that describe it. */
export function DescribePage() {
  const params = validateDescribe(useSearch({ strict: false }));
  const navigate = useNavigate();
  const image = findQueryImage(params.image);
  useTitle('Describe an image');
  const set = (change: { [K in keyof DescribeParams]?: DescribeParams[K] | undefined }) =>
    void navigate({ to: '/describe', search: validateDescribe({ ...params, ...change }) });
  const take = async (file: File) => {
    const image = await uploadQueryImage(file, file.name);
    if (image !== undefined) set({ id: undefined, image });
  };
  const asked = params.id !== undefined || image !== undefined;
  return (
    <WritingPage title="Describe an image">
      {asked ? (
        <Described
          key={params.id ?? params.image}
          params={params}
          query={image}
          onChange={set}
          onImage={(file) => void take(file)}
        />
      ) : (
        <Ask lost={params.image !== undefined} onImage={(file) => void take(file)} />
      )}
    </WritingPage>
  );
}

/** Asks for an image. */
function Ask({ lost, onImage }: { lost: boolean; onImage: (file: File) => void }) {
  return (
    <Empty
      icon={<ImageIcon className="size-9 text-muted" />}
      title={lost ? 'This image is no longer available' : 'Describe an image'}
    >
      <p className="max-w-md text-muted">
        {lost
          ? 'The library keeps recently used images. Drop or paste the image again, or choose the file.'
          : 'Drop an image anywhere on this page, paste it, or choose a file. To describe an image of the library, open it and choose “Describe this image”.'}
      </p>
      <PickFile onImage={onImage} />
    </Empty>
  );
}

function PickFile({ onImage, quiet }: { onImage: (file: File) => void; quiet?: boolean }) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={quiet ? 'plain' : 'primary'} onClick={() => file.current?.click()}>
        <ImageIcon />
        {quiet ? 'Another image' : 'Choose an image'}
      </Button>
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label="Image to describe"
        data-testid="describe-file"
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) onImage(chosen);
        }}
      />
    </>
  );
}

interface DescribedProps {
  params: DescribeParams;
  query: QueryImage | undefined;
  onImage: (file: File) => void;
  onChange: (change: { [K in keyof DescribeParams]?: DescribeParams[K] | undefined }) => void;
}

function Described({ params, query, onChange, onImage }: DescribedProps) {
  const { data, error, isFetching, refetch } = useQuery(descriptionQuery(params, query));
  const [target, setTarget] = useState(params.for ?? '');
  const variants = data?.variants ?? [];
  const lighting = useLighting(data?.variants);
  const done = data?.done;
  const image = done?.image;
  // For a prompt, the answer says which image it is.
  const shown = params.id?.startsWith('i') ? params.id : image?.id;
  const missing = isFetching ? Math.max(0, (params.n ?? 2) - variants.length) : 0;
  return (
    <div className="grid items-start gap-6 pt-5 lg:grid-rows-[auto_1fr] lg:grid-cols-[22rem_minmax(0,1fr)] 2xl:grid-cols-[26rem_minmax(0,1fr)]">
      <div className="space-y-4">
        <div className="flex justify-center overflow-hidden rounded-xl border border-line bg-raised">
          {query ? (
            <Image
              src={query.url}
              alt={query.name}
              shownAt={400}
              eager
              className="max-h-[24rem] object-contain"
              fallback={<p className="p-6 text-muted text-sm">This image is no longer available.</p>}
            />
          ) : shown ? (
            <Image
              src={apiAddress(operations.images.file, shown)}
              alt="The described image"
              shownAt={400}
              eager
              className="max-h-[24rem] object-contain"
              fallback={<p className="p-6 text-muted text-sm">This image could not be loaded.</p>}
            />
          ) : null}
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ for: target.trim() || undefined });
          }}
          className="flex flex-wrap items-end gap-x-4 gap-y-2"
        >
          <TargetField value={target} onValue={setTarget} className="w-40" />
          <Button type="submit" disabled={(target.trim() || undefined) === params.for}>
            Apply
          </Button>
          <Choice
            legend="Variants"
            value={params.n ?? 2}
            options={[1, 2, 4, 8].map((n): [number, string] => [n, String(n)])}
            onChoose={(n) => onChange({ n })}
          />
          <PickFile quiet onImage={onImage} />
        </form>
      </div>
      <section
        aria-label="Descriptions"
        aria-busy={isFetching}
        className="min-w-0 space-y-4 lg:col-start-2 lg:row-span-2 lg:row-start-1"
      >
        {data?.own ? <OwnCard own={data.own} /> : null}
        {done ? (
          <div data-testid="basis" className="space-y-1 text-sm">
            {variants.length === 0 ? null : (
              <p className="flex items-start gap-2">
                <EyeIcon className="mt-0.5 size-4 text-muted" />
                <span>
                  {basisText(done.basis, done.writer)}
                  {done.confidence === undefined ? null : (
                    <span data-testid="confidence" className="block text-muted">
                      {confidenceText(done.confidence)}
                    </span>
                  )}
                </span>
              </p>
            )}
            {done.notes.map((note) => (
              <p key={note} className="text-muted">
                {note}
              </p>
            ))}
            {done.usage ? <p className="text-muted">{usageText(done.usage)}</p> : null}
          </div>
        ) : null}
        {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
        <p role="status" className="sr-only">
          {isFetching ? 'Writing' : done ? `${variants.length} descriptions written` : ''}
        </p>
        <ol aria-label="Descriptions" data-testid="descriptions" className="space-y-4">
          {variants.map((described) => (
            <DescribedCard
              key={described.prompt}
              described={described}
              {...lighting}
              learnedFrom={data?.matches.map(({ id }) => id) ?? []}
            />
          ))}
          {data?.words ? (
            <li className="rounded-xl border border-line border-dashed bg-panel/40 p-4 font-serif text-[1.13rem] text-muted leading-[1.75] sm:p-5">
              {data.words}
            </li>
          ) : missing > 0 ? (
            <li
              aria-hidden="true"
              className="h-36 animate-pulse rounded-xl border border-line border-dashed bg-panel/40"
            />
          ) : null}
        </ol>
        {done && variants.length === 0 ? (
          <p
            data-testid="nothing-near"
            className="rounded-xl border border-line border-dashed p-6 text-center text-muted text-sm"
          >
            No description: the library has no embedded images to compare with.
          </p>
        ) : null}
      </section>
      {data && data.matches.length > 0 ? <MatchList matches={[...data.matches]} {...lighting} /> : null}
    </div>
  );
}
