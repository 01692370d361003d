import { artworkPath, artworkSizes } from '../../../shared/artwork.ts';
import type { Player } from './player.ts';
import type { Session } from './session.ts';
import { isActive } from './state.ts';

/** Seconds between two reports of the position that playing alone does not explain. */
const jump = 2;

/** Connects the system's media controls: what plays, how far it is, and all that can be pressed there. */
export function connectMediaSession(player: Player, session: Session): void {
  if (!('mediaSession' in navigator)) return;
  const media = navigator.mediaSession;
  const handle = (action: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
    try {
      media.setActionHandler(action, handler);
    } catch {
      // A browser throws for an action that it does not know.
    }
  };
  const toggleWhen = (active: boolean) => () => {
    if (isActive(player.state) === active) player.toggle();
  };
  handle('play', toggleWhen(false));
  handle('pause', toggleWhen(true));
  handle('stop', () => player.stop());
  handle('seekbackward', ({ seekOffset }) => player.step(-(seekOffset || player.state.skip.back)));
  handle('seekforward', ({ seekOffset }) => player.step(seekOffset || player.state.skip.forward));
  handle('seekto', ({ seekTime }) => {
    if (seekTime !== undefined) player.seek(seekTime);
  });
  handle('previoustrack', () => session.previous());

  let shown = '';
  const draw = (): void => {
    const { state } = player;
    media.playbackState = isActive(state) ? 'playing' : state.track ? 'paused' : 'none';
    handle('nexttrack', session.hasNext() ? () => session.next() : null);
    const facts = JSON.stringify([state.track, state.chapters]);
    if (facts !== shown) media.metadata = metadataOf(player);
    shown = facts;
    tellPosition(media, player);
  };
  player.addEventListener('change', draw);
  let last = 0;
  player.addEventListener('time', () => {
    const { position } = player.state;
    // The system counts on by itself; only jumps are news.
    if (Math.abs(position - last) > jump) tellPosition(media, player);
    last = position;
  });
  draw();
}

function metadataOf({ state: { track, chapters } }: Player): MediaMetadata | null {
  if (!track) return null;
  const { title, show, showTitle } = track;
  const init: MediaMetadataInit & { chapterInfo: { startTime: number; title: string }[] } = {
    title,
    artist: showTitle,
    album: showTitle,
    artwork: artworkSizes.map((size) => ({
      src: new URL(artworkPath(show, size), location.href).href,
      sizes: `${size}x${size}`,
      type: 'image/webp',
    })),
    chapterInfo: chapters.map(({ start, title }) => ({ startTime: start, title })),
  };
  return new MediaMetadata(init);
}

function tellPosition(media: MediaSession, { state }: Player): void {
  const { track, duration, position, rate } = state;
  if (!track || !duration) media.setPositionState?.();
  else media.setPositionState?.({ duration, position: Math.min(position, duration), playbackRate: rate });
}
