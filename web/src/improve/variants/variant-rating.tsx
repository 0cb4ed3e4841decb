import { useState } from 'react';
import { api } from '../../api/client.ts';
import { refresh } from '../../api/queries.ts';
import type { Variant } from '../../api/types.ts';
import { sayError } from '../../state/toast.ts';
import { Stars } from '../../ui/stars.tsx';
import { noteRating } from '../improvement.ts';

/** The rating of a variant; the latest counts. */
export function VariantRating({ variant }: { variant: Pick<Variant, 'id' | 'rating'> }) {
  const [given, setGiven] = useState<number>();
  const rating = given ?? variant.rating;

  async function rate(stars: number) {
    const before = given;
    setGiven(stars);
    try {
      await api.rate({ variantId: variant.id, rating: stars });
      noteRating(variant.id, stars);
      refresh(['improvement']);
    } catch (error) {
      setGiven(before);
      sayError(error);
    }
  }

  return (
    <span data-testid="variant-rating" className="ml-auto">
      <Stars
        legend="Rate this variant"
        className="text-lg"
        rating={rating}
        onRate={(stars) => void rate(stars)}
      />
    </span>
  );
}
