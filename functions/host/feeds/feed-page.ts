import { html } from 'hono/html';
import { adviceFor } from '../../../shared/feed/advice.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import { type FeedCheck, isUnderWay } from '../../../shared/sync/feed-check.ts';
import { confirmedPlace } from '../../../shared/sync/feed-move.ts';
import type { FeedState } from '../../../shared/sync/feed-state.ts';
import type { Html } from '../../fill-frame.ts';
import { ago } from '../ago.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { feedsRoom, health } from './feeds-page.ts';
import { type HubView, hubFacts } from './hub-part.ts';

type FeedView = Pick<HubView, 'hub' | 'isReachable'> & {
  show: SiteShow;
  state: FeedState;
  problems: Problem[];
  check: FeedCheck | undefined;
  session: HostSession;
  now: Date;
};

/** How often the page is asked for again while a check is under way. */
export const refreshSeconds = 2;

/** One feed: how it is, what is wrong in it and how to mend it, reading it now, and moving it. */
export function feedPage(view: FeedView): ConsolePage & { isUnderWay: boolean } {
  const { show, state, problems, session } = view;
  return {
    title: `Feed of ${show.title}`,
    room: feedsRoom,
    isUnderWay: isUnderWay(view.check, view.now),
    content: html`<header class="console-opening">
        <p><a href="${feedsRoom}">Feeds</a></p>
        <h1>${show.title}</h1>
        <p>${health(state)}</p>
      </header>
      ${state.failure ? failed(state.failure, state.failureCode) : ''}
      ${facts(view)}
      ${checkPart(view)}
      ${hasRole(session.role, 'host') ? movePart(view) : ''}
      <section class="console-part">
        <h2>What is wrong in it</h2>
        ${
          problems.length === 0
            ? html`<p class="empty">Nothing. Every item of the feed is as it should be.</p>`
            : html`<ol class="problems">${problems.map(problemItem)}</ol>`
        }
        ${state.problemCount > problems.length ? html`<p>And ${state.problemCount - problems.length} more.</p>` : ''}
      </section>`,
  };
}

const failed = (sentence: string, code: string | undefined): Html =>
  html`<div class="console-warning"><p>${sentence}</p>
    <p>${adviceFor(code ?? '') ?? ''} The episodes stay on the site as they are.</p></div>`;

function facts(view: FeedView): Html {
  const { show, state, now } = view;
  const conditional = state.etag ?? state.lastModified;
  return html`<dl class="facts">
    <div><dt>Read at</dt><dd>${confirmedPlace(state, show.feed) ?? state.movedTo ?? show.feed}</dd></div>
    <div><dt>Last good read</dt><dd>${state.lastReadAt ? ago(state.lastReadAt, now) : 'none yet'}</dd></div>
    <div><dt>Last change</dt><dd>${state.lastChangedAt ? ago(state.lastChangedAt, now) : 'none yet'}</dd></div>
    <div><dt>Items</dt><dd>${state.itemsSeen.toLocaleString('en')}, of them ${state.setAside} set aside</dd></div>
    <div><dt>Asked conditionally</dt><dd>${
      conditional ? 'yes: an unchanged feed is not sent again' : 'no: its server offers no way'
    }</dd></div>
    ${hubFacts(view)}
    ${state.failures > 0 ? html`<div><dt>Failed reads in a row</dt><dd>${state.failures}</dd></div>` : ''}
  </dl>`;
}

const checkPart = ({ show, check, session, now }: FeedView): Html =>
  html`<section class="console-part" id="check">
    <h2>Read it now</h2>
    ${check ? checkStatus(check, now) : ''}
    ${
      isUnderWay(check, now)
        ? ''
        : html`<form method="post" action="${feedsRoom}/${show.slug}/check">
            ${formTokenFor(session)}<button class="button" type="submit">Check now</button>
          </form>`
    }
  </section>`;

function checkStatus(check: FeedCheck, now: Date): Html {
  if (isUnderWay(check, now)) {
    const { stored = 0, of } = check;
    return html`<p role="status">Being read, asked for by ${check.by} ${ago(check.askedAt, now)}.
      ${of === undefined ? '' : html`${stored} of ${of} changed episodes are stored.`}</p>
      <progress aria-label="Changed episodes stored" ${of === undefined ? '' : html`value="${stored}" max="${of}"`}></progress>`;
  }
  if (!check.endedAt) return html`<p role="status">The check that ${check.by} asked for did not end.</p>`;
  return html`<p role="status">${check.outcome} <span>Asked for by ${check.by}, ended ${ago(check.endedAt, now)}.</span></p>`;
}

function movePart({ show, state, session }: FeedView): Html {
  const confirmed = confirmedPlace(state, show.feed);
  return html`<section class="console-part" id="move">
    <h2>Another address</h2>
    <p>${
      state.waitingMove
        ? html`<b>It may have moved.</b> Nothing at the new address proves that it is the same podcast.`
        : 'Look first at what reading the feed elsewhere would do. Nothing changes by looking.'
    }</p>
    <form class="console-line" method="post" action="${feedsRoom}/${show.slug}/preview">
      ${formTokenFor(session)}
      <label><span>Address of the feed</span>
        <input name="address" type="url" required maxlength="2000" value="${state.waitingMove ?? ''}"
          placeholder="https://" autocomplete="off"></label>
      <button class="quiet" type="submit">Preview</button>
    </form>
    ${
      confirmed
        ? html`<form method="post" action="${feedsRoom}/${show.slug}/move">
            ${formTokenFor(session)}<input type="hidden" name="address" value="${show.feed}">
            <button class="quiet" type="submit">Read it at the address of the configuration again</button>
          </form>`
        : ''
    }
  </section>`;
}

const problemItem = ({ code, sentence, item, setAside }: Problem): Html => html`<li>
  ${item ? html`<h3>${item.title || 'Without a title'} <span>item ${item.position}</span></h3>` : ''}
  <p>${sentence}${setAside ? html` <b>Set aside.</b>` : ''}</p>
  ${adviceFor(code) ? html`<p class="advice">${adviceFor(code)}</p>` : ''}
</li>`;
