import type { Appearance } from '../episode.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { plainText } from '../text/plain.ts';
import { slugify } from '../text/slug.ts';
import type { SourcePerson } from './source.ts';

type Host = { name: string; slug: string };
const mostPeople = 30;

/**
 * Everybody heard on an episode: persons the item names, or else those of the channel; the configured hosts
 * when neither names a host; guests announced in the title. A configured host is a host whatever the feed says.
 */
export function peopleHeard(
  named: { item: SourcePerson[]; channel: SourcePerson[]; inTitle: string[] },
  hosts: Host[],
): Appearance[] {
  const persons = (named.item.length > 0 ? named.item : named.channel).filter(isHeard);
  const stated = persons.flatMap((person) => appearance(person.name, roleOf(person)));
  const guests = named.inTitle.flatMap((guest) => appearance(guest, 'guest'));
  const everybody = [...stated, ...guests].map((heard) => asConfigured(heard, hosts));
  const withHosts = everybody.some((heard) => heard.role === 'host')
    ? everybody
    : [...hosts.map((host) => ({ ...host, role: 'host' as const })), ...everybody];
  const bySlug = new Map<string, Appearance>();
  for (const heard of withHosts) {
    const known = bySlug.get(heard.slug);
    if (!known || (known.role === 'guest' && heard.role === 'host')) bySlug.set(heard.slug, heard);
  }
  return [...bySlug.values()].slice(0, mostPeople);
}

/** Guests by name, each once; a configured host among them is a host. */
export function guestsNamed(names: string[], hosts: Host[]): Appearance[] {
  const heard = names.flatMap((name) => appearance(name, 'guest')).map((guest) => asConfigured(guest, hosts));
  return [...new Map(heard.map((guest) => [guest.slug, guest])).values()];
}

/** Persons of the taxonomy's cast; those who cut, write and draw are not heard. */
function isHeard({ role = 'host', group = 'cast' }: SourcePerson): boolean {
  return /^cast$/i.test(group.trim()) || /host|guest/i.test(role);
}

const roleOf = ({ role = 'host' }: SourcePerson): Appearance['role'] =>
  /host/i.test(role) && !/guest/i.test(role) ? 'host' : 'guest';

function appearance(name: string, role: Appearance['role']): Appearance[] {
  const clean = clip(oneLine(plainText(name)), 100);
  return clean ? [{ name: clean, slug: personSlug(clean), role }] : [];
}

function asConfigured(heard: Appearance, hosts: Host[]): Appearance {
  const host = hosts.find(({ slug, name }) => slug === heard.slug || personSlug(name) === heard.slug);
  return host ? { name: host.name, slug: host.slug, role: 'host' } : heard;
}

/** A name in a script without Latin letters gets a slug of its code points, which is at least its own. */
function personSlug(name: string): string {
  const slug = slugify(name);
  if (slug) return slug;
  return (
    [...name.toLowerCase()]
      .map((letter) => letter.codePointAt(0)?.toString(36))
      .join('')
      .slice(0, 60) || 'unnamed'
  );
}
