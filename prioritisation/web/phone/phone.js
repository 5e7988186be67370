// Each answer is sent as it is given; what is not yet sent is kept on the phone and sent again.

const page = document.getElementById("page");
// `tag` stands for what the page shows.
const { person, tag, token } = page.dataset;
const round = Number(page.dataset.round);
const isOpen = page.dataset.open === "1";
const status = document.getElementById("status");
const KEY = `unsent:${person}`;
const ASK_MS = 4000;
const GIVE_UP_MS = 10000;
const SLOWEST_MS = 15000;

// What waits to be sent, by item and criterion (a comment has no criterion): the last word counts.
let unsent = kept();
let last = Math.max(Number(page.dataset.last), unsent.last);
let isSending = false;
let pause = 1000;
let retry = 0;
// When the server last said what there is to show.
let heard = Date.now();

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    if (found && found.round === round) return found;
    if (found && found.round > 0 && Object.keys(found.parts).length && found.round < round) {
      tooLate(Object.keys(found.parts).length);
    }
  } catch {
    // A phone that keeps nothing still sends.
  }
  return { round, parts: {}, last: 0 };
}

function keep() {
  unsent.last = last;
  try {
    localStorage.setItem(KEY, JSON.stringify(unsent));
  } catch {
    // It is sent all the same, as long as the page is open.
  }
}

function tooLate(n) {
  const note = document.createElement("p");
  note.className = "problem";
  note.textContent = page.dataset.late.replace("{n}", n);
  page.prepend(note);
}

function say(kind) {
  const n = Object.keys(unsent.parts).length;
  status.className = kind;
  const text = { saved: "✓ " + page.dataset.saved, saving: page.dataset.saving, waiting: page.dataset.waiting };
  const next = n === 0 && kind === "" ? "" : text[kind] ?? "";
  if (status.textContent !== next) status.textContent = next;
}

function give(item, criterion, value) {
  last = Math.max(Date.now(), last + 1);
  unsent.parts[`${item}\n${criterion}`] = [value, last];
  keep();
  say("saving");
  send();
}

async function send() {
  const parts = Object.entries(unsent.parts);
  if (isSending || parts.length === 0 || !isOpen) return;
  isSending = true;
  clearTimeout(retry);
  const answers = [];
  const comments = [];
  for (const [key, [value, number]] of parts) {
    const [item, criterion] = key.split("\n");
    if (criterion) answers.push([item, criterion, value, number]);
    else comments.push([item, value, number]);
  }
  try {
    const answer = await fetch("/p/answers", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Form-Token": token },
      body: JSON.stringify({ round, answers, comments }),
      keepalive: parts.length < 100,
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (answer.ok) {
      const told = await answer.json();
      heard = Date.now();
      for (const [key, [, number]] of parts) {
        if (unsent.parts[key]?.[1] === number) delete unsent.parts[key];
      }
      keep();
      pause = 1000;
      say(Object.keys(unsent.parts).length ? "saving" : "saved");
      if (told.state !== tag) showAnew(told.round);
    } else if (answer.status === 409 || answer.status === 403) {
      // The round is not open for this phone by now: the page tells so, and keeps what is unsent.
      location.reload();
      return;
    } else {
      throw new Error(`the server answered ${answer.status}`);
    }
  } catch {
    say("waiting");
    retry = setTimeout(send, pause);
    pause = Math.min(pause * 2, SLOWEST_MS);
  } finally {
    isSending = false;
  }
  if (Object.keys(unsent.parts).length && pause === 1000) send();
}

// A new round begins with its first item, whatever was looked at of the one before.
function showAnew(number) {
  keepComment();
  if (number > round) location.assign("/p");
  else location.reload();
}

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/p/state", {
      headers: { "If-None-Match": `"${tag}"` },
      cache: "no-store",
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (answer.status === 200) {
      showAnew((await answer.json()).round);
    } else if (answer.status === 403) {
      showAnew(round);
    } else if (answer.status === 304) {
      send();
    }
  } catch {
    // Asked again at the next tick.
  }
}

// Each answer that is kept tells as much.
setInterval(() => { if (Date.now() - heard > ASK_MS - 500) ask(); }, ASK_MS);
addEventListener("online", () => { pause = 1000; send(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { pause = 1000; send(); ask(); } });
addEventListener("pagehide", keepComment);

// One item after the other, without loading the page again.

const form = document.getElementById("form");
const items = form ? JSON.parse(document.getElementById("items").textContent) : [];
const words = document.getElementById("words")?.content.firstElementChild.dataset;
const field = (id) => document.getElementById(id);
let at = form ? items.findIndex((item) => item.id === field("item").value) : 0;
let timer = 0;

function isAnswered(item) {
  return Object.values(item.given).every((value) => value !== null);
}

function total() {
  return Number(field("progress").max);
}

function show(next) {
  keepComment();
  at = next;
  const item = items[at];
  field("item").value = item.id;
  field("at").textContent = at + 1;
  field("head").textContent = item.head;
  field("name").textContent = item.name;
  field("text").textContent = item.text;
  field("cost").textContent = item.cost;
  const mark = field("mark").querySelector("path");
  mark.setAttribute("class", item.mark.colour);
  mark.setAttribute("d", item.mark.path);
  for (const set of form.querySelectorAll("fieldset.score")) {
    const criterion = set.dataset.criterion;
    for (const input of set.querySelectorAll("input")) {
      input.checked = input.value === item.given[criterion];
    }
    set.querySelector(".earlier").textContent = item.earlier[criterion];
  }
  field("comment").value = item.comment;
  field("reason").open = item.comment !== "";
  field("previous").hidden = at === 0;
  field("next").value = items[at + 1]?.id ?? "";
  field("next").textContent = at + 1 < items.length ? words.next : words.list;
  history.replaceState(null, "", `/p?item=${encodeURIComponent(item.id)}`);
  scrollTo(0, 0);
  field("name").focus({ preventScroll: true });
}

function keepComment() {
  clearTimeout(timer);
  if (!form || at < 0) return;
  const text = field("comment").value.trim();
  if (text === items[at].comment) return;
  items[at].comment = text;
  give(items[at].id, "", text);
}

if (form) {
  // What this phone gave and has not sent counts here, whatever the server knows.
  for (const [key, [value]] of Object.entries(unsent.parts)) {
    const [id, criterion] = key.split("\n");
    const item = items.find((candidate) => candidate.id === id);
    if (!item) continue;
    if (criterion) item.given[criterion] = value;
    else item.comment = value;
  }
  if (Object.keys(unsent.parts).length) show(at);
  form.addEventListener("change", (event) => {
    const criterion = event.target.closest("fieldset")?.dataset.criterion;
    if (!criterion) return;
    items[at].given[criterion] = event.target.value;
    field("progress").value = items.slice(0, total()).filter(isAnswered).length;
    give(items[at].id, criterion, event.target.value);
  });
  field("comment").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keepComment, 1200);
  });
  field("previous").addEventListener("click", (event) => {
    event.preventDefault();
    show(at - 1);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keepComment();
    if (at + 1 < items.length) show(at + 1);
    else leave("/p?view=list");
  });
}

// The list is made by the server: what waits is sent before it is asked for.
async function leave(address) {
  const until = Date.now() + 2000;
  while (Object.keys(unsent.parts).length && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  location.assign(address);
}
for (const link of document.querySelectorAll('.more a')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    keepComment();
    leave(link.getAttribute("href"));
  });
}

// How long the round is open.
const ends = Date.parse(page.dataset.ends);
function tick() {
  const seconds = Math.max(0, Math.round((ends - Date.now()) / 1000));
  const text = `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;
  const shown = page.dataset.left.replace("{time}", text.replace(".", document.documentElement.lang === "fi" ? "." : ":"));
  if (field("left") && field("left").textContent !== shown) field("left").textContent = shown;
  if (seconds === 0) ask();
}
if (!Number.isNaN(ends)) {
  tick();
  setInterval(tick, 1000);
}

if (Object.keys(unsent.parts).length) {
  say(isOpen ? "saving" : "waiting");
  send();
}
