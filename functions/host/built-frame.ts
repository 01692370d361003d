/** The frame of the console's pages, loaded when one is asked for. */
export { frame } from '#host-frame';
