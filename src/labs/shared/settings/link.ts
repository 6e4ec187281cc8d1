/** @file The link to a lab's settings, and the code that puts the lab with them into another page. */
import { escapeHtml } from '../../../text/html.ts';
import type { Place } from './place.ts';

/** Pixels; the lab scrolls inside. */
const FRAME_HEIGHT = 800;

export interface SettingsLink {
  readonly address: string;
  /** Whether all that the reader has made is in it. */
  readonly complete: boolean;
}

/** HTML that frames the lab at `address`, for a page elsewhere. */
export function embedCode(address: string, title: string): string {
  const [src, name] = [address, title].map(escapeHtml);
  return (
    `<iframe src="${src}" title="${name}" width="100%" height="${FRAME_HEIGHT}" loading="lazy" ` +
    `allow="clipboard-write" style="border:0"></iframe>`
  );
}

/**
 * What the buttons “link” and “embed” do; each returns what to say, with `tooMany` where something did not go along. In a frame, or where the browser refuses the
 * clipboard, the text stands in a field to copy by hand.
 */
export function linkActs(
  root: HTMLElement,
  place: Place,
  link: () => SettingsLink,
  tooMany = '',
): Record<'link' | 'embed', () => Promise<string>> {
  const field = root.querySelector<HTMLTextAreaElement>('[data-link-field]')!;

  async function hand(text: string, what: string): Promise<string> {
    field.value = text;
    field.setAttribute('aria-label', what);
    field.hidden = true;
    if (!place.framed) {
      try {
        await navigator.clipboard.writeText(text);
        return `${what} is copied.`;
      } catch {
        // The field is the way out.
      }
    }
    field.hidden = false;
    field.focus();
    field.select();
    return `${what} stands in the field: copy it from there.`;
  }

  return {
    async link() {
      const { address, complete } = link();
      return (await hand(address, 'The link')) + (complete ? '' : ` ${tooMany}`);
    },
    async embed() {
      const { address, complete } = link();
      const said = await hand(embedCode(address, place.title), 'The code of the frame');
      return said + (complete ? '' : ` ${tooMany}`);
    },
  };
}
