// Counts down in the browser from the server's deadline; the server never sends a second.
const { now, words, fill } = window.plainmend;

function duration(ms) {
  const minutes = Math.floor(Math.abs(ms) / 60_000), hours = Math.floor(minutes / 60), days = Math.floor(hours / 24);
  if (hours < 1) return fill(words.minutes, minutes);
  if (days < 1) return minutes % 60 ? fill(words.hoursMinutes, hours, minutes % 60) : fill(words.hours, hours);
  return hours % 24 ? fill(words.daysHours, days, hours % 24) : fill(words.days, days);
}

function tick() {
  // Who paused the page wants nothing on it to move.
  if (document.documentElement.hasAttribute('data-paused')) return;
  const at = now();
  for (const place of document.querySelectorAll('[data-due]')) {
    const left = Number(place.dataset.due) - at;
    const state = left < 0 ? 'breach' : at >= Number(place.dataset.risk) ? 'risk' : 'ok';
    if (place.dataset.state !== state) place.dataset.state = state;
    const text = Math.abs(left) < 60_000 ? (left < 0 ? words.overUnderMinute : words.leftUnderMinute) : fill(left < 0 ? words.over : words.left, duration(left));
    const line = place.querySelector('[data-due-text]');
    // The text node itself is changed, never replaced: Blazor keeps its hold on it.
    if (line?.firstChild && line.firstChild.nodeValue !== text) line.firstChild.nodeValue = text;
  }
}

setInterval(tick, 1_000);
tick();
