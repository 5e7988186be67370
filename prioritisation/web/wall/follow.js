// A wall asks each second whether there is something else to show, and says when nobody answers.

const ASK_MS = 1000;
const GIVE_UP_MS = 8000; // One question at a time, so an answer that never comes must end.
const SILENT_MS = 5000;
const IDLE_MS = 3000;

// `take` is given each new answer; `wall` holds the address, the tag of what is shown, and the words.
export function follow(wall, take) {
  const note = wall.querySelector(".note");
  const { address, offline, edition } = wall.dataset;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
  let tag = wall.dataset.tag;
  let isAsking = false;
  let answeredAt = new Date(); // What is shown was right then.
  let waitingSince = performance.now();

  async function ask() {
    if (isAsking || document.hidden) return;
    isAsking = true;
    try {
      const answer = await fetch(address, {
        headers: { "If-None-Match": tag },
        cache: "no-store",
        signal: AbortSignal.timeout(GIVE_UP_MS),
      });
      if (answer.status === 200) {
        const shown = await answer.json();
        // A server of another edition may show what this script does not know.
        if (shown.edition !== edition) location.reload();
        take(shown);
        document.title = shown.title;
        tag = answer.headers.get("ETag") ?? "";
      } else if (answer.status !== 304) {
        throw new Error(`the server answered ${answer.status}`);
      }
      answeredAt = new Date();
      waitingSince = performance.now();
    } catch {
      // The server is away: it is asked again at the next tick.
    } finally {
      isAsking = false;
    }
  }

  function sayWhetherAlone() {
    const isAlone = performance.now() - waitingSince > SILENT_MS;
    const text = isAlone ? offline.replace("{time}", clock.format(answeredAt)) : "";
    if (note.textContent !== text) note.textContent = text;
  }

  setInterval(() => {
    ask();
    if (!document.hidden) sayWhetherAlone();
  }, ASK_MS);
  document.addEventListener("visibilitychange", () => {
    waitingSince = performance.now();
    ask();
  });
}

// The whole screen, with a key or a double click; a cursor that nobody moves is in the way.
export function fillScreen() {
  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (isPlain && event.key.toLowerCase() === "f") fill();
  });
  document.addEventListener("dblclick", fill);

  let idle = 0;
  function wake() {
    document.documentElement.classList.remove("idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.documentElement.classList.add("idle"), IDLE_MS);
  }
  document.addEventListener("pointermove", wake);
  wake();
}
