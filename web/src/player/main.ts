import { EpisodeLine } from './episode-line.ts';
import { PlayButton } from './play-button.ts';
import { PlayerBar } from './player-bar.ts';
import { TimeButton } from './time-button.ts';

// The bar comes first: the others ask it for the player as soon as they stand in the page.
customElements.define('player-bar', PlayerBar);
customElements.define('play-button', PlayButton);
customElements.define('time-button', TimeButton);
customElements.define('episode-line', EpisodeLine);
