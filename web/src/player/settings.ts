/** Seconds that a press on an arrow key moves the player. */
export const arrowSkip = 5;

/** Seconds back and forward that the full player offers. */
export const skipChoices = [5, 10, 15, 20, 30, 45, 60, 90];

/** More seconds than this nobody wants to skip at once. */
export const mostSkip = 600;

/** Playback speeds; `presets` are those that the bar goes round and the full player offers as buttons. */
export const speeds = { min: 0.5, max: 3, step: 0.05, presets: [0.75, 1, 1.25, 1.5, 1.75, 2] };

/** Minutes that the sleep timer offers. */
export const sleepMinutes = [5, 10, 15, 30, 45, 60];

/** How much a browser keeps: positions of episodes, whole episodes to continue, the queue. */
export const limits = { places: 200, recent: 8, queue: 50 };

/** Seconds before the end from which an episode counts as heard, and after its beginning until when as not begun. */
export const margins = { heard: 20, begun: 5 };
