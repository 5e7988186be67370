// When a page has last asked, been answered and changed: a reader waits on it.
(() => {
  const RERUN = 0x5a; // The first byte of a message that asks for a run of the script.
  const QUIET = 100; // ms without a change; what a run sent is drawn a little after its end.
  const watched = new WeakSet();
  let unanswered = false;
  let changed = performance.now();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener("message", () => { unanswered = false; });
    }
    if (data[0] === RERUN) unanswered = true;
    return send.call(this, data);
  };
  const watch = () => new MutationObserver(() => { changed = performance.now(); }).observe(
    document.documentElement, { childList: true, subtree: true },
  );
  if (document.documentElement) watch();
  else document.addEventListener("DOMContentLoaded", watch);
  window.pageIsSettled = () => {
    const app = document.querySelector("[data-testid=stApp]")?.dataset;
    return app?.testScriptState === "notRunning" && app?.testConnectionState === "CONNECTED"
      && !unanswered && performance.now() - changed > QUIET;
  };
})();
