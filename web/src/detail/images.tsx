import { isSketch } from '../api/images.ts';
import type { PromptDetail } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { Image, SketchLabel } from '../ui/image/image.tsx';

interface ImagesProps {
  images: PromptDetail['images'];
  chosen: number;
  onChoose: (index: number) => void;
  prompt: string;
}

/** The images of a prompt: one large, the others to choose from. */
export function Images({ images, chosen, onChoose, prompt }: ImagesProps) {
  const image = images[chosen] ?? images[0]!;
  const { width, height } = image.settings;
  return (
    <div className="flex flex-col gap-3 bg-raised/50 p-4 sm:p-6">
      <div className="flex items-start justify-center lg:sticky lg:top-6">
        <div className="relative max-w-full">
          <Image
            src={image.src}
            alt={prompt.slice(0, 200)}
            shownAt={960}
            eager
            className="max-h-[calc(100dvh-11rem)] w-auto max-w-full rounded-lg object-contain"
            width={width}
            height={height}
          />
          {isSketch(image.imageBackend) ? <SketchLabel className="absolute bottom-2.5 left-2.5" /> : null}
        </div>
      </div>
      {images.length > 1 ? (
        <ul aria-label="Images" className="flex flex-wrap justify-center gap-2">
          {images.map((one, index) => (
            <li key={one.id}>
              <button
                type="button"
                aria-label={`Image ${index + 1} of ${images.length}`}
                aria-pressed={index === chosen}
                onClick={() => onChoose(index)}
                className={cx(
                  'overflow-hidden rounded-md border-2',
                  index === chosen ? 'border-accent' : 'border-transparent opacity-75 hover:opacity-100',
                )}
              >
                <Image src={one.src} alt="" shownAt={64} className="size-16 object-cover" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
