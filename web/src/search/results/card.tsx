import { Link } from '@tanstack/react-router';
import { excerptOf } from '../../../../src/text/outline/excerpt.ts';
import { useLiveImage } from '../../api/dead-images.ts';
import { isSketch } from '../../api/images.ts';
import type { Match } from '../../api/types.ts';
import { cx } from '../../lib/cx.ts';
import { hueOf } from '../../lib/prompt-type.ts';
import { Image, SketchLabel } from '../../ui/image/image.tsx';
import { Highlighted } from '../../ui/prompt/highlighted.tsx';
import { ScoreBar } from '../../ui/prompt/score-bar.tsx';
import { TypeFace } from '../../ui/prompt/type-face.tsx';
import { UnsafeBadge } from '../../ui/prompt/unsafe-badge.tsx';
import { CardActions } from './card-actions.tsx';
import { CAPTION } from './card-size.ts';
import { FoldedButton } from './folded-button.tsx';
import { foldedText } from './folded-text.ts';
import type { Place } from './masonry.ts';
import { Why } from './why.tsx';

interface CardProps {
  match: Match;
  place: Place;
  /** Whether Tab reaches this card; arrow keys move on from it. */
  active: boolean;
  selected: boolean;
  eager: boolean;
  onActive: () => void;
  onLike: () => void;
  onUnlike: () => void;
}

/** Room for the score's bar at the end of the last line, in pixels. */
const SCORE_ROOM = 30;

export function Card({ match, place, active, selected, eager, onActive, onLike, onUnlike }: CardProps) {
  // A card whose image does not load looks like one without an image.
  const image = useLiveImage(match.images);
  // A random order has no scores.
  const ranked = match.why.length > 0;
  const narrow = !image && place.width < 200;
  const padding = image || narrow ? 12 : 16;
  const meta = match.tags.slice(0, 3).join(' · ') || match.sourceSite;
  const folded = foldedText(match, place.width);
  const { text, highlights } = excerptOf(match);
  const type = <TypeFace prompt={match.prompt} shown={text} highlights={highlights} width={place.width} />;
  return (
    <li
      data-testid="card"
      data-id={match.id}
      className="group absolute top-0 left-0"
      style={{
        transform: `translate(${place.x}px, ${place.y}px)`,
        width: place.width,
        height: place.height,
      }}
    >
      <Link
        to="/p/$id"
        params={{ id: match.id }}
        search
        state={{ fromPage: true }}
        resetScroll={false}
        tabIndex={active ? 0 : -1}
        onFocus={onActive}
        data-card-link
        className={cx(
          'flex h-full scroll-mt-36 scroll-mb-24 flex-col overflow-hidden rounded-xl border bg-panel transition-[border-color,box-shadow]',
          selected ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-line-strong',
          'hover:shadow-float',
        )}
      >
        <div className="relative min-h-0 flex-1 overflow-hidden">
          {image ? (
            <Image
              src={image.url}
              alt=""
              shownAt={place.width}
              eager={eager}
              className="size-full object-cover"
              fallback={type}
            />
          ) : (
            type
          )}
          <UnsafeBadge of={[match, ...match.images]} className="absolute top-2 left-2" />
          {image && isSketch(image.imageBackend) ? (
            <SketchLabel className="absolute bottom-2 left-2" />
          ) : null}
        </div>
        <div
          className={cx(
            'flex shrink-0 flex-col',
            image ? 'justify-between px-3 py-2.5' : 'type-paper pb-2.5',
            !image && (narrow ? 'px-3' : 'px-4'),
          )}
          style={image ? { height: CAPTION } : ({ '--hue': hueOf(match.prompt) } as React.CSSProperties)}
        >
          {image ? (
            <p dir="auto" className="line-clamp-2 break-words text-[0.82rem] leading-[1.4]">
              <Highlighted text={text} highlights={highlights} />
            </p>
          ) : null}
          <p className="flex items-baseline gap-1.5 text-muted text-xs">
            <span className="min-w-0 flex-1 truncate">{meta}</span>
            <Why why={match.why} />
            {folded ? (
              <span aria-hidden="true" className="invisible shrink-0">
                {folded}
              </span>
            ) : null}
            {ranked ? <ScoreBar score={match.score} className="self-center" /> : null}
          </p>
        </div>
      </Link>
      {folded ? (
        <FoldedButton
          match={match}
          width={place.width}
          tabbable={active}
          style={{ right: padding + (ranked ? SCORE_ROOM : 0), bottom: 11 }}
        />
      ) : null}
      <CardActions match={match} selected={selected} tabbable={active} onLike={onLike} onUnlike={onUnlike} />
    </li>
  );
}
