import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';
import type { PageDraft } from './block.ts';
import type { CleanBody } from './clean-body.ts';

type Signs = {
  /** A slug or a name. */
  stated: string | undefined;
  address: string | undefined;
  draft: PageDraft;
  clean: CleanBody;
  site: Pick<Site, 'outlets'>;
};

/**
 * Which outlet of the configuration an article first appeared at: as stated, by its address, by its own closing
 * lines, by the page's name, and last by being the only one that the closing lines name. A bio names where its
 * author works, which proves nothing.
 * @returns the outlet's slug, and where it comes from
 */
export function findOutlet({ stated, address, draft, clean, site }: Signs): {
  value: string | undefined;
  from?: string;
} {
  const { outlets } = site;
  const named = (name: string | undefined) =>
    name === undefined
      ? undefined
      : outlets.find((outlet) => outlet.slug === name || isNamed(outlet.name, name));
  const byHost = address ? outletAt(new URL(address).hostname, outlets) : undefined;
  const [own] = clean.outlets;
  const mentioned = outlets.filter(({ name, hosts }) =>
    clean.dropped.some((text) =>
      [name, ...hosts].some((sign) => ` ${titleKey(text)} `.includes(` ${titleKey(sign)} `)),
    ),
  );
  const signs: [string | undefined, string][] = [
    [named(stated)?.slug, 'as stated'],
    [byHost?.slug, 'from the address'],
    [named(draft.outletName ?? clean.credits.outletName)?.slug, 'from the page'],
    [own, 'from the closing lines'],
    [mentioned.length === 1 ? mentioned[0]?.slug : undefined, 'from the closing lines'],
  ];
  // An address elsewhere is the word of the page itself.
  const usable = address && !byHost && !stated ? [] : signs;
  const [value, from] = usable.find(([slug]) => slug !== undefined) ?? [];
  return from ? { value, from } : { value: undefined };
}

/** An outlet's host, or one below it such as `www.`. */
export const outletAt = (host: string, outlets: Site['outlets']): Site['outlets'][number] | undefined =>
  outlets.find(({ hosts }) => hosts.some((known) => host === known || host.endsWith(`.${known}`)));

const isNamed = (outlet: string, name: string): boolean =>
  titleKey(outlet).replace(/^the /, '') === titleKey(name).replace(/^the /, '');
