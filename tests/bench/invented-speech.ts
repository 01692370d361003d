/** Made-up language with the proportions of a real one: few words stand everywhere, most hardly anywhere. */
export function inventSpeech(seed: number) {
  const random = randomFrom(seed);
  const words = Array.from({ length: 40_000 }, (_, at) => inventWord(random, at));
  // Zipf's law: the word of rank n stands about 1/n as often as the first.
  const shares = words.map((_, at) => 1 / (at + 2.7));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  const upTo = shares.map((share) => {
    sum += share / total;
    return sum;
  });
  const word = (): string => {
    const wanted = random();
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 1) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  const say = (count: number): string => {
    let text = '';
    for (let at = 0; at < count; at += 1) text += word() + (random() < 0.07 ? '. ' : ' ');
    return text;
  };
  return { say, random, wordOfRank: (rank: number): string => words[rank] ?? '' };
}

const consonants = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr', 'pl', 'ch'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];

/** Common words are short, as they are in any language. */
function inventWord(random: () => number, rank: number): string {
  const pick = (from: string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const syllables = 1 + Math.floor(Math.log10(rank + 1) / 1.6 + random());
  return Array.from({ length: syllables }, () => pick(consonants) + pick(vowels)).join('') + pick(consonants);
}

/** The same numbers from 0 to 1 at every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
