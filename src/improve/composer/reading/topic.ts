import type { Entry } from '../repertoire/parse.ts';
import { TOPICS } from '../repertoire/repertoire.ts';
import { wordsIn } from './runs.ts';

const RUNS = TOPICS.flatMap((topic) =>
  topic.nouns.map((noun) => ({ topic, run: wordsIn(noun).map(({ lemma }) => lemma) })),
);
/** What says little of what is sold or held: "shop". */
const GENERAL =
  /^(?:shop|store|company|brand|design|event|festival|party|club|fair|course|team|home|house|help|care|sale|offer|run|race|food|art|play|course|sea|energy|nature|winter|summer|spring|race|show|care|love|data|app|bar)$/;
/** Where the name of the thing ends. */
const ENDS = /^(?:in|on|at|during|about|with|by|near|from|called|named|titled|this|next)$/;

/** The trade, event or good that a text is about: the most exact name, and of several the last before what goes with it. */
export function topicIn(text: string): Entry | undefined {
  const tokens = wordsIn(text);
  const end = tokens.findIndex(({ word }, at) => at > 1 && ENDS.test(word) && word !== 'about');
  const found = RUNS.flatMap(({ topic, run }) => {
    const at = tokens.findLastIndex((_, n) => run.every((lemma, i) => tokens[n + i]?.lemma === lemma));
    if (at < 0) return [];
    const isGeneral = run.length === 1 && GENERAL.test(run[0]!);
    const isBeyond = end >= 0 && at > end;
    return [{ topic, rank: run.length * 1000 + at - (isGeneral ? 600 : 0) - (isBeyond ? 300 : 0) }];
  });
  return found.sort((a, b) => b.rank - a.rank)[0]?.topic;
}
