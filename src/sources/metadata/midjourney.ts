import { checkedSettings, type ReadPrompt } from '../../infotext/fields.ts';
import { toSeed } from '../../records/seed.ts';

const JOB = /\bJob ID:\s*[0-9a-f-]{8,}/i;
const PARAMETER = /\s--([a-z]+)(?:\s+((?:(?!--)\S)+))?/g;
const MAX_LENGTH = 20_000;

/** What Midjourney wrote: the prompt with its parameters and the id of the job, as a description. */
export function readMidjourney(description: string | undefined): ReadPrompt | undefined {
  if (!description || description.length > MAX_LENGTH || !JOB.test(description)) return undefined;
  const text = description.slice(0, description.search(JOB)).trim();
  const first = text.search(/\s--[a-z]/);
  const parameters = first < 0 ? '' : text.slice(first);
  const given = new Map([...parameters.matchAll(PARAMETER)].map((match) => [match[1]!, match[2] ?? '']));
  const unwanted = /\s--no\s+((?:(?!\s--)[\s\S])+)/.exec(parameters)?.[1];
  const version = given.get('v') ?? given.get('version');
  const niji = given.get('niji');
  const model = niji !== undefined ? `niji ${niji}` : version ? `Midjourney ${version}` : undefined;
  return {
    prompt: first < 0 ? text : text.slice(0, first).trim(),
    negativePrompt: unwanted?.trim() ?? '',
    settings: checkedSettings({
      model: model?.trim(),
      sampler: undefined,
      scheduler: undefined,
      seed: toSeed(given.get('seed')),
      steps: undefined,
      cfg: undefined,
      width: undefined,
      height: undefined,
    }),
  };
}
