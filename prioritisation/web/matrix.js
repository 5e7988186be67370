// The drawing of a matrix under eyes and hands: the wall shows it, the pages let it be moved.
//
// show(root, svg)    puts the drawing there, or changes the one that is there smoothly
// tell(root, hover)  shows a card of what is known about the item that is pointed at
// default            the component of the pages: both, and everything that can be done
//
// Names are untrusted: they only ever become text. Scores live on the axes' rules, pixels on the
// stage of the drawing; what is fetched from the screen is turned into these at once.

const SVG = "http://www.w3.org/2000/svg";
const MOVE_MS = 400;
const FADE_MS = 150;

// ---------------------------------------------------------------------------------------------
// Show

// What fades out is no part of the drawing any more.
const leaving = new WeakSet();
const NOBODY = new Set();

/**
 * Put the drawing into a place, or turn the one that is there into it.
 *
 * Nodes of the same key are kept, so that focus stays. Items of `held` stay where they are seen.
 */
export function show(root, text, held = NOBODY) {
  const fresh = document.importNode(parsed(text), true);
  const stage = root.querySelector("svg.stage");
  if (!stage) {
    root.prepend(fresh);
    return;
  }
  for (const name of ["viewBox", "aria-label"]) {
    stage.setAttribute(name, fresh.getAttribute(name) ?? "");
  }
  for (const layer of [...fresh.children]) {
    const kept = stage.querySelector(`:scope > [data-key="${layer.dataset.key}"]`);
    if (!kept) stage.append(layer);
    else if (layer.dataset.key === "items") showItems(kept, layer, held);
    else showLayer(kept, layer);
  }
}

function parsed(text) {
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (drawing.localName !== "svg" || drawing.querySelector("parsererror")) {
    throw new Error("the drawing cannot be read");
  }
  return drawing;
}

/** Keep what is the same, so that nothing flickers; fade the rest in and out. */
function showLayer(kept, fresh) {
  const there = new Map();
  for (const node of present(kept)) {
    const same = there.get(node.outerHTML);
    if (same) same.push(node);
    else there.set(node.outerHTML, [node]);
  }
  const nodes = [...fresh.children].map(
    (node) => there.get(node.outerHTML)?.shift() ?? entering(node)
  );
  [...there.values()].flat().forEach(leave);
  arrange(kept, nodes);
}

function showItems(kept, fresh, held) {
  const there = new Map(present(kept).map((item) => [item.dataset.key, item]));
  const nodes = [...fresh.children].map((item) => {
    const same = there.get(item.dataset.key);
    there.delete(item.dataset.key);
    if (!same) return entering(item);
    showItem(same, item, held.has(item.dataset.item));
    return same;
  });
  [...there.values()].forEach(leave);
  arrange(kept, nodes, kept.getRootNode().activeElement);
}

function showItem(kept, fresh, isHeld) {
  kept.setAttribute("aria-label", fresh.getAttribute("aria-label") ?? "");
  for (const part of ["place", "name"]) {
    const now = partOf(kept, part);
    const next = partOf(fresh, part);
    if (!next) now?.remove();
    else if (!now) kept.append(next);
    else {
      if (isHeld) now.setAttribute("transform", next.getAttribute("transform"));
      else glide(now, next.getAttribute("transform"));
      refill(now, next);
    }
  }
}

/** Give a node the content of another; what this script has put there stays. */
function refill(kept, fresh) {
  const own = [...kept.children].filter((node) => node.classList.contains("own"));
  const theirs = [...kept.children].filter((node) => !node.classList.contains("own"));
  const text = (nodes) => nodes.map((node) => node.outerHTML).join("");
  if (text(theirs) !== text([...fresh.children])) kept.replaceChildren(...own, ...fresh.children);
}

/** Bring children into an order; `still` is not touched, because it would lose the focus. */
function arrange(parent, nodes, still = null) {
  const now = present(parent);
  if (now.length === nodes.length && now.every((node, i) => node === nodes[i])) return;
  const cut = nodes.indexOf(still);
  nodes.forEach((node, i) => {
    if (i < cut) parent.insertBefore(node, still);
    else if (i > cut) parent.append(node);
  });
}

/** Move a part to its place from where it is seen now. */
function glide(node, transform) {
  if (node.getAttribute("transform") === transform && !node.style.transform) return;
  const from = seenAt(node);
  gliding.get(node)?.cancel();
  node.style.transform = "";
  node.setAttribute("transform", transform);
  const to = seenAt(node);
  if (isStill() || Math.hypot(to[0] - from[0], to[1] - from[1]) < 0.05) return;
  const frames = [from, to].map(([x, y]) => ({ transform: `translate(${x}px, ${y}px)` }));
  gliding.set(node, node.animate(frames, { duration: MOVE_MS, easing: "ease-out" }));
}

const gliding = new WeakMap();

function seenAt(node) {
  const matrix = new DOMMatrixReadOnly(getComputedStyle(node).transform);
  return [matrix.m41, matrix.m42];
}

function entering(node) {
  if (!isStill()) node.animate({ opacity: [0, 1] }, FADE_MS);
  return node;
}

function leave(node) {
  leaving.add(node);
  for (const part of [node, ...node.querySelectorAll("[data-role]")]) {
    part.removeAttribute("data-role");
  }
  if (isStill()) {
    node.remove();
    return;
  }
  node.setAttribute("pointer-events", "none");
  node.removeAttribute("tabindex");
  const fading = node.animate({ opacity: [1, 0] }, { duration: FADE_MS, fill: "forwards" });
  fading.onfinish = fading.oncancel = () => node.remove();
}

// An id may be the name of something that every object has: "constructor".
const ownOf = (things, id) => (Object.hasOwn(things, id) ? things[id] : undefined);
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const present = (parent) => [...parent.children].filter((node) => !leaving.has(node));
const partOf = (item, part) => item.querySelector(`:scope > .${part}`);

// ---------------------------------------------------------------------------------------------
// Tell

const GAP = 8; // px between an item and its card.
const LINGER_MS = 250; // Long enough to go from an item to its card.
const cards = new WeakMap();

/** Show a card of an item while the pointer or the keyboard is on it. */
export function tell(root, hover) {
  if (!cards.has(root)) cards.set(root, cardOn(root));
  cards.get(root).use(hover);
}

function cardOn(root) {
  const card = element("div", "card");
  card.hidden = true;
  root.append(card);
  let hover = {};
  let shown = null;
  let timer = 0;
  let isDismissed = false;

  const hide = () => {
    clearTimeout(timer);
    shown = null;
    card.hidden = true;
    document.removeEventListener("keydown", dismiss, true);
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, LINGER_MS);
  };
  // What hovers must go away without moving the pointer, wherever the focus is.
  const dismiss = (event) => {
    if (event.key !== "Escape") return;
    hide();
    isDismissed = true;
  };
  const open = (item) => {
    clearTimeout(timer);
    const lines = ownOf(hover, item.dataset.item);
    if (!lines || root.querySelector(".held")) return;
    if (shown !== item) document.addEventListener("keydown", dismiss, true);
    shown = item;
    card.replaceChildren(...lines.map(([name, value], i) => cardLine(name, value, i === 0)));
    card.hidden = false;
    beside(card, root, item.getBoundingClientRect());
  };
  const itemOf = (event) => event.target.closest?.(".item");

  root.addEventListener("pointerover", (event) => {
    if (card.contains(event.target)) clearTimeout(timer);
    else if (itemOf(event) && !isDismissed) open(itemOf(event));
  });
  // What lay under a card that was dismissed was not pointed at.
  root.addEventListener("pointermove", () => (isDismissed = false));
  root.addEventListener("pointerout", (event) => {
    if (itemOf(event) || card.contains(event.target)) hideSoon();
  });
  root.addEventListener("focusin", (event) => {
    if (itemOf(event)?.matches(":focus-visible")) open(itemOf(event));
  });
  root.addEventListener("focusout", (event) => itemOf(event) && hideSoon());
  return {
    hide,
    use(told) {
      hover = told ?? {};
      if (shown) shown.isConnected && !leaving.has(shown) ? open(shown) : hide();
    },
  };
}

function cardLine(name, value, isFirst) {
  const line = element(isFirst ? "b" : "div");
  if (name) line.append(element("span", "what", name), " ");
  line.append(value);
  return line;
}

/** Put a box under what it belongs to, or over it, inside of the place. */
function beside(box, root, of) {
  const room = root.getBoundingClientRect();
  const left = Math.min(of.left - room.left, room.width - box.offsetWidth);
  let top = of.bottom - room.top + GAP;
  if (top + box.offsetHeight > room.height) top = of.top - room.top - GAP - box.offsetHeight;
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${Math.max(0, Math.min(top, room.height - box.offsetHeight))}px`;
}

// ---------------------------------------------------------------------------------------------
// Axes: from scores to px of the stage and back

const clamped = (value, low, high) => Math.min(high, Math.max(low, value));
const perLevel = (axis) => (axis.at_high - axis.at_low) / (axis.high - axis.low);
const pxOf = (axis, score) => axis.at_low + (score - axis.low) * perLevel(axis);
const scoreAt = (axis, px) => axis.low + (px - axis.at_low) / perLevel(axis);

/** Return the step nearest to a score, counted from the low end. */
function snapped(axis, score, step) {
  const near = axis.low + Math.round((score - axis.low) / step) * step;
  return tidy(clamped(near, axis.low, axis.high));
}

/** Return the next step from a score; `old`, which may lie between steps, is one as well. */
function nextStep(axis, score, step, sign, old = null) {
  const count = (score - axis.low) / step;
  const on = sign > 0 ? Math.floor(count + 1e-6) + 1 : Math.ceil(count - 1e-6) - 1;
  const next = clamped(axis.low + on * step, axis.low, axis.high);
  const passes = old !== null && (old - score) * sign > 1e-6 && (next - old) * sign > 1e-6;
  return tidy(passes ? old : next);
}

// Steps are halves, quarters, wholes: nothing finer comes of them but by floating point.
const tidy = (score) => Math.round(score * 1e6) / 1e6;

// ---------------------------------------------------------------------------------------------
// The component

const FAR_ENOUGH = 4; // px until a press becomes a drag.
const NEAR_ENOUGH = 14; // px from a marker to a press that means it.
const QUIET_MS = 600; // After the last key until a threshold is sent.
const READ_MS = 4000; // For a reason why not.
const PATIENCE_MS = 800; // After an answer that does not mention what was sent.
const ARROWS = {
  ArrowLeft: ["x", -1],
  ArrowRight: ["x", 1],
  ArrowUp: ["y", -1],
  ArrowDown: ["y", 1],
};
const matrices = new WeakMap();
let count = 0;

export default function matrix({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".matrix");
  if (!root) {
    root = element("div", "matrix");
    parentElement.append(root);
  }
  if (!matrices.has(root)) matrices.set(root, new Matrix(root));
  matrices.get(root).draw(data, setTriggerValue);
}

class Matrix {
  constructor(root) {
    this.root = root;
    this.canvas = element("div", "canvas");
    this.readout = element("div", "readout");
    this.strip = element("div", "strip");
    this.live = element("div", "unseen");
    this.live.setAttribute("aria-live", "polite");
    this.help = this.helpText("keys");
    this.handleHelp = this.helpText("handles");
    this.readout.hidden = true;
    this.canvas.append(this.readout);
    root.append(this.canvas, this.strip, this.help, this.handleHelp, this.live);

    this.current = ""; // The item that Tab comes to.
    this.chosen = "";
    this.press = null; // A pointer that is down.
    this.hold = null; // An item in somebody's hand.
    this.dropped = null; // Sent, and not yet answered.
    this.edge = null; // A threshold in somebody's hand.
    this.sentEdge = null;

    const on = (type, take) => root.addEventListener(type, take.bind(this));
    on("pointerdown", this.pressed);
    on("pointermove", this.pointed);
    on("pointerup", this.released);
    on("pointercancel", this.cancel);
    on("click", this.clicked);
    on("keydown", this.typed);
    on("focusin", this.entered);
    on("focusout", this.left);
    // Chromium knows no touch-action inside of an SVG: a finger on an item does not scroll.
    const isOurs = (event) => this.press && event.cancelable && event.preventDefault();
    root.addEventListener("touchmove", isOurs, { passive: false });
    new ResizeObserver(() => this.measure()).observe(this.canvas);
  }

  helpText(kind) {
    const help = element("div", "unseen");
    help.id = `matrix-${kind}-${(count += 1)}`;
    return help;
  }

  // Drawing. Called again with each answer of the server: everything is found or made.

  draw(data, send) {
    const hadFocus = this.focused;
    this.data = data;
    this.send = send;
    this.numbers = new Intl.NumberFormat(data.words.locale, { maximumFractionDigits: 2 });
    for (const ground of ["light", "dark"]) {
      if ("dark" in data) this.root.classList.toggle(ground, (ground === "dark") === data.dark);
    }
    this.help.textContent = this.words("keys");
    this.handleHelp.textContent = this.words("threshold_keys");
    show(this.canvas, data.svg, new Set([this.hold?.item, this.dropped?.item, this.asked?.item]));
    this.stage = this.canvas.querySelector("svg.stage");
    this.stage.setAttribute("role", "group");
    tell(this.canvas, data.hover);
    this.drawOwn();
    this.drawStrip();
    this.settle();
    this.refresh();
    if (hadFocus && !this.focused) {
      // A chip that was placed is an item now; what is gone hands over to the next.
      const next = this.itemOf(hadFocus.dataset.item) ?? this.itemOf(this.current);
      next?.focus({ preventScroll: true });
    }
    this.measure();
  }

  /** Make what this script adds to the drawing: handles under the items, guests over them. */
  drawOwn() {
    const layer = (name, before) => {
      const there = this.stage.querySelector(`:scope > .${name}`);
      if (there) return there;
      const made = svgElement("g", { class: `own ${name}` });
      this.stage.insertBefore(made, before);
      return made;
    };
    this.under = layer("under", this.stage.querySelector("[data-key=items]"));
    this.over = layer("over", null);
    for (const axis of ["x", "y"]) this.drawHandle(axis);
    for (const item of this.items()) {
      item.setAttribute("role", "button");
      item.setAttribute("aria-describedby", this.help.id);
      const place = partOf(item, "place");
      if (!place.querySelector(".ring")) {
        place.prepend(svgElement("circle", { class: "own ring", r: 20 }));
      }
    }
  }

  drawHandle(axis) {
    let handle = this.under.querySelector(`[data-axis=${axis}]`);
    if (!handle) {
      handle = svgElement("g", { class: "handle", "data-axis": axis, role: "slider", tabindex: 0 });
      handle.append(
        svgElement("line", { class: "reach" }),
        svgElement("line", { class: "mark" }),
        svgElement("g", { class: "grip" })
      );
      handle.lastChild.append(
        svgElement("rect", { class: "pad", x: -14, y: -14, width: 28, height: 28 }),
        svgElement("path", { d: axis === "x" ? GRIP_X : GRIP_Y })
      );
      this.under.append(handle);
    }
    const rule = this.data[axis];
    handle.toggleAttribute("hidden", !this.data.may_move || rule.threshold === undefined);
    const { name } = rule;
    handle.setAttribute("aria-label", this.words("threshold", { axis: name, name }));
    handle.setAttribute("aria-describedby", this.handleHelp.id);
    handle.setAttribute("aria-orientation", axis === "x" ? "horizontal" : "vertical");
    handle.setAttribute("aria-valuemin", rule.low);
    handle.setAttribute("aria-valuemax", rule.high);
    handle.setAttribute("aria-disabled", Boolean(rule.threshold_locked));
  }

  drawStrip() {
    const waiting = this.data.unplaced ?? [];
    this.strip.hidden = waiting.length === 0;
    const chips = new Map([...this.chips()].map((chip) => [chip.dataset.item, chip]));
    let list = this.strip.querySelector("ul");
    if (!list) {
      list = element("ul");
      const heading = element("p", "heading");
      heading.id = `matrix-strip-${(count += 1)}`;
      list.setAttribute("aria-labelledby", heading.id);
      this.strip.append(heading, list);
    }
    this.strip.querySelector(".heading").textContent = this.words("unplaced");
    const rows = waiting.map(({ id, name, why }) => {
      const chip = chips.get(id) ?? element("button", "chip");
      chip.type = "button";
      chip.dataset.item = id;
      chip.disabled = !this.data.may_move;
      chip.setAttribute("aria-describedby", this.help.id);
      chip.replaceChildren(element("span", "", name));
      if (why) chip.append(" ", element("span", "why", why));
      return chip.parentElement ?? wrapped("li", chip);
    });
    const now = [...list.children];
    if (now.length !== rows.length || rows.some((row, i) => row !== now[i])) {
      list.replaceChildren(...rows);
    }
  }

  /** See what the answer says of what was sent. */
  settle() {
    const { data } = this;
    const known = (id) => this.itemOf(id) || this.chip(id);
    this.asked = data.proposal && known(data.proposal.item) ? { ...data.proposal } : null;
    if (this.hold && !known(this.hold.item)) this.hold = null;
    if (this.dropped) {
      const { item, was } = this.dropped;
      if (this.asked || !known(item) || this.drawnAt(item) !== was) this.dropped = null;
    }
    if (this.sentEdge && data[this.sentEdge.axis].threshold === this.sentEdge.at) {
      this.sentEdge = null;
    }
    if (this.sentChoice === undefined || data.selected === this.sentChoice) {
      this.sentChoice = undefined;
      this.chosen = data.selected ?? "";
    }
    // An answer to something earlier may come first; one that never comes is a refusal.
    clearTimeout(this.waiting);
    if (this.dropped || this.sentEdge || this.sentChoice !== undefined) {
      this.waiting = setTimeout(() => {
        this.dropped = this.sentEdge = null;
        this.sentChoice = undefined;
        this.chosen = this.data.selected ?? "";
        this.refresh();
      }, PATIENCE_MS);
    }
  }

  /** Show what is held, dropped, chosen, and where the thresholds are, as it is now. */
  refresh() {
    const moved = this.hold ?? this.dropped ?? this.asked;
    for (const item of this.items()) {
      const id = item.dataset.item;
      if (id === moved?.item) this.putAt(item, this.spotOf(moved));
      else for (const part of item.children) glide(part, part.getAttribute("transform"));
      item.classList.toggle("held", Boolean(this.hold) && id === this.hold.item);
      item.setAttribute("aria-pressed", id === this.chosen);
      this.haloOn(item, id === this.chosen);
    }
    this.root.classList.toggle("holding", Boolean(this.hold ?? this.edge));
    this.raise(this.hold && this.itemOf(this.hold.item));
    this.showGuest(moved);
    this.showGhost(moved);
    this.showEdges();
    this.showReadout();
    this.tabTo(this.itemOf(this.current) ? this.current : this.chosen);
  }

  /** Let an item hide the others: they go before it, so that it keeps the focus. */
  raise(item) {
    while (item?.nextElementSibling) item.before(item.nextElementSibling);
  }

  haloOn(item, isChosen) {
    const place = partOf(item, "place");
    place.querySelector(".halo")?.remove();
    if (!isChosen) return;
    const marker = place.querySelector("[data-role=marker]");
    const box = marker.getBBox();
    const radius = Math.max(box.width, box.height) / 2;
    const scale = (radius + 7) / Math.max(radius, 1);
    place.prepend(
      svgElement("path", {
        class: "own halo",
        d: marker.getAttribute("d"),
        transform: `scale(${scale})`,
      })
    );
  }

  showGuest(moved) {
    const isGuest = moved && !this.itemOf(moved.item) && !moved.isOutside;
    if (!isGuest) {
      this.over.replaceChildren();
      return;
    }
    const [x, y] = this.spotOf(moved);
    const name = svgElement("text", { x: 18, y: 6, "font-size": 19.2 });
    name.textContent = this.nameOf(moved.item);
    const guest = svgElement("g", { class: "guest", transform: `translate(${x} ${y})` });
    guest.append(svgElement("circle", { r: 9 }), name);
    this.over.replaceChildren(guest);
    const room = this.stage.viewBox.baseVal.width - x - 22;
    if (name.getComputedTextLength() > room) name.setAttribute("text-anchor", "end");
    if (name.getAttribute("text-anchor")) name.setAttribute("x", -18);
  }

  showGhost(moved) {
    this.under.querySelector(".old-place")?.remove();
    const item = moved && this.itemOf(moved.item);
    if (!item) return;
    const marker = item.querySelector("[data-role=marker]");
    this.under.append(
      svgElement("path", {
        class: "old-place",
        d: marker.getAttribute("d"),
        transform: partOf(item, "place").getAttribute("transform"),
      })
    );
  }

  showEdges() {
    const [left, top, right, bottom] = this.data.plot;
    for (const axis of ["x", "y"]) {
      const rule = this.data[axis];
      const handle = this.under.querySelector(`[data-axis=${axis}]`);
      const at = this.edgeAt(axis);
      if (handle.hasAttribute("hidden") || at === undefined) continue;
      const px = pxOf(rule, at);
      const ends =
        axis === "x"
          ? { x1: px, y1: top, x2: px, y2: bottom }
          : { x1: left, y1: px, x2: right, y2: px };
      for (const line of handle.querySelectorAll("line")) setAll(line, ends);
      const grip = axis === "x" ? [px, bottom] : [left, px];
      handle.querySelector(".grip").setAttribute("transform", `translate(${grip.join(" ")})`);
      handle.classList.toggle("held", this.edge?.axis === axis);
      handle.setAttribute("aria-valuenow", at);
      handle.setAttribute("aria-valuetext", this.edgeText(axis));
    }
  }

  showReadout() {
    const { hold, edge } = this;
    const lines = hold ? this.holdLines() : edge ? [edge.why || this.edgeText(edge.axis)] : [];
    this.readout.hidden = lines.length === 0 || Boolean(hold?.isOutside);
    if (this.readout.hidden) return;
    this.readout.replaceChildren(...lines.map((line) => element("div", "", line)));
    cards.get(this.canvas)?.hide();
    const of = hold
      ? (this.itemOf(hold.item) ?? this.over.firstChild)
      : this.under.querySelector(`[data-axis=${edge.axis}] .grip`);
    beside(this.readout, this.canvas, of.getBoundingClientRect());
  }

  measure() {
    const width = this.canvas.clientWidth;
    if (!this.stage || !width) return;
    this.root.style.setProperty("--unit", this.stage.viewBox.baseVal.width / width);
  }

  // Where things are

  items() {
    return present(this.stage.querySelector("[data-key=items]"));
  }

  itemOf(id) {
    return this.items().find((item) => item.dataset.item === id) ?? null;
  }

  chips() {
    return this.strip.querySelectorAll(".chip");
  }

  chip(id) {
    return [...this.chips()].find((chip) => chip.dataset.item === id) ?? null;
  }

  nameOf(id) {
    const waiting = (this.data.unplaced ?? []).find((item) => item.id === id);
    return ownOf(this.data.scores, id)?.name ?? waiting?.name ?? "";
  }

  /** Return where the drawing has an item, as it is written there; nothing for a chip. */
  drawnAt(id) {
    const item = this.itemOf(id);
    return item ? partOf(item, "place").getAttribute("transform") : "";
  }

  home(id) {
    return this.drawnAt(id).match(/-?[\d.]+/g)?.map(Number) ?? this.middle();
  }

  middle() {
    return ["x", "y"].map((axis) => {
      const { low, high } = this.data[axis];
      return pxOf(this.data[axis], (low + high) / 2);
    });
  }

  /** Return where an item is to be seen: on an axis on which it stays, where it is drawn. */
  spotOf({ item, x, y, free }) {
    const [homeX, homeY] = free ?? this.home(item);
    return [
      x === null || x === undefined ? homeX : pxOf(this.data.x, x),
      y === null || y === undefined ? homeY : pxOf(this.data.y, y),
    ];
  }

  putAt(item, [x, y]) {
    const [homeX, homeY] = this.home(item.dataset.item);
    const place = partOf(item, "place");
    place.style.transform = `translate(${x}px, ${y}px)`;
    const name = partOf(item, "name");
    if (!name) return;
    const [left, top] = name.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const plate = name.querySelector(".plate");
    const { width, height } = this.stage.viewBox.baseVal;
    const to = [
      clamped(left + x - homeX, 0, width - plate.width.baseVal.value),
      clamped(top + y - homeY, 0, height - plate.height.baseVal.value),
    ];
    name.style.transform = `translate(${to[0]}px, ${to[1]}px)`;
  }

  edgeAt(axis) {
    if (this.edge?.axis === axis) return this.edge.at;
    if (this.sentEdge?.axis === axis) return this.sentEdge.at;
    return this.data[axis].threshold;
  }

  onStage(event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    const { x, y } = point.matrixTransform(this.stage.getScreenCTM().inverse());
    return [x, y];
  }

  get focused() {
    const active = this.root.getRootNode().activeElement;
    return active && this.root.contains(active) ? active : null;
  }

  // What it says

  words(key, gaps = {}) {
    const template = this.data.words[key] ?? "";
    return template.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? "");
  }

  number(score) {
    return this.numbers.format(score).replace("-", "\u2212");
  }

  /** Return a score with its axis and, where its level has some, its words. */
  scoreText(axis, score) {
    const { name, anchors = {} } = this.data[axis];
    const ends = [anchors[Math.floor(score)], anchors[Math.ceil(score)]];
    const anchor = ends.every(Boolean) ? [...new Set(ends)].join(" – ") : "";
    const text = `${name}: ${this.number(score)}`;
    return anchor ? `${text} · ${anchor}` : text;
  }

  edgeText(axis) {
    const at = this.number(this.edgeAt(axis));
    const { name } = this.data[axis];
    return this.words("moved_threshold", { axis: name, name, at, x: at, y: at, score: at });
  }

  /** Return what fills the gaps of a sentence about an item in hand. */
  gaps({ item, x, y }) {
    const old = ownOf(this.data.scores, item);
    const text = (axis, score) => {
      const shown = score ?? old?.[axis];
      return shown === undefined || shown === null ? "" : this.scoreText(axis, shown);
    };
    return { name: this.nameOf(item), x: text("x", x), y: text("y", y) };
  }

  holdLines() {
    const { name, x, y } = this.gaps(this.hold);
    const reasons = ["x", "y"].map((axis) => this.data[axis].locked);
    return [...new Set([name, x, y, ...reasons])].filter(Boolean);
  }

  announce(text) {
    // The same words twice are announced twice only if something differs.
    const again = this.live.textContent === text ? "\u00a0" : "";
    this.live.textContent = text + again;
  }

  // Choosing, and the way from item to item

  choose(id) {
    this.chosen = this.sentChoice = id;
    this.announce(this.words("selected", { name: this.nameOf(id) }));
    this.refresh();
    this.send("selected", id);
  }

  tabTo(id) {
    const items = this.inReadingOrder();
    this.current = items.some((item) => item.dataset.item === id) ? id : items[0]?.dataset.item;
    for (const item of items) {
      item.setAttribute("tabindex", item.dataset.item === this.current ? 0 : -1);
    }
  }

  inReadingOrder() {
    const at = new Map(this.items().map((item) => [item, this.home(item.dataset.item)]));
    const before = ([ax, ay], [bx, by]) => ay - by || ax - bx;
    return [...at.keys()].sort((a, b) => before(at.get(a), at.get(b)));
  }

  /** Return the item nearest in a direction; what lies aside counts as further away. */
  nearest(from, axis, sign) {
    const [x, y] = this.home(from);
    let best = null;
    let least = Infinity;
    for (const item of this.items()) {
      const [otherX, otherY] = this.home(item.dataset.item);
      const along = sign * (axis === "x" ? otherX - x : otherY - y);
      const aside = Math.abs(axis === "x" ? otherY - y : otherX - x);
      const cost = along + 2 * aside;
      if (item.dataset.item !== from && along > 1 && cost < least) [best, least] = [item, cost];
    }
    return best;
  }

  // An item in hand

  take(item, by) {
    if (!this.data.may_move) return false;
    this.commitEdge();
    const before = this.dropped ?? this.asked;
    const displaced = before?.item === item ? before : { x: null, y: null };
    const old = ownOf(this.data.scores, item) ?? null;
    this.dropped = null;
    this.hold = { item, by, old, was: this.drawnAt(item), x: displaced.x, y: displaced.y };
    this.hold.from = { x: displaced.x ?? old?.x, y: displaced.y ?? old?.y };
    if (!old) {
      this.hold.free = this.middle();
      for (const [i, axis] of ["x", "y"].entries()) this.placeGuest(axis, this.hold.free[i]);
    }
    (this.itemOf(item) ?? this.chip(item))?.focus({ preventScroll: true });
    this.refresh();
    return true;
  }

  /** Let the score of an item without a place follow the pointer; a locked one has none. */
  placeGuest(axis, px) {
    const rule = this.data[axis];
    this.hold[axis] = rule.locked ? null : snapped(rule, scoreAt(rule, px), rule.step);
  }

  /** Let the item in hand follow the pointer: by whole steps, or exactly where it was. */
  drag(event) {
    const at = this.onStage(event);
    const { hold } = this;
    if (!hold.old) {
      const [left, top, right, bottom] = this.data.plot;
      hold.isOutside = at[0] < left || at[0] > right || at[1] < top || at[1] > bottom;
      hold.free = [clamped(at[0], left, right), clamped(at[1], top, bottom)];
      for (const [i, axis] of ["x", "y"].entries()) this.placeGuest(axis, at[i]);
      this.refresh();
      return;
    }
    const way = [at[0] - this.press.at[0], at[1] - this.press.at[1]];
    const kept = Math.abs(way[0]) >= Math.abs(way[1]) ? 1 : 0;
    if (event.shiftKey) way[kept] = 0;
    for (const [i, axis] of ["x", "y"].entries()) {
      const rule = this.data[axis];
      const score = clamped(hold.from[axis] + way[i] / perLevel(rule), rule.low, rule.high);
      const stays = rule.locked || Math.abs(score - hold.old[axis]) < rule.step / 2;
      hold[axis] = stays ? null : this.changed(axis, snapped(rule, score, rule.step));
    }
    this.refresh();
  }

  changed(axis, score) {
    const old = this.hold.old?.[axis];
    return old !== undefined && Math.abs(score - old) < 1e-6 ? null : score;
  }

  step(axis, sign, isWhole) {
    const rule = this.data[axis];
    const { hold } = this;
    if (rule.locked) {
      this.announce(rule.locked);
      return;
    }
    const score = hold[axis] ?? hold.from[axis];
    const up = sign * Math.sign(perLevel(rule));
    const by = isWhole ? Math.max(1, rule.step) : rule.step;
    hold[axis] = this.changed(axis, nextStep(rule, score, by, up, hold.old?.[axis]));
    this.refresh();
    const { x, y } = this.gaps(hold);
    this.announce([x, y].filter(Boolean).join(". "));
  }

  drop() {
    const { item, x, y, was, free, isOutside } = this.hold;
    if (isOutside || (x === null && y === null)) {
      this.putBack();
      return;
    }
    this.announce(this.words("dropped", this.gaps(this.hold)));
    this.hold = null;
    this.dropped = { item, x, y, was, free };
    this.refresh();
    this.send("moved", { item, x, y });
  }

  putBack() {
    if (!this.hold) return;
    this.announce(this.words("cancelled", { name: this.nameOf(this.hold.item) }));
    this.hold = null;
    this.refresh();
  }

  // A threshold in hand

  setEdge(axis, at, by) {
    const rule = this.data[axis];
    const why = rule.threshold_locked;
    if (this.edge && this.edge.axis !== axis) this.commitEdge();
    if (why && !this.edge) this.announce(why);
    const to = why ? rule.threshold : tidy(clamped(at, rule.low, rule.high));
    this.edge = { axis, at: to, by, why };
    this.refresh();
    clearTimeout(this.quiet);
    if (by === "keys") this.quiet = setTimeout(() => this.commitEdge(), why ? READ_MS : QUIET_MS);
  }

  dragEdge(event) {
    const { axis, at: start } = this.press;
    const i = axis === "x" ? 0 : 1;
    const rule = this.data[axis];
    const way = this.onStage(event)[i] - start[i];
    const score = rule.threshold + way / perLevel(rule);
    const step = rule.threshold_step;
    const stays = Math.abs(score - rule.threshold) < step / 2;
    this.setEdge(axis, stays ? rule.threshold : snapped(rule, score, step), "pointer");
  }

  commitEdge() {
    if (!this.edge) return;
    clearTimeout(this.quiet);
    const { axis, at } = this.edge;
    const before = this.sentEdge?.axis === axis ? this.sentEdge.at : this.data[axis].threshold;
    if (at !== before) {
      this.announce(this.edgeText(axis));
      this.sentEdge = { axis, at };
      this.send("threshold", { axis, at });
    }
    this.edge = null;
    this.refresh();
  }

  putEdgeBack() {
    if (!this.edge) return;
    clearTimeout(this.quiet);
    this.edge = null;
    this.refresh();
  }

  // Pointer

  pressed(event) {
    if (event.button !== 0 || this.press) return;
    const on = (selector) => event.target.closest(selector);
    const chosen = on(".item") ?? on(".chip") ?? (on(".grip, .card") ? null : this.near(event));
    // A line across the whole plot would be in the way of a finger that scrolls.
    const part = on(event.pointerType === "touch" ? ".grip" : ".grip, .reach");
    const handle = part?.closest(".handle");
    if (chosen && leaving.has(chosen)) return;
    if (!chosen && !handle) return;
    if (this.hold) this.putBack();
    this.press = {
      pointer: event.pointerId,
      screen: [event.clientX, event.clientY],
      at: this.onStage(event),
      item: chosen?.dataset.item,
      axis: handle?.dataset.axis,
      isChip: Boolean(on(".chip")),
    };
    this.root.setPointerCapture(event.pointerId);
  }

  /** Return the item whose marker is nearest to a press that just missed: some are small. */
  near({ clientX, clientY }) {
    const far = ([x, y]) => Math.hypot(clientX - x, clientY - y);
    const middle = (item) => {
      const box = item.querySelector("[data-role=marker]").getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [found] = this.items()
      .map((item) => [item, far(middle(item))])
      .filter(([, distance]) => distance <= NEAR_ENOUGH)
      .sort(([, one], [, other]) => one - other);
    return found?.[0] ?? null;
  }

  pointed(event) {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    if (!press.isDrag) {
      const [x, y] = press.screen;
      if (Math.hypot(event.clientX - x, event.clientY - y) < FAR_ENOUGH) return;
      press.isDrag = true;
      if (press.item && !this.take(press.item, "pointer")) press.isRefused = true;
    }
    if (press.isRefused) return;
    if (press.axis) this.dragEdge(event);
    else if (this.hold) this.drag(event);
  }

  released(event) {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    this.press = null;
    if (press.axis) this.commitEdge();
    else if (press.isDrag) this.hold && this.drop();
    else if (!press.isChip) this.choose(press.item);
    else this.chip(press.item)?.focus();
  }

  cancel() {
    this.press = null;
    this.putEdgeBack();
    this.putBack();
  }

  /** Take what assistive technology presses: no pointer came before it. */
  clicked(event) {
    if (event.detail !== 0) return;
    const on = event.target.closest(".item, .chip");
    if (on?.matches(".item")) this.choose(on.dataset.item);
    else if (on) this.takeByKeys(on.dataset.item);
  }

  // Keyboard

  typed(event) {
    if (this.answers(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Do what a key says, and return whether it said anything. */
  answers(event) {
    const on = (selector) => event.target.closest(selector);
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
      this.putBack();
      this.putEdgeBack();
      // The action that this reader saw, once a press: somebody else's later one is not theirs.
      if (!event.repeat && this.data.undoable) this.send("undo", this.data.undoable);
      return true;
    }
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === "Escape" && (this.hold || this.edge)) {
      this.cancel();
      return true;
    }
    if (this.hold) return this.hold.by === "pointer" || this.holdKey(event);
    if (on(".handle")) return this.edgeKey(event, on(".handle").dataset.axis);
    if (on(".item")) return this.itemKey(event, on(".item").dataset.item);
    if (on(".chip")) return this.takeKey(event, on(".chip").dataset.item, ["enter", " ", "m"]);
    return false;
  }

  itemKey(event, id) {
    const move = (item) => {
      if (!item) return;
      this.tabTo(item.dataset.item);
      item.focus();
    };
    const { key } = event;
    if (key in ARROWS && !event.altKey) move(this.nearest(id, ...ARROWS[key]));
    else if (key === "Home") move(this.inReadingOrder().at(0));
    else if (key === "End") move(this.inReadingOrder().at(-1));
    else if (key === "Enter") this.choose(id);
    else return this.takeKey(event, id, [" ", "m"]);
    return true;
  }

  takeKey(event, id, keys) {
    if (event.altKey || !keys.includes(event.key.toLowerCase())) return false;
    if (!event.repeat) this.takeByKeys(id);
    return true;
  }

  takeByKeys(id) {
    if (this.take(id, "keys")) this.announce(this.words("held", this.gaps(this.hold)));
  }

  holdKey(event) {
    const { key } = event;
    if (key in ARROWS) this.step(...ARROWS[key], event.altKey);
    else if (key === "PageUp") this.step("y", -1, true);
    else if (key === "PageDown") this.step("y", 1, true);
    else if (key === "Enter") this.drop();
    else return key !== "Tab";
    return true;
  }

  edgeKey(event, axis) {
    const { key } = event;
    const rule = this.data[axis];
    const at = this.edgeAt(axis);
    const seen = Math.sign(perLevel(rule));
    const step = rule.threshold_step;
    const to = (sign, by) => nextStep(rule, at, by, sign);
    if (key in ARROWS) {
      // Along its axis an arrow goes where it points; across, up and right are more.
      const [along, sign] = ARROWS[key];
      const across = key === "ArrowUp" || key === "ArrowRight" ? 1 : -1;
      this.setEdge(axis, to(along === axis ? sign * seen : across, step), "keys");
    } else if (key === "PageUp" || key === "PageDown") {
      this.setEdge(axis, to(key === "PageUp" ? 1 : -1, 1), "keys");
    } else if (key === "Home") this.setEdge(axis, rule.low, "keys");
    else if (key === "End") this.setEdge(axis, rule.high, "keys");
    else if (key === "Enter") this.commitEdge();
    else return false;
    return true;
  }

  entered(event) {
    const item = event.target.closest(".item");
    if (item && !leaving.has(item)) this.tabTo(item.dataset.item);
  }

  left(event) {
    if (this.edge?.by === "keys" && event.target.closest(".handle")) this.commitEdge();
    const from = event.target.closest(".item, .chip");
    if (this.hold?.by === "keys" && from?.dataset.item === this.hold.item) this.putBack();
  }
}

// A grip on the axis, in px as seen: a tag whose tip is where the threshold is.
const GRIP_X = "M0 -9 7 -1 V8 H-7 V-1Z";
const GRIP_Y = "M9 0 1 7 H-8 V-7 H1Z";

function element(tag, kind = "", text = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

function wrapped(tag, child) {
  const made = element(tag);
  made.append(child);
  return made;
}

function svgElement(tag, attributes = {}) {
  return setAll(document.createElementNS(SVG, tag), attributes);
}

function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
