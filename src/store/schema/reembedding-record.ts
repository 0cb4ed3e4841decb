import { PromptloomError } from '../../errors.ts';
import { checkModel, type LibrarySettings, type RecordedModel } from './library-settings.ts';

const KEY = 'successor';

/** Which model's tables are being filled beside those in use. */
export interface Recorded {
  model: RecordedModel;
  /** Set before the first table is exchanged: from then on the switch is finished, whatever happens. */
  switching: boolean;
  /** When the switch began, in milliseconds since 1970. */
  since?: number;
}

/** What is recorded; undefined where no tables are being filled. */
export async function readRecord(settings: LibrarySettings): Promise<Recorded | undefined> {
  const text = await settings.get(KEY);
  return text ? (JSON.parse(text) as Recorded) : undefined;
}

/** Records it, so that a run that was killed is gone on with. */
export function writeRecord(settings: LibrarySettings, record: Recorded): Promise<void> {
  return settings.set(KEY, JSON.stringify(record));
}

/** Forgets it: the tables were put in their place, or thrown away. */
export function clearRecord(settings: LibrarySettings): Promise<void> {
  return settings.set(KEY, '');
}

/**
 * Checks that a library which others use too still has the model it was opened with, and that nobody is switching it.
 * @throws PromptloomError `library-model-mismatch` or `library-held`.
 */
export async function checkNotReembedded(settings: LibrarySettings, model: RecordedModel): Promise<void> {
  const known = await settings.some([KEY, 'embedder']);
  const record = known[KEY] ? (JSON.parse(known[KEY]) as Recorded) : undefined;
  if (record?.switching) throw switching(record.model);
  if (known.embedder) checkModel(JSON.parse(known.embedder) as RecordedModel, model);
}

/** An error for a library whose tables change places. */
export function switching({ id }: RecordedModel): PromptloomError {
  return new PromptloomError('library-held', `the library is being switched to ${id} by another process`, {
    hint: 'Try again in a moment.',
  });
}
