import { wordList } from '../text/word-list.ts';

/** Query fields that say where a reader came from and nothing of what is read, on any host. */
const fields = new Set(
  wordList(`
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igsh igshid mc_cid
    mc_eid mkt_tok oly_enc_id oly_anon_id vero_id vero_conv wickedid _openstat _ga _gl _hsenc _hsmi
    hsctatracking __twitter_impression __s __hstc __hssc s_cid cmpid cmp ncid ocid icid xtor spm scid
    smid smtyp mbid taid soc_src soc_trk sr_share ref_src ref_url referrer guccounter guce_referrer
    guce_referrer_sig ns_mchannel ns_source ns_campaign ns_linkname ns_fee wt.mc_id wt_mc wt.z_author
    wprss trk trkid phpsessid jsessionid echobox amp outputtype syndication feedview
  `),
);
const families =
  /^(?:utm_|at_(?:medium|campaign|custom|link|ptr|format|bbc)|pk_|mtm_|piwik_|matomo_|hsa_|itm_|iesrc)/;

/** Fields with a meaning of their own on some sites, that count as tracking when they name a source. */
const sometimes = new Set(wordList('ref src source from tk part rss feed partner via cid mod sns'));
const sources =
  /^(?:1|true|rss\w*|feeds?\w*|atom|twitter|tw|facebook|fb|reddit|google\w*|email|e?newsletter\w*|podcasts?|show_?notes|notes|social\w*|share|homepage|home|mobile|tw_social|nyt_\w+)$/i;

/**
 * Says whether a field of a query only tracks readers. Fields such as `ref` and `source` do when their value
 * is a channel, because on other sites they name the thing itself.
 * @example isTracking('utm_source', 'podcast') // true
 * @example isTracking('source', 'bill-114') // false
 */
export function isTracking(name: string, value: string): boolean {
  const field = name.toLowerCase();
  return fields.has(field) || families.test(field) || (sometimes.has(field) && sources.test(value));
}
