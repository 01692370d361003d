import { wordList } from '../text/word-list.ts';

/** Rooms of a site, as parts of its paths, that hold no articles. */
const otherRooms = new Set(
  wordList(`
  privacy privacy-policy terms tos legal imprint impressum datenschutz cookies adchoices disclaimer copyright
  subscribe subscription subscriptions donate donation donations spenden support join membership register
  signup sign-up login signin account contact contact-us kontakt contacto about about-us ueber-uns team staff
  jobs careers shop store cart checkout product products produkte produkt buy order album albums release item
  tag tags category categories kategorie topics topic search suche author authors autor profile profiles
  profil people person user users member members feed feeds rss atom podcast podcasts episode episodes folge
  folgen show shows listen watch video videos audio media download downloads file files gallery galleries
  photos photo image images wp-content uploads events event calendar kalender tickets forum forums foren
  groups group live stream app apps docs doc documentation wiki help faq faqs contest contests giveaway
  newsletter newsletters books book titles title courses course instructors playlist speakers sponsors sponsor
  advertise go ref aff affiliate artists artist bands docket dp games extend plugins projects project programs
  programmes hub labels label dashboard settings share embed headline-animator attachments lists reviews-list
  offer offers deals coupons landing resources webinar webinars appearances tour merch promo-codes mitglieder transcripts invite
  competition competitions award awards festival festivals exhibition exhibitions conference conferences lesson lessons
  class classes workshop workshops venue venues thread threads tool tools
`),
);

/** Rooms in which articles stand, whatever their subject. */
const writingRooms = new Set(
  wordList(`
  article articles artikel artigo articulo articulos story stories news nachrichten noticias noticia blog blogs
  post posts opinion opinions meinung comment column columns kolumne essay essays analysis analyses press press-release press-releases
  pressemitteilung pressemitteilungen presse newsroom weblog entry editorial editorials feature features review
  reviews interview interviews commentary briefing briefings statement statements report reports paper papers pubs
  publication publications publikation publikationen p newsticker meldung aktuelles actualite actualites notizie
  issue issues commentisfree viewpoint viewpoints magazine journal news-release newsletter-archive print
`),
);

/** Desks of a newspaper, which are also departments of a university and of a shop. */
const desks = new Set(
  wordList(`
  world politics politik politica us-news uk-news science technology tech business health feuilleton kultur culture
  wirtschaft wissen netzwelt sport sports research policy defense military international national middle-east
  economy environment mundo
`),
);

/**
 * What the rooms before the last part of a path say: the one nearest to it counts.
 * @param isTold whether the last part says something by itself: what stands at a desk is an article only then
 */
export function weighRooms(rooms: string[], isTold: boolean): number {
  for (const room of rooms.toReversed()) {
    const name = room.toLowerCase().replace(/\d+$/, '');
    if (writingRooms.has(name)) return 2;
    if (desks.has(name)) return isTold ? 2 : 1;
    if (isOtherRoom(name)) return -2.5;
  }
  return 0;
}

/** True for the front of a room in which articles stand, such as `/news/`: a list, no article. */
export const isListOfWriting = (segment: string): boolean =>
  writingRooms.has(segment.toLowerCase()) || desks.has(segment.toLowerCase());

/** True for a room that holds no articles; also with one more word, such as `childrens_books`. */
export const isOtherRoom = (segment: string): boolean =>
  otherRooms.has(segment.toLowerCase()) ||
  /^[a-z]+[-_](?:store|shop|books|downloads?|gallery|podcasts?)$/i.test(segment);
