import path from 'node:path';
import { isHttp } from '../../net/service-address.ts';
import type { LibraryInfo } from '../../records/library-info.ts';
import type { PromptDetail } from '../../records/lineage.ts';
import { withoutFoldersIn } from './without-folders.ts';

/** Who asks. */
interface Caller {
  isOwner: boolean;
}

/** A prompt as its caller may see it: where images lie on this machine is for the owner of the library. */
export function shownDetail(detail: PromptDetail, { isOwner }: Caller): PromptDetail {
  if (isOwner) return detail;
  const images = detail.images.map((image) => (isHttp(image.url) ? image : { ...image, url: image.src }));
  return { ...detail, images };
}

/** What a library is, with its name in place of its folder for all but its owner; addresses have no password. */
export function shownInfo(info: LibraryInfo, { isOwner }: Caller): LibraryInfo {
  if (isOwner) return info;
  const isAddress = /^[a-z]+:\/\//i.test(info.location);
  const location = isAddress ? info.location : path.posix.basename(info.location.replaceAll('\\', '/'));
  return { ...info, location, troubles: withoutFoldersIn(info.troubles) };
}
