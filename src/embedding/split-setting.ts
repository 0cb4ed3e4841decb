import { isModelFolder } from './models/local-model.ts';
import { registryModel } from './models/registry.ts';
import { isRemoteSetting } from './remote/is-remote-setting.ts';

/** The two halves of a setting that chooses text and image models apart. */
export interface SplitSetting {
  texts: string;
  images: string;
}

/**
 * Reads `TEXT+IMAGE`, such as `minilm+clip-vit-b-32`. A plus may also stand in a folder's name or an address, so that
 * one counts only where what follows can be a model: a name of the registry or `lite`, a path, `owner/name` on the hub
 * or a service.
 * @returns undefined for a setting of one model
 */
export function readSplitSetting(setting: string): SplitSetting | undefined {
  if (!setting.includes('+') || isModelFolder(setting)) return undefined;
  const isAddress = isRemoteSetting(setting);
  for (let at = setting.indexOf('+'); at >= 0; at = setting.indexOf('+', at + 1)) {
    const [texts, images] = [setting.slice(0, at).trim(), setting.slice(at + 1).trim()];
    if (texts !== '' && canBeModel(images, isAddress)) return { texts, images };
  }
  return undefined;
}

/** @param afterAddress whether it follows an address, in which `a/b` may be part of the path */
function canBeModel(text: string, afterAddress: boolean): boolean {
  const name = text.replace(/@\w+$/, '');
  if (name === 'lite' || registryModel(name) !== undefined || isRemoteSetting(text)) return true;
  if (/^(?:~|\.{0,2}\/|[a-z]:\\)/i.test(name)) return isModelFolder(name);
  return !afterAddress && /^[\w.-]+\/[\w.-]+$/.test(name);
}
