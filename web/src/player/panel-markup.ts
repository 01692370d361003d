import { skipChoices, sleepMinutes, speeds } from './settings.ts';

const icon = (path: string) =>
  `<svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" class="icon"><path d="${path}"/></svg>`;
const shapes = {
  shut: 'M3 3.9 3.9 3 8 7.1 12.1 3l.9.9L8.9 8l4.1 4.1-.9.9L8 8.9 3.9 13l-.9-.9L7.1 8z',
  previous: 'M3 3h1.6v10H3zM13 3.6v8.8L5.8 8z',
  next: 'M11.4 3H13v10h-1.6zM3 3.6v8.8L10.2 8z',
  play: 'M4 2.2v11.6c0 .6.7 1 1.2.7l9-5.8c.5-.3.5-1 0-1.4l-9-5.8C4.7 1.2 4 1.6 4 2.2z',
  pause: 'M4 2h3v12H4zM9 2h3v12H9z',
};

const option = (value: string | number, text: string) => `<option value="${value}">${text}</option>`;

const seconds = skipChoices.map((choice) => option(choice, `${choice} s`)).join('');

/** The full player, empty: constant markup, into which only text is put later. */
export const panelMarkup = `
<div class="panel-in">
<div class="panel-head">
  <div><p class="kick"><b><a data-part="show"></a></b></p><h2 id="panel-title"><a data-part="title" dir="auto"></a></h2></div>
  <button type="button" class="round" data-do="shut" aria-label="Close full player">${icon(shapes.shut)}</button>
</div>
<div class="panel-line"><input class="line" data-part="range" type="range" min="0" max="1" step="1" aria-label="Position"><span data-part="now"></span><span data-part="left"></span></div>
<p class="panel-failure" role="alert" data-part="failure" hidden><span data-part="reason"></span> <a data-part="download">Open the file itself</a> or <button type="button" data-do="toggle">try again</button>.</p>
<div class="transport" role="group" aria-label="Playback">
  <button type="button" class="round" data-do="previous" data-part="previous">${icon(shapes.previous)}</button>
  <button type="button" class="round" data-do="back" data-part="back"></button>
  <button type="button" class="go" data-do="toggle" data-part="toggle"><svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true" class="icon"><path class="icon-play" d="${shapes.play}"/><path class="icon-pause" d="${shapes.pause}"/></svg></button>
  <button type="button" class="round" data-do="forward" data-part="forward"></button>
  <button type="button" class="round" data-do="next" data-part="next">${icon(shapes.next)}</button>
</div>
<div class="panel-grid">
<div class="dials">
  <div class="dial"><label for="panel-rate">Speed</label><span data-part="rate"></span>
    <input class="line" id="panel-rate" data-part="rates" type="range" min="${speeds.min}" max="${speeds.max}" step="${speeds.step}">
    <p class="presets">${speeds.presets.map((rate) => `<button type="button" data-do="rate" data-rate="${rate}" aria-label="${rate} times">${rate}×</button>`).join('')}</p></div>
  <div class="dial"><label for="panel-volume">Volume</label><button type="button" data-do="mute" data-part="mute" aria-pressed="false">Mute</button>
    <input class="line" id="panel-volume" data-part="volume" type="range" min="0" max="1" step="0.05"></div>
  <div class="dial skips"><label for="panel-back">Skip back</label><label for="panel-forward">Skip forward</label>
    <select id="panel-back" data-part="skip-back">${seconds}</select><select id="panel-forward" data-part="skip-forward">${seconds}</select></div>
  <div class="dial"><label for="panel-sleep">Sleep timer</label><span data-part="sleeping"></span>
    <select id="panel-sleep" data-part="sleep">${option('', 'Off')}${option('chapter', 'End of the chapter')}${option('episode', 'End of the episode')}${sleepMinutes.map((minutes) => option(minutes, `${minutes} minutes`)).join('')}</select></div>
  <p class="panel-acts"><button type="button" data-do="share" data-part="share"></button><a data-part="file" download>Download</a><button type="button" data-do="keys">Keyboard shortcuts</button><button type="button" data-do="close">Close the player</button></p>
  <p class="panel-said" role="status" data-part="said"></p>
</div>
<div data-part="chapters"><h3 id="panel-chapters">Chapters</h3><ol class="panel-list" aria-labelledby="panel-chapters"></ol></div>
<div><h3 id="panel-queue">Queue</h3><ol class="panel-list" data-part="queue" aria-labelledby="panel-queue"></ol><p class="panel-empty" data-part="empty">Nothing waits. The plus beside an episode puts it here, and it plays when this one ends.</p><button type="button" class="panel-after" data-do="episode" data-part="after" hidden>Next episode: <b dir="auto"></b></button></div>
</div></div>`;
