// The wall of a workshop shows what the facilitator puts there; only what is new changes.

const query = new URL(import.meta.url).search;
const { show, tell } = await import(`./matrix.js${query}`);
const { fillScreen, follow } = await import(`./follow.js${query}`);

const wall = document.querySelector("main");
const canvas = wall.querySelector(".canvas");
const sheet = wall.querySelector(".sheet");

// Makes an element say what another one says, node by node, so that nothing else moves.
function become(old, next) {
  if (old.nodeType !== next.nodeType || old.nodeName !== next.nodeName) {
    old.replaceWith(next.cloneNode(true));
    return;
  }
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  for (const { name, value } of [...(next.attributes ?? [])]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...(old.attributes ?? [])]) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  const had = [...old.childNodes];
  const gets = [...next.childNodes];
  gets.forEach((node, at) => {
    if (at < had.length) become(had[at], node);
    else old.append(node.cloneNode(true));
  });
  had.slice(gets.length).forEach((node) => node.remove());
}

function take(shown) {
  const isPicture = shown.svg !== undefined;
  const isOther = wall.dataset.view !== shown.view;
  wall.dataset.view = shown.view;
  wall.classList.toggle("matrix", isPicture);
  canvas.hidden = !isPicture;
  sheet.hidden = isPicture;
  if (isPicture) {
    show(canvas, shown.svg);
    tell(canvas, shown.hover);
    return;
  }
  const next = sheet.cloneNode(false);
  // The server has escaped every name in it.
  next.innerHTML = shown.html;
  if (isOther) sheet.replaceChildren(...next.childNodes);
  else become(sheet, next);
  tick();
}

// How long the round is open.
function tick() {
  const left = sheet.querySelector("[data-ends]");
  if (!left || !left.dataset.ends) return;
  const seconds = Math.max(0, Math.round((Date.parse(left.dataset.ends) - Date.now()) / 1000));
  const mark = document.documentElement.lang === "fi" ? "." : ":";
  const text = `${Math.floor(seconds / 60)}${mark}${String(seconds % 60).padStart(2, "0")}`;
  if (left.textContent !== text) left.textContent = text;
}

if (!canvas.hidden) tell(canvas, JSON.parse(document.getElementById("hover").textContent));
follow(wall, take);
setInterval(tick, 500);
tick();
if (!document.documentElement.classList.contains("embedded")) fillScreen();
