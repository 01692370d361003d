/**
 * The address that a link of a commenter may lead to: http or https, with its host in letters that cannot be
 * taken for others, without a user name before it and not as a number. `undefined` for every other.
 * @example safeLink('https://аpple.com/') // 'https://xn--pple-43d.com/': its first letter is Cyrillic
 */
export function safeLink(written: string): URL | undefined {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isPlainHost = /\.(?!\d+$)[^.]+$/.test(url.hostname) && !url.username && !url.password;
  return isPlainHost ? url : undefined;
}
