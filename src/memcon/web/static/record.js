// A record's page: shows on whose word the words rest, by pointer, keyboard and address.
// Everything here is also on the page without it: the list "Who said what" and its links.

const text = document.getElementById("text");
const panel = document.getElementById("panel");
const panelBody = panel.querySelector(".panel-body");
const step = panel.querySelector(".step");
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");
const markers = [...text.querySelectorAll(".sm")];
const order = new Map(markers.map((marker, place) => [Number(marker.dataset.n), place]));

const narrow = matchMedia("(max-width: 56rem)"); // as in room.css: the panel is a sheet at the bottom

let current = null; // the number of the statement shown
let pinned = false;

for (const layer of text.querySelectorAll(".l[title]")) layer.removeAttribute("title"); // the panel says it better

function entryOf(n) {
  return document.querySelector(`#who .entry[data-n="${n}"]`);
}

function outerOf(n) {
  const parent = entryOf(n)?.parentElement.closest(".entry");
  return parent ? Number(parent.dataset.n) : null;
}

function unmark() {
  for (const element of text.querySelectorAll(".on, .near")) element.classList.remove("on", "near");
}

function show(n) {
  if (current === n && !panel.hidden) return;
  unmark();
  current = n;
  for (const layer of text.querySelectorAll(`.t${n}`)) layer.classList.add("on");
  for (const words of text.querySelectorAll(`.b${n}, .c${n}`)) words.classList.add("on");
  for (let outer = outerOf(n); outer !== null; outer = outerOf(outer)) {
    for (const layer of text.querySelectorAll(`.t${outer}`)) layer.classList.add("near");
  }
  const entry = entryOf(n);
  if (!entry) return;
  const copy = entry.querySelector(".entry-body").cloneNode(true);
  panelBody.replaceChildren(copy);
  step.textContent = `${order.get(n) + 1} of ${markers.length}`;
  panel.hidden = false;
  point(markers[order.get(n)].dataset.at);
}

function point(words) {
  // To whoever shows the page that the words stand on (leaves.js).
  if (words) document.dispatchEvent(new CustomEvent("memcon:words", { detail: words }));
}

function pin(n) {
  show(n);
  pinned = true;
  panel.classList.add("pinned");
}

function close() {
  unmark();
  current = null;
  pinned = false;
  panel.hidden = true;
  panel.classList.remove("pinned");
}

function go(n) {
  const marker = markers[order.get(n)];
  if (!marker) return;
  marker.focus({ preventScroll: true });
  if (pinned) pin(n);
  else show(n);
  keepInView(marker);
}

function keepInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const low = panel.hidden || panel.offsetWidth < innerWidth * 0.8 ? innerHeight - 80 : panel.getBoundingClientRect().top - 30;
  if (top < 60 || bottom > low) element.scrollIntoView({ block: "center" });
}

function nearest(direction) {
  // Where nothing is shown yet, start at what stands in the window.
  const inView = markers.findIndex((marker) => marker.getBoundingClientRect().top > 50);
  if (inView === -1) return markers.length - 1;
  return direction > 0 ? inView : Math.max(0, inView - 1);
}

function move(direction) {
  if (!markers.length) return;
  const from = current === null ? null : order.get(current);
  const to = from === null || from === undefined ? nearest(direction) : from + direction;
  if (to >= 0 && to < markers.length) go(Number(markers[to].dataset.n));
}

function numberAt(target) {
  const layer = target instanceof Element ? target.closest(".l, .sm") : null;
  return layer && text.contains(layer) ? Number(layer.dataset.n) : null;
}

text.addEventListener("pointerover", (event) => {
  if (pinned || event.pointerType === "touch" || narrow.matches) return; // a sheet would cover what is pointed at
  const n = numberAt(event.target);
  if (n !== null) show(n);
  else if (!text.contains(document.activeElement)) close();
});
text.addEventListener("pointerleave", () => {
  if (!pinned && !text.contains(document.activeElement)) close();
});
text.addEventListener("focusin", (event) => {
  if (!event.target.matches(".sm")) return;
  const n = numberAt(event.target);
  if (pinned) pin(n);
  else show(n);
});
text.addEventListener("focusout", (event) => {
  if (!pinned && !panel.contains(event.relatedTarget)) close();
});
text.addEventListener("click", (event) => {
  if (event.target.closest("a:not(.sm)") || !getSelection().isCollapsed) return;
  const n = numberAt(event.target);
  if (n === null) return;
  event.preventDefault();
  pinAddressed(n);
});

function pinAddressed(n) {
  const marker = markers[order.get(n)];
  history.replaceState(null, "", `${location.pathname}${location.search}#${marker.id}`);
  marker.focus({ preventScroll: true });
  pin(n);
  keepInView(marker);
}

panel.querySelector(".close").addEventListener("click", () => leave());
panel.querySelector(".copy").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  const address = `${location.origin}${location.pathname}#${markers[order.get(current)].id}`;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    location.hash = new URL(address).hash; // where copying is forbidden the address bar has the link
    button.textContent = "In the address bar";
  }
  setTimeout(() => (button.textContent = "Copy link"), 2000);
});

function leave() {
  const marker = markers[order.get(current)];
  close();
  marker?.focus({ preventScroll: true });
  close(); // the focus shows it again
}

function lettersOn() {
  return letters.checked;
}
try {
  letters.checked = localStorage.getItem("memcon.letters") !== "off";
} catch {
  // No storage: the keys stay on.
}
letters.addEventListener("change", () => {
  try {
    localStorage.setItem("memcon.letters", letters.checked ? "on" : "off");
  } catch {
    // Kept for this page only.
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  if (event.key === "Escape" && current !== null) leave();
  else if (event.key === "Enter" && event.target.matches(".sm")) pinAddressed(numberAt(event.target));
  else if (event.key === "ArrowDown" && pinned) move(1);
  else if (event.key === "ArrowUp" && pinned) move(-1);
  else if (event.key === "?") keys.showModal();
  else if (!lettersOn()) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "u" && current !== null && outerOf(current) !== null) go(outerOf(current));
  else return;
  event.preventDefault();
});

// Words that a value of the description was read from: marked in place, without loading the page again.

function rangeOf(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let at = 0; // code points so far
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = [...node.data];
    if (!begun && start < at + points.length) {
      range.setStart(node, points.slice(0, start - at).join("").length);
      begun = true;
    }
    if (begun && end <= at + points.length) {
      range.setEnd(node, points.slice(0, end - at).join("").length);
      return range;
    }
    at += points.length;
  }
  return null;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-words]");
  if (!link || !window.Highlight || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const [start, end] = link.dataset.words.split("-").map(Number);
  const range = rangeOf(start, end);
  if (!range) return;
  event.preventDefault();
  CSS.highlights.set("words", new Highlight(range));
  point(link.dataset.words);
  history.replaceState(null, "", link.getAttribute("href"));
  const { top } = range.getBoundingClientRect();
  scrollTo({ top: scrollY + top - innerHeight / 3 });
});

function addressed() {
  const name = decodeURIComponent(location.hash.slice(1));
  const marker = markers.find((candidate) => candidate.id === name);
  if (!marker) return;
  marker.focus({ preventScroll: true });
  pin(Number(marker.dataset.n));
  (text.querySelector("#at") ?? marker).scrollIntoView({ block: "center", behavior: "instant" });
}
addEventListener("hashchange", addressed);
addressed();
