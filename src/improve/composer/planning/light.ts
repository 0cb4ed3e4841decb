import type { Conditions } from '../reading/conditions.ts';
import type { Idea } from '../reading/idea.ts';
import type { Place } from '../reading/whereabouts.ts';
import type { Scene, Setting } from '../repertoire/parse.ts';
import { MOMENTS, type Moment, PLACE_KINDS } from '../repertoire/repertoire.ts';

/** The light, colors and mood of where and when something is. */
export function momentFor(setting: Setting, { time, weather, season }: Conditions): Moment {
  const given = new Set<string>([time, weather, season].flatMap((one) => one ?? []));
  return (
    MOMENTS.find(
      (moment) => moment.setting === setting && moment.conditions.every((one) => given.has(one)),
    ) ?? MOMENTS.at(-1)!
  );
}

/** Another hour for a variant about light or mood, where the idea leaves it open and its place knows hours. */
export function otherHour(idea: Idea, axis: string): Conditions | undefined {
  const { conditions, setting, kind, purpose, filled, verbs, concept, commitments } = idea;
  if (conditions.time || filled.has('light') || concept || commitments.poles.has('time')) return undefined;
  if (purpose !== 'scene' && purpose !== 'wallpaper') return undefined;
  if (setting !== 'open' && setting !== 'street' && setting !== 'indoors') return undefined;
  const knowsNight = (PLACE_KINDS.has(kind ?? '') && verbs.length === 0) || setting !== 'open';
  if (conditions.weather) return axis === 'mood' && setting === 'street' ? { time: 'night' } : undefined;
  if (axis === 'light') return { time: 'evening' };
  if (axis === 'mood') return { time: knowsNight ? 'night' : 'dawn' };
  return axis === 'framing' && setting === 'open' ? { time: 'dawn' } : undefined;
}

/** The light of a scene of ours, where the idea says nothing of hour and weather. */
export function lightOfScene({ light }: Scene, { conditions }: Idea): readonly string[] {
  return light !== '' && conditions.time === undefined && conditions.weather === undefined ? [light] : [];
}

/** The lights that a place has of its own at that hour. Where no daylight comes in, it has no other. */
export function lightsOfPlace(place: Place, { time, weather, season }: Conditions): readonly string[] {
  if (place.isInside) return place.entry.inside.slice(time === 'night' ? 1 : 0, time === 'night' ? 2 : 1);
  const { day, night } = place.entry;
  if (place.setting === 'closed') return time === 'night' ? night : day;
  if (weather) return [];
  if (time === 'night') return night;
  return time === undefined && season === undefined ? day : [];
}
