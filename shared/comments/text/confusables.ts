/**
 * Letters of other scripts that are drawn like Latin ones, beside those that compatibility decomposition
 * already turns into Latin letters (full width, mathematical alphabets, letters in circles, accents).
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
const drawnLike: Record<string, string> = {
  a: 'аɑαᎪ𐊠ꓮ',
  b: 'ЬвʙβᏴЪꓐƄɓ',
  c: 'сϲⅽᏟꓚ¢',
  d: 'ԁɗᎠꓓժđ',
  e: 'еєεҽℯꓰᎬ℮ɘəɛ',
  f: 'ƒꓝϝſք',
  g: 'ɡԍցᏀꓖɠ',
  h: 'һнᎻꓧհћђħ',
  i: 'іıɩιӏɪᎥ¡ꙇⲓ',
  j: 'јϳᎫꓙյ',
  k: 'кκᏦꓗҝƙĸ',
  l: 'ⅼʟᏞꓡⵏ|łƚⲕ',
  m: 'мᎷꓟɱ',
  n: 'пղոɴꓠռŋηи',
  o: 'оοσօஓ൦ᴏØøөꓳ૦',
  p: 'рρᏢꓑþ⍴',
  q: 'ԛգզ',
  r: 'гʀᎡꓣɾяг',
  s: 'ѕʂᏚꓢƽ§ꮪ',
  t: 'тτᎢꓔŧ†',
  u: 'υսцʋᴜꓴμ',
  v: 'ѵνᏙꓦᴠ',
  w: 'ԝшѡωᎳꓪɯ',
  x: 'хχⅹꓫ×ᕁ',
  y: 'уүγʏᎽꓬỿ',
  z: 'Ꮓꓜʐƶzᴢ',
};

/** From the look-alike, in lower case, to the Latin letter. */
export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(drawnLike).flatMap(([latin, others]) =>
    [...others].map((other): [string, string] => [other.toLowerCase(), latin]),
  ),
);
