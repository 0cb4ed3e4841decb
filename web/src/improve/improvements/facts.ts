import type { Improvement } from '../../api/types.ts';
import { countOf } from '../../lib/format.ts';

const TASKS = { improve: undefined, vary: 'varied', blend: 'blended' };

/** The options of an improvement in words, without defaults. */
export function factsOf(improvement: Improvement): string[] {
  const { options = {}, variants, request } = improvement;
  const { task, strength, language, mustKeep, mustAvoid, maxTokens, expand, seed } = options;
  const facts = [
    countOf(variants.length, 'variant'),
    improvement.for && `for ${improvement.for}`,
    task && TASKS[task],
    strength && strength !== 'develop' && `${strength}`,
    language && `in ${language}`,
    mustKeep?.length && `with ${mustKeep.join(', ')}`,
    mustAvoid?.length && `without ${mustAvoid.join(', ')}`,
    maxTokens && `at most ${maxTokens} tokens`,
    expand && `template expanded ${expand} writing, seed ${seed ?? 0}`,
    request?.use?.length && `${countOf(request.use.length, 'prompt')} selected by hand`,
  ];
  return facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '');
}
