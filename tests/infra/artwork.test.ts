import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeArtwork } from '../../infra/build/artwork.ts';
import { artworkPath, artworkSizes } from '../../shared/artwork.ts';
import { testSite } from '../support/feeds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-artwork-'));
  copyFileSync('web/public/favicon.svg', join(folder, 'favicon.svg'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const [show] = testSite.shows;
const withArtwork = (artwork: string) => ({ ...testSite, shows: [{ ...show, artwork }] });
const pictureOf = (size: (typeof artworkSizes)[number]) => sharp(join(folder, artworkPath(show.slug, size)));

describe('The artwork of a show', () => {
  it('is made in every size from a picture of any form, cut to a square', async () => {
    const wide = sharp({ create: { width: 1600, height: 900, channels: 3, background: '#ff0000' } });
    await wide.jpeg().toFile(join(folder, 'cover.jpg'));
    await makeArtwork(withArtwork('/cover.jpg'), folder);
    for (const size of artworkSizes) {
      const { width, height, format } = await pictureOf(size).metadata();
      expect({ width, height, format }).toEqual({ width: size, height: size, format: 'webp' });
    }
  });

  it('is the site’s mark on the show’s colour where the author gave none', async () => {
    await makeArtwork(testSite, folder);
    const corner = await pictureOf(96)
      .extract({ left: 1, top: 1, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    // #123456, as near as a lossy picture comes.
    for (const [at, wanted] of [0x12, 0x34, 0x56].entries())
      expect(Math.abs((corner[at] ?? 0) - wanted)).toBeLessThan(12);
    const { dominant } = await pictureOf(384).extract({ left: 96, top: 96, width: 192, height: 192 }).stats();
    expect(dominant).not.toEqual({ r: 0x12, g: 0x34, b: 0x56 });
  });

  it('names the show when its picture cannot be read', async () => {
    writeFileSync(join(folder, 'cover.jpg'), 'no picture');
    await expect(makeArtwork(withArtwork('/cover.jpg'), folder)).rejects.toThrow('The artwork of My Show');
  });
});
