// The driver map on a page. The drawing comes as SVG from the server, its names escaped there.
//
// Pointing at or focusing something lights up what it leads to and what leads to it. A click,
// Enter or the blank on a spearhead opens it, on anything else selects it; Escape, or a click
// beside everything, folds an opened one back.

const SPEARHEAD = "spearhead:";

function draw(host, text) {
  if (host.shown === text) return;
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (drawing.localName !== "svg" || drawing.querySelector("parsererror")) return;
  const focused = host.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  host.replaceChildren(document.importNode(drawing, true));
  host.shown = text;
  if (focused) plate(host, focused)?.focus({ preventScroll: true });
}

function plate(host, key) {
  return [...host.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
}

/** Return the keys that are reached from some, along the arrows or against them. */
function reached(routes, from, end, start) {
  const found = new Set(from);
  const open = [...from];
  while (open.length) {
    const key = open.pop();
    for (const route of routes) {
      if (route.dataset[start] !== key || route.classList.contains("spine")) continue;
      const next = route.dataset[end];
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
    }
  }
  return found;
}

function light(host, key) {
  host.lit = key;
  const routes = [...host.querySelectorAll(".route")];
  const plates = [...host.querySelectorAll("[data-key]")];
  const lit = key && key !== "vision:" && plate(host, key);
  host.classList.toggle("lit", Boolean(lit));
  const own = plates.filter((node) => node.dataset.of === key).map((node) => node.dataset.key);
  const from = new Set([key, ...own]);
  const onward = lit ? reached(routes, from, "target", "source") : new Set();
  const back = lit && !own.length ? reached(routes, from, "source", "target") : new Set(from);
  for (const route of routes) {
    const { source, target } = route.dataset;
    const isOn = (onward.has(source) && onward.has(target)) || (back.has(source) && back.has(target));
    route.classList.toggle("on", Boolean(lit) && (isOn || source === key));
  }
  for (const node of plates) {
    const its = node.dataset.key;
    node.classList.toggle("on", Boolean(lit) && (onward.has(its) || back.has(its)));
  }
}

function keyAt(event) {
  return event.target.closest?.("[data-key]")?.dataset.key ?? "";
}

function listen(host) {
  const act = (key) => {
    if (key.startsWith(SPEARHEAD)) host.send("opened", key === host.data.opened ? "fold" : key);
    else host.send("selected", key === host.data.selected ? "none" : key);
  };
  host.addEventListener("click", (event) => {
    const key = keyAt(event);
    if (key) act(key);
    else if (host.data.opened) host.send("opened", "fold");
  });
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host.data.opened) {
      event.stopPropagation();
      host.send("opened", "fold");
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (keyAt(event)) act(keyAt(event));
    }
  });
  // Only a pointer that moves points: one that happens to lie where the map comes up does not.
  for (const name of ["pointermove", "focusin"]) {
    host.addEventListener(name, (event) => {
      const key = keyAt(event) || host.data.selected;
      if (key !== host.lit) light(host, key);
    });
  }
  for (const name of ["pointerleave", "focusout"]) {
    host.addEventListener(name, () => light(host, host.data.selected));
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".driver-map");
  if (!host.data) listen(host);
  host.data = data;
  host.send = (name, key) => setTriggerValue(name, key);
  host.classList.toggle("dark", data.dark);
  host.classList.toggle("light", !data.dark);
  host.classList.toggle("opened", Boolean(data.opened));
  draw(host, data.svg);
  for (const node of host.querySelectorAll("[data-key]")) {
    const { key } = node.dataset;
    node.classList.toggle("selected", key === data.selected);
    if (key.startsWith(SPEARHEAD)) node.setAttribute("aria-expanded", String(key === data.opened));
    else node.setAttribute("aria-pressed", String(key === data.selected));
  }
  light(host, data.selected);
}
