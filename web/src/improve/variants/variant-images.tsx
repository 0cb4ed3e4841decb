import { Link } from '@tanstack/react-router';
import { isSketched, useDrawings } from '../../state/generations.ts';
import { Picture, SketchLabel } from '../../ui/image.tsx';

/** What was drawn from a variant since it was accepted, beside it. */
export function VariantPictures({ promptId }: { promptId: string | undefined }) {
  const all = useDrawings();
  if (promptId === undefined) return null;
  const done = all.filter((drawing) => drawing.result?.promptId === promptId);
  if (done.length === 0) return null;
  return (
    <ul aria-label="Pictures drawn from it" className="mt-4 flex flex-wrap gap-2">
      {done.flatMap((drawing) =>
        (drawing.result?.images ?? []).map((image) => (
          <li key={image.id} className="relative">
            <Link
              to="/p/$id"
              state={{ fromPage: true }}
              params={{ id: promptId }}
              className="block rounded-lg"
            >
              <Picture
                src={image.url}
                alt="Drawn from this variant"
                shownAt={160}
                width={image.width}
                height={image.height}
                className="h-36 w-auto rounded-lg"
              />
            </Link>
            {isSketched(drawing) ? <SketchLabel className="absolute bottom-1.5 left-1.5" /> : null}
          </li>
        )),
      )}
    </ul>
  );
}
