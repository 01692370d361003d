import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { artworkPath, artworkSizes } from '../../shared/artwork.ts';
import type { Site, SiteShow } from '../../shared/site/schema.ts';

/**
 * Makes the pictures of each show in the sizes that pages and the controls of phones ask for. A show without
 * artwork gets the site's mark on its colour: a lock screen should show something.
 * @param folder the built files; what the author put there is read, and the pictures are added
 * @throws {Error} when a picture cannot be read; the message names the show
 */
export async function makeArtwork(site: Site, folder: string): Promise<void> {
  for (const show of site.shows) {
    const original = await originalOf(show, folder);
    for (const size of artworkSizes) {
      const file = join(folder, artworkPath(show.slug, size));
      mkdirSync(dirname(file), { recursive: true });
      const picture = original.clone().resize(size, size, { fit: 'cover' }).webp({ quality: 82 });
      await picture.toFile(file).catch((cause: unknown) => {
        throw new Error(`The artwork of ${show.title} (${show.artwork}) cannot be read.`, { cause });
      });
    }
  }
}

async function originalOf({ artwork, accent }: SiteShow, folder: string): Promise<Sharp> {
  if (artwork) return sharp(join(folder, artwork));
  const size = 768;
  const mark = await sharp(join(folder, 'favicon.svg'), { density: 900 })
    .resize(size / 2)
    .toBuffer();
  const colour = sharp({ create: { width: size, height: size, channels: 3, background: accent } });
  // Written out first: a picture is resized before another is laid upon it.
  return sharp(
    await colour
      .composite([{ input: mark }])
      .png()
      .toBuffer(),
  );
}
