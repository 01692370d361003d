import type { Key } from '../client.ts';
import { moment } from './times.ts';

export const showKey = (show: string): Key => ({ pk: `SHOW#${show}`, sk: 'SHOW' });
/** Which shows stand in the lists across shows. */
export const listedShowsKey: Key = { pk: 'SHOWS', sk: 'LISTED' };
export const episodesOfShow = (show: string): string => `SHOW#${show}`;
export const episodesOfSeason = (show: string, season: number): string => `SHOW#${show}#SEASON#${season}`;
export const episodeKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'EPISODE' });
export const notesKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'NOTES' });
export const chaptersKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'CHAPTERS' });
export const transcriptSummaryKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'TRANSCRIPT' });
/** The words themselves, apart from the episode, whose page must not pay for them. */
export const transcriptKey = (id: string): Key => ({ pk: `TRANSCRIPT#${id}`, sk: 'TRANSCRIPT' });
/** What a host corrected in them. */
export const correctionsKey = (id: string): Key => ({ pk: `TRANSCRIPT#${id}`, sk: 'CORRECTIONS' });
/** Other episodes that the notes of an episode point to. */
export const seeAlsoKey = (episode: string): Key => ({ pk: `EPISODE#${episode}`, sk: 'SEE-ALSO' });
export const allEpisodes = 'EPISODES';
/** Those that a host hides, for the console. */
export const hiddenEpisodes = 'HIDDEN';
export const personKey = (slug: string): Key => ({ pk: `PERSON#${slug}`, sk: 'PERSON' });
export const appearanceKey = (person: string, publishedAt: string, id: string): Key => ({
  pk: `PERSON#${person}`,
  sk: `EPISODE#${moment(publishedAt, id)}`,
});
export const allPeople = 'PEOPLE';
