// A table of links under eyes and hands: one cell for what stands in a row and in a column.
//
// Names and reasons are untrusted: they only ever become text. One cell is in the order of Tab;
// arrow keys go on from there. What is chosen or set is sent; the answer is drawn anew.

const grids = new WeakMap();
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export default function links({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".links");
  if (!root) {
    root = element("div", "links");
    parentElement.append(root);
  }
  if (!grids.has(root)) grids.set(root, new Grid(root));
  grids.get(root).draw(data, setTriggerValue);
}

class Grid {
  constructor(root) {
    this.root = root;
    this.place = element("div", "scroll");
    this.readout = element("div", "readout");
    this.readout.setAttribute("aria-hidden", "true");
    this.hint = element("div", "hint");
    root.append(this.readout, this.place, this.hint);
    this.at = [0, 0];
    const on = (type, take) => this.place.addEventListener(type, take.bind(this));
    on("click", this.clicked);
    on("keydown", this.typed);
    on("mouseover", this.pointed);
    on("mouseleave", () => this.tell(this.chosen()));
    on("focusin", this.entered);
  }

  draw(data, send) {
    const hadFocus = this.place.contains(document.activeElement);
    const [top, left] = [this.place.scrollTop, this.place.scrollLeft];
    this.data = data;
    this.send = send;
    const rows = data.rows.length;
    this.at = [Math.min(this.at[0], rows - 1), Math.min(this.at[1], data.columns.length - 1)];
    const chosen = this.chosen();
    if (chosen) this.at = chosen;
    this.place.replaceChildren(this.table());
    this.hint.textContent = data.words.hint;
    this.place.scrollTop = top;
    this.place.scrollLeft = left;
    if (hadFocus) this.cell(this.at)?.focus({ preventScroll: true });
    this.tell(chosen);
  }

  table() {
    const table = element("table");
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", this.data.caption);
    const head = table.createTHead().insertRow();
    head.append(this.heading(this.data.corner, "col"));
    for (const column of this.data.columns) head.append(this.heading(column, "col"));
    const body = table.createTBody();
    this.data.rows.forEach((row, r) => {
      const line = body.insertRow();
      line.append(this.heading(row, "row"));
      this.data.columns.forEach((_, c) => line.append(this.made(r, c)));
    });
    return table;
  }

  heading(named, scope) {
    const heading = element("th");
    heading.scope = scope;
    const name = element("span", "name");
    name.textContent = named.name;
    heading.append(name);
    if (named.tag) {
      const tag = element("span", "tag");
      tag.textContent = named.tag;
      name.append(" ", tag);
    }
    heading.title = named.tag ? `${named.name} (${named.tag})` : named.name;
    return heading;
  }

  made(r, c) {
    const shown = this.data.cells[r][c];
    const cell = element("td");
    cell.dataset.at = `${r} ${c}`;
    cell.tabIndex = r === this.at[0] && c === this.at[1] ? 0 : -1;
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-label", this.said(r, c));
    cell.title = this.said(r, c);
    if (this.isChosen(r, c)) cell.setAttribute("aria-selected", "true");
    if (shown) {
      cell.className = shown.kind;
      cell.textContent = shown.sign;
    }
    return cell;
  }

  // What a cell says: where it stands, what it holds, why.

  said(r, c) {
    const shown = this.data.cells[r][c];
    const { rows, columns, words } = this.data;
    const place = `${columns[c].name} → ${rows[r].name}: `;
    return place + (shown ? shown.text : words.nothing);
  }

  tell(at) {
    this.readout.textContent = at ? this.said(...at) : "";
    for (const lit of this.place.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!at) return;
    const heading = this.place.querySelector(`thead th:nth-child(${at[1] + 2})`);
    heading?.classList.add("lit");
    this.cell(at)?.parentElement.firstElementChild.classList.add("lit");
  }

  chosen() {
    const { rows, columns, chosen } = this.data;
    const r = rows.findIndex((row) => row.id === chosen.row);
    const c = columns.findIndex((column) => column.id === chosen.column);
    return r < 0 || c < 0 ? null : [r, c];
  }

  isChosen(r, c) {
    const { rows, columns, chosen } = this.data;
    return rows[r].id === chosen.row && columns[c].id === chosen.column;
  }

  cell([r, c]) {
    return this.place.querySelector(`td[data-at="${r} ${c}"]`);
  }

  // What is done.

  clicked(event) {
    const at = place(event);
    if (at) this.choose(at);
  }

  pointed(event) {
    const at = place(event);
    if (at) this.tell(at);
  }

  entered(event) {
    const at = place(event);
    if (!at) return;
    const before = this.cell(this.at);
    if (before) before.tabIndex = -1;
    this.at = at;
    event.target.tabIndex = 0;
    this.tell(at);
  }

  typed(event) {
    const at = place(event);
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    const value = this.data.keys[event.key];
    if (step) this.go([at[0] + step[0], at[1] + step[1]]);
    else if (event.key === "Home") this.go([at[0], 0]);
    else if (event.key === "End") this.go([at[0], this.data.columns.length - 1]);
    else if (event.key === "Enter" || event.key === " ") this.choose(at);
    else if (value !== undefined) this.sendAt("set", at, { value });
    else return;
    event.preventDefault();
  }

  go(at) {
    const cell = this.cell(at);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    this.reveal(cell);
  }

  /** Scroll the table until a cell stands clear of the headings that stay. */
  reveal(cell) {
    const head = this.place.querySelector("thead").getBoundingClientRect();
    const side = cell.parentElement.firstElementChild.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const frame = this.place.getBoundingClientRect();
    const bottom = frame.top + this.place.clientHeight;
    const right = frame.left + this.place.clientWidth;
    if (box.top < head.bottom) this.place.scrollTop -= head.bottom - box.top;
    else if (box.bottom > bottom) this.place.scrollTop += box.bottom - bottom;
    if (box.left < side.right) this.place.scrollLeft -= side.right - box.left;
    else if (box.right > right) this.place.scrollLeft += box.right - right;
  }

  choose(at) {
    this.sendAt("chosen", at, {});
  }

  sendAt(name, [r, c], more) {
    const { rows, columns } = this.data;
    this.send(name, { row: rows[r].id, column: columns[c].id, ...more });
  }
}

function place(event) {
  const cell = event.target.closest("td[data-at]");
  return cell ? cell.dataset.at.split(" ").map(Number) : null;
}

function element(name, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
