import config from '../../site.config.ts';
import { oddShow } from '../e2e/support/odd-show.ts';

/** The site of this repository, and a show of which one episode lasts five hours. */
export default { ...config, shows: [...config.shows, oddShow] };
