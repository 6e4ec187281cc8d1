/** @file What the reader can take along: pictures as files, and a link to the settings. */
import { bindSaveActs } from '../shared/save/acts.ts';
import { download } from '../shared/save/download.ts';
import { linkActs, type SettingsLink } from '../shared/settings/link.ts';
import type { Place } from '../shared/settings/place.ts';
import { pictureOf, pngOf } from './pixels.ts';
import type { Pixels } from './session.ts';

export interface PictureSaved {
  readonly pictures: () => Pixels | undefined;
  readonly picked: () => number | undefined;
  readonly link: () => SettingsLink;
  readonly place: Place;
  /** A name for files: `a-red-boat-at-sunset-seed-1`. */
  readonly name: () => string;
  /** Ends the part. */
  readonly signal: AbortSignal;
}

const LARGE = 32;
const COLUMNS = 4;

/** Binds the part in `root`. */
export function bindPictureSave(root: HTMLElement, saved: PictureSaved): void {
  async function png(scale: number, one: boolean): Promise<string> {
    const all = saved.pictures();
    const picked = saved.picked();
    if (!all) return 'There are no pictures yet.';
    if (one && picked === undefined) return 'Pick one of the pictures first.';
    const pixels = one ? pictureOf(all, picked!) : all;
    const end = one ? `-${picked! + 1}-${16 * scale}px` : '';
    download(`${saved.name()}${end}.png`, await pngOf(pixels, COLUMNS, scale), 'image/png');
    return one ? 'The picture is saved.' : 'The pictures are saved.';
  }

  const acts = {
    ...linkActs(root, saved.place, saved.link),
    png: () => png(8, false),
    small: () => png(1, true),
    large: () => png(LARGE, true),
  };
  bindSaveActs(root, acts, saved.signal);
}
