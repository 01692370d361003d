import { wordList } from '../text/word-list.ts';

/** Hosts, with all below them, that hold no articles: by what they hold. */
const otherThings = {
  people: wordList(`
    twitter.com x.com facebook.com fb.com instagram.com threads.net threads.com bsky.app linkedin.com
    myspace.com plus.google.com gplus.to tiktok.com snapchat.com pinterest.com reddit.com t.me
    telegram.me telegram.org whatsapp.com discord.gg discord.com vk.com minds.com gab.com
    truthsocial.com mastodon.social app.net xing.com about.me gravatar.com linktr.ee beacons.ai lnk.bio
    bio.link flickr.com meetup.com last.fm tumblr.com orkut.com bebo.com hi5.com frappr.com ning.com
    nostr.com nostr.band njump.me primal.net meetme.com
  `),
  recordings: wordList(`
    youtube.com youtu.be vimeo.com rumble.com odysee.com bitchute.com twitch.tv blip.tv dailymotion.com
    ted.com livevideo.com ustream.tv spotify.com soundcloud.com bandcamp.com audioboo.fm audioboom.com
    mixcloud.com jamendo.com lnbeats.com beatport.com traxsource.com juno.co.uk deezer.com tidal.com
    pandora.com podshow.com mevio.com archive.org netflix.com hulu.com imdb.com slideshare.net
    speakerdeck.com imgur.com mediafire.com mega.nz wetransfer.com photobucket.com shutterstock.com
    giphy.com goodreads.com boardgamegeek.com discogs.com allmusic.com
  `),
  podcasts: wordList(`
    podcasts.apple.com itunes.apple.com phobos.apple.com music.apple.com itunes.com apps.apple.com
    podcasts.google.com play.google.com music.amazon.com overcast.fm pocketcasts.com pca.st castro.fm
    castbox.fm player.fm podchaser.com podcastaddict.com podbean.com podomatic.com stitcher.com
    tunein.com iheart.com radiopublic.com breaker.audio goodpods.com fountain.fm podfriend.com
    curiocaster.com podverse.fm castamatic.com podcastindex.org listennotes.com anchor.fm acast.com
    art19.com megaphone.fm omnystudio.com omny.fm simplecast.com libsyn.com libsynpro.com buzzsprout.com
    transistor.fm captivate.fm spreaker.com podigee.io blubrry.com redcircle.com rss.com podspot.de
    hipcast.com podtrac.com podcastalley.com podcastpickle.com podcastpickle.com godcast1000.com
    odeo.com odiogo.com blogtalkradio.com zune.net podnova.com getmiro.com iondb.com airr.io podlink.com
    pod.link plinkhq.com podfollow.com ivoox.com chartable.com fyyd.de panoptikum.io feedburner.com
    feedpress.me feedads.g.doubleclick.net
  `),
  money: wordList(`
    patreon.com paypal.com paypal.me ko-fi.com buymeacoffee.com kickstarter.com indiegogo.com
    gofundme.com flattr.com liberapay.com venmo.com cash.app donorbox.org givesendgo.com steadyhq.com
    subscribestar.com locals.com fundly.com betterplace.org petitiononline.com change.org amazon amzn.to
    a.co ebay etsy.com cafepress.com teespring.com redbubble.com shopify.com cdbaby.com audible.com
    bookshop.org barnesandnoble.com thalia.de walmart.com target.com eventbrite.com eventim.de
    ticketmaster.com eventbrite.co.uk formsite.com surveymonkey.com typeform.com jotform.com
    tradedoubler.com linksynergy.com doubleclick.net awin1.com shareasale.com clickbank.net mailchi.mp
    eepurl.com mailchimp.com constantcontact.com calendly.com zoom.us skype.com
  `),
  tools: wordList(`
    github.com gitlab.com bitbucket.org sourceforge.net npmjs.com pypi.org crates.io docker.com
    stackoverflow.com code.google.com stackexchange.com developer.apple.com addons.mozilla.org
    chrome.google.com maps.google.com docs.google.com drive.google.com groups.google.com forms.gle
    goo.gle dropbox.com creativecommons.org gnu.org w3.org technorati.com digg.com delicious.com
    del.icio.us stumbleupon.com tweetmeme.com addthis.com sharethis.com addtoany.com shareaholic.com
    yarpp.org producthunt.com feeds.wordpress.com wordpress.org validator.w3.org cl.ly
    bugzilla.mozilla.org crunchbase.com
  `),
};
const listed = new Set(Object.values(otherThings).flat());

/** True for a host where what stands is people, recordings, podcasts, money or tools: no articles. */
export function holdsNoArticles(host: string): boolean {
  const labels = host.replace(/^www\./, '').split('.');
  return labels.some(
    (label, at) =>
      listed.has(labels.slice(at).join('.')) ||
      (listed.has(label) && at <= 1 && at >= labels.length - 3 && labels.length - at <= 3),
  );
}

const encyclopedias =
  /(?:^|\.)(?:wikipedia\.org|wikimedia\.org|britannica\.com|scholarpedia\.org|wikiwand\.com)$/;

/** True for an entry of an encyclopedia, not for its files, users and other rooms. */
export const isEncyclopediaEntry = ({ hostname, pathname }: URL): boolean =>
  encyclopedias.test(hostname) &&
  /^\/(?:wiki|topic|wikipedia\/\w+\/wiki|[a-z]{2})\/./.test(pathname) &&
  !/\/(?:Main_Page|[A-Z]\w+:(?!_))/.test(pathname);

/** True for hosts such as `docs.` and `shop.` of a larger site. */
export const isSideHost = (host: string): boolean =>
  /^(?:docs?|developers?|support|help|wiki|forums?|community|shop|store|apps?|download|login|secure|pay|go|status|kalender|calendar)\./.test(
    host,
  );

/** True where `news`, `blog` or the like stands in the host: everything with a path there is something written. */
export const isWritingHost = (host: string): boolean =>
  /^(?:[\w-]+\.)?(?:news|blogs?|opinion|magazin\w*|journal|politics)\./.test(host) ||
  /(?:blogspot\.com|wordpress\.com|substack\.com|typepad\.com|livejournal\.com|blogger\.de)$/.test(host);
