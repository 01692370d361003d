const tag = /(<(?:"[^"]*"|'[^']*'|[^"'<>])*>)/;
const leadingTime = /^(\s*[[(]?)((?:(\d{1,2}):)?([0-5]?\d):([0-5]\d))(?=[\])\s–—-])/;

/**
 * Makes the times that open a line of an episode's notes playable. Times inside a sentence stay text, as they
 * may be of the day; so do times past the episode's end, and what is a link already.
 * @param html sanitised notes
 * @param audio where the audio lies; `duration` in seconds when it is known
 * @example timeButtons('<p>4:12 The agenda</p>', { url: '/a.mp3', duration: 900 })
 * // '<p><time-button data-at="252"><a class="at" href="/a.mp3#t=252">4:12</a></time-button> The agenda</p>'
 */
export function timeButtons(html: string, audio: { url: string; duration: number | undefined }): string {
  let linkDepth = 0;
  return html
    .split(tag)
    .map((part, at) => {
      if (at % 2 === 1) {
        if (/^<a[\s>]/i.test(part)) linkDepth += 1;
        if (/^<\/a>/i.test(part)) linkDepth -= 1;
        return part;
      }
      return linkDepth > 0 ? part : part.replace(leadingTime, (...match) => button(match, audio));
    })
    .join('');
}

function button(match: string[], audio: { url: string; duration: number | undefined }): string {
  const [whole = '', before = '', time = '', hours = '0', minutes = '0', seconds = '0'] = match;
  const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (audio.duration !== undefined && at >= audio.duration) return whole;
  const href = `${audio.url.replace(/#.*$/, '')}#t=${at}`;
  return `${before}<time-button data-at="${at}"><a class="at" href="${escapeAttribute(href)}">${time}</a></time-button>`;
}

const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
