import { Link } from '@tanstack/react-router';
import { isSketched, useGenerations } from '../../state/generations.ts';
import { Image, SketchLabel } from '../../ui/image/image.tsx';

/** The images generated from a variant since it was accepted. */
export function VariantImages({ promptId }: { promptId: string | undefined }) {
  const all = useGenerations();
  if (promptId === undefined) return null;
  const done = all.filter((generation) => generation.result?.promptId === promptId);
  if (done.length === 0) return null;
  return (
    <ul aria-label="Images of this variant" className="mt-4 flex flex-wrap gap-2">
      {done.flatMap((generation) =>
        (generation.result?.images ?? []).map((image) => (
          <li key={image.id} className="relative">
            <Link
              to="/p/$id"
              state={{ fromPage: true }}
              params={{ id: promptId }}
              className="block rounded-lg"
            >
              <Image
                src={image.url}
                alt="Generated from this variant"
                shownAt={160}
                width={image.width}
                height={image.height}
                className="h-36 w-auto rounded-lg"
              />
            </Link>
            {isSketched(generation) ? <SketchLabel className="absolute bottom-1.5 left-1.5" /> : null}
          </li>
        )),
      )}
    </ul>
  );
}
