import { PlayButton } from './play-button.ts';
import { PlayerBar } from './player-bar.ts';

// The bar comes first: buttons ask it for the player as soon as they stand in the page.
customElements.define('player-bar', PlayerBar);
customElements.define('play-button', PlayButton);
