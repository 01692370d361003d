/** The frame of personal pages, loaded when one is asked for. */
export { frame } from '#personal-frame';
