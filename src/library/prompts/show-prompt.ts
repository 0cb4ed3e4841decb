import type { PromptDetail, Relative } from '../../records/lineage.ts';
import type { VersionSummary } from '../../records/version.ts';
import type { Store } from '../../store/store.ts';
import type { Kin } from '../../store/tables/lineage-table.ts';
import type { ImageAddresses } from '../parts/image-address.ts';
import { summariseVersions, versionIds } from './version-history.ts';

/** Images shown of one prompt. */
const MAX_IMAGES = 200;

/**
 * A prompt with its images and where it comes from.
 * @param name id of a prompt or of one of its images, or the id a prompt had in its source.
 * @throws PromptloomError `not-found`.
 */
export async function describePrompt(
  name: string,
  store: Store,
  addresses: ImageAddresses,
): Promise<PromptDetail> {
  const prompt =
    (await store.prompts.find(name)) ??
    (await store.prompts.named((await store.images.byIds([name])).get(name)?.promptId ?? name));
  const [images, ancestors, descendants, versions] = await Promise.all([
    store.images.ofPrompts([prompt.id], MAX_IMAGES),
    store.lineage.ancestors(prompt.id),
    store.lineage.descendants(prompt.id),
    readVersions(prompt.id, store),
  ]);
  const origin = ancestors.find((kin) => kin.depth === 1 && kin.improvementId) ?? ancestors[0];
  const improvementId = origin?.improvementId ?? (await store.improvements.ofPrompt(prompt.id));
  const improvement = improvementId ? await store.improvements.byId(improvementId) : undefined;
  const own = images.get(prompt.id) ?? [];
  const embedded = await store.images.embedded(own.map((image) => image.id));
  return {
    prompt,
    images: own.map((image) => ({ ...image, src: addresses.show(image), embedded: embedded.has(image.id) })),
    lineage: {
      idea: improvement?.idea ?? null,
      writer: improvement?.writer ?? null,
      parents: await readRelatives(ancestors, store, addresses),
      children: await readRelatives(descendants, store, addresses),
    },
    versions,
  };
}

async function readVersions(id: string, store: Store): Promise<VersionSummary[]> {
  const events = await store.versions.history(id);
  const ids = versionIds(id, events);
  const [prompts, labels] = await Promise.all([store.prompts.byIds(ids), store.versions.labels(ids)]);
  return summariseVersions(id, events, { prompts, labels });
}

async function readRelatives(
  kin: readonly Kin[],
  store: Store,
  addresses: ImageAddresses,
): Promise<Relative[]> {
  const ids = kin.map((one) => one.id);
  const [prompts, images] = await Promise.all([store.prompts.byIds(ids), store.images.ofPrompts(ids, 1)]);
  const deleted = await store.deletions.among(ids.filter((id) => !prompts.has(id)));
  return kin.flatMap(({ id, kind, improvementId, depth }) => {
    const related = { id, kind, ...(improvementId && { improvementId }), depth };
    const prompt = prompts.get(id);
    if (!prompt) return deleted.has(id) ? [{ ...related, prompt: '', image: null, deleted: true }] : [];
    const image = images.get(id)?.[0];
    return [{ ...related, prompt: prompt.text, image: image ? addresses.summarise(image) : null }];
  });
}
