// The image of the page beside the text: follows the reader through the pages, and shows the lines of words pointed at.

const text = document.getElementById("text");
const section = document.getElementById("leaves");
const sheet = section.querySelector(".sheet");
const holder = section.querySelector(".leaf-image");
const image = holder.querySelector("img");
const name = section.querySelector(".leaf-name");
const before = section.querySelector(".before");
const after = section.querySelector(".after");
const closer = section.querySelector(".closer");
const toggle = document.getElementById("with-leaves");
const wide = matchMedia("(min-width: 56.01rem)"); // as in room.css: beside the text

const leaves = [...text.querySelectorAll("a.leaf")].map((mark) => ({
  mark,
  href: mark.getAttribute("href"),
  name: mark.dataset.name,
  lines: mark.dataset.lines.split(" ").filter(Boolean).map(lineOf),
}));
let current = 0;
let held = 0; // the height at which a page was turned to: the text is followed again once it moves from there
let pointed = 0; // when words were pointed at: the text may still be moving to them

function lineOf(written) {
  const [words, ...box] = written.split(",");
  const [start, end] = words.split("-").map(Number);
  return { start, end, box: box.map(Number) };
}

function show(n) {
  const leaf = leaves[n];
  if (!leaf) return;
  before.disabled = n === 0;
  after.disabled = n === leaves.length - 1;
  if (n === current && image.getAttribute("src") === leaf.href) return;
  current = n;
  unmark();
  image.src = leaf.href;
  image.alt = `Image of ${leaf.name}`;
  name.href = leaf.href;
  name.textContent = leaf.name;
  sheet.scrollTo({ top: 0, behavior: "instant" });
}

function unmark() {
  for (const line of holder.querySelectorAll(".line")) line.remove();
}

function follow() {
  if (performance.now() - pointed < 1000) held = scrollY;
  if (!toggle.checked || Math.abs(scrollY - held) < 40) return;
  held = -1000;
  const eye = innerHeight * (wide.matches ? 0.35 : 0.6);
  let n = 0;
  leaves.forEach(({ mark }, place) => {
    if (mark.getBoundingClientRect().top <= eye) n = place;
  });
  show(n);
}

// Words as "120-144 160-171": the page of the first of them is shown, and their lines are marked on it.
function point(words) {
  if (!toggle.checked) return;
  const spans = words.split(" ").map((span) => span.split("-").map(Number));
  const holds = ({ start, end }) => spans.some(([first, last]) => start < last && first < end);
  const n = leaves.findIndex((leaf) => leaf.lines.some(holds));
  if (n === -1) return;
  show(n);
  held = scrollY;
  pointed = performance.now();
  unmark();
  const lines = leaves[n].lines.filter(holds);
  for (const { box } of lines) {
    const mark = document.createElement("span");
    mark.className = "line";
    ["left", "top", "width", "height"].forEach((side, at) => (mark.style[side] = `${box[at]}%`));
    holder.append(mark);
  }
  const inSight = () => {
    const top = (lines[0].box[1] / 100) * holder.offsetHeight;
    sheet.scrollTo({ top: top - sheet.clientHeight / 3, left: (lines[0].box[0] / 100) * holder.offsetWidth - 20 });
  };
  if (image.complete) inSight();
  else image.addEventListener("load", inSight, { once: true });
}

document.addEventListener("memcon:words", (event) => point(event.detail));
addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
for (const [button, by] of [[before, -1], [after, 1]]) {
  button.addEventListener("click", () => {
    held = scrollY;
    show(current + by);
  });
}

function setCloser(on, place) {
  section.classList.toggle("closer-to", on);
  closer.setAttribute("aria-pressed", on);
  sheet.scrollTo({
    left: place.x * holder.offsetWidth - sheet.clientWidth / 2,
    top: place.y * holder.offsetHeight - sheet.clientHeight / 2,
    behavior: "instant",
  });
}
closer.addEventListener("click", () => {
  const place = {
    x: (sheet.scrollLeft + sheet.clientWidth / 2) / holder.offsetWidth,
    y: (sheet.scrollTop + sheet.clientHeight / 2) / holder.offsetHeight,
  };
  setCloser(!section.classList.contains("closer-to"), place);
});
image.addEventListener("click", (event) => {
  const place = { x: event.offsetX / image.offsetWidth, y: event.offsetY / image.offsetHeight };
  setCloser(!section.classList.contains("closer-to"), place);
});
for (const { mark } of leaves) {
  mark.addEventListener("click", (event) => {
    if (!toggle.checked || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    held = scrollY;
    show(leaves.findIndex((leaf) => leaf.mark === mark));
  });
}

// Open from the beginning where the text was recognised and there is room; as the reader left it elsewhere.
try {
  const kept = localStorage.getItem("memcon.leaves");
  toggle.checked = wide.matches && (kept === null ? "compared" in toggle.dataset : kept === "on");
} catch {
  toggle.checked = wide.matches && "compared" in toggle.dataset;
}
toggle.addEventListener("change", () => {
  follow();
  try {
    localStorage.setItem("memcon.leaves", toggle.checked ? "on" : "off");
  } catch {
    // Kept for this page only.
  }
});
held = pointed = -1000;
show(0);
follow();
