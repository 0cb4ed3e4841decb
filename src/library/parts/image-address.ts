import path from 'node:path';
import { isHttp } from '../../net/service-address.ts';
import type { Image, ImageSummary } from '../../records/image.ts';

/** Where a library's images are: stored addresses to real places and back. */
export interface ImageAddresses {
  /** The address to store for an image: relative to the library where the file lies inside it. */
  stored(location: string): string;
  /** The absolute path of an image that is a file; undefined for one behind a URL. */
  file(image: Pick<Image, 'url'>): string | undefined;
  /** The image as results show it. */
  summarise(image: Image): ImageSummary;
  /** The address to show an image from. */
  show(image: Image): string;
}

/**
 * Addresses of a library in a folder. Files inside it are stored relative to it, so that it can be moved.
 * @param address how local images are shown; the file's path if left out.
 */
export function imageAddresses(folder: string, address?: (image: Image) => string): ImageAddresses {
  const file = ({ url }: Pick<Image, 'url'>) => (isHttp(url) ? undefined : path.resolve(folder, url));
  const show = (image: Image) => {
    const local = file(image);
    return local === undefined ? image.url : (address?.(image) ?? local);
  };
  return {
    stored(location) {
      if (isHttp(location)) return location;
      const relative = path.relative(folder, location);
      return relative.startsWith('..') || path.isAbsolute(relative)
        ? location
        : relative.split(path.sep).join('/');
    },
    file,
    show,
    summarise: (image) => ({
      id: image.id,
      url: show(image),
      width: image.settings.width ?? null,
      height: image.settings.height ?? null,
      imageBackend: image.imageBackend,
      ...(image.nsfw !== undefined && { nsfw: image.nsfw }),
    }),
  };
}
