// What the checkout does beside being a page: it copies, counts down, and shows itself again when the order changes.
// Without it everything can still be done.
"use strict";
(() => {
  const sheet = () => document.getElementById("content");
  const announcer = document.getElementById("announcer");
  const connection = document.getElementById("connection");
  const words = document.documentElement.lang;

  // The server's clock decides, not the payer's: what is counted is the distance between the two.
  let ahead = Date.now() - Number(sheet().dataset.now);
  let showing = false;
  let again = false;

  // What came of the last request is said once: shown again, or restored, the page is about the order as it is by then.
  const address = new URL(location.href);
  if (address.searchParams.has("notice")) {
    address.searchParams.delete("notice");
    history.replaceState(history.state, "", address);
  }

  function announce(text) {
    announcer.textContent = "";
    requestAnimationFrame(() => { announcer.textContent = text; });
  }

  // MARK: Showing the page again

  async function show() {
    if (isChosen()) return;
    if (showing) { again = true; return; }
    showing = true;
    try {
      const answer = await fetch(address, { cache: "no-store", headers: { "Accept": "text/html", "Accept-Language": words } });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("content");
      if (!next) throw new Error("no content");
      if (!isChosen()) replace(next, page.title);
      connection.hidden = true;
    } catch (error) {
      connection.hidden = false;
      setTimeout(show, 5000);
    } finally {
      showing = false;
      if (again) { again = false; show(); }
    }
  }

  function replace(next, title) {
    const now = sheet();
    const changed = next.dataset.announce !== now.dataset.announce || next.dataset.sequence !== now.dataset.sequence;
    const hadFocus = now.contains(document.activeElement);
    now.replaceWith(document.importNode(next, true));
    ahead = Date.now() - Number(sheet().dataset.now);
    document.title = title;
    prepare();
    if (hadFocus) sheet().focus({ preventScroll: true });
    if (changed) announce(sheet().dataset.announce);
  }

  function heard(text) {
    let message;
    try { message = JSON.parse(text); } catch { return; }
    connection.hidden = true;
    if (String(message.sequence) !== sheet().dataset.sequence || message.status !== sheet().dataset.status) show();
  }

  // MARK: Listening

  let source = null;
  let failures = 0;
  let poll = null;
  let silence = null;
  let retry = null;

  function follow() {
    if ("EventSource" in window) listen(); else startPolling();
  }

  function listen() {
    if (source) return;
    const opened = new EventSource(sheet().dataset.events);
    source = opened;
    expectWord();
    opened.addEventListener("status", (event) => { failures = 0; clearTimeout(silence); stopPolling(); heard(event.data); });
    opened.addEventListener("error", () => {
      if (opened !== source) return;
      failures += 1;
      // Some networks hold streams back: then asking now and then does as well.
      if (failures >= 2 || opened.readyState === EventSource.CLOSED) startPolling(); else expectWord();
      if (opened.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, 30000);
      }
    });
  }

  // The first word comes at once. What holds it back on its way keeps the stream open, and no error tells of it.
  function expectWord() {
    clearTimeout(silence);
    silence = setTimeout(startPolling, 5000);
  }

  function stopListening() {
    source?.close();
    source = null;
    clearTimeout(silence);
  }

  function startPolling() {
    if (poll === null) { poll = setInterval(ask, 5000); ask(); }
  }

  function stopPolling() {
    clearInterval(poll);
    poll = null;
  }

  async function ask() {
    if (document.hidden) return;
    try {
      const answer = await fetch(sheet().dataset.poll, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      heard(await answer.text());
    } catch (error) {
      connection.hidden = false;
      // Where it is not asked every few seconds anyway.
      clearTimeout(retry);
      if (poll === null) retry = setTimeout(ask, 5000);
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    // A stream that died while nobody looked says nothing of it.
    stopListening();
    follow();
    // Browsers let the clock of a page that nobody sees rest.
    if (watched().some((part) => secondsLeft(part) < 0 && !over.has(part.dataset.deadline))) show(); else ask();
  });
  // A page that comes back from the browser's memory is old.
  addEventListener("pageshow", (event) => { if (event.persisted) { prepare(); show(); follow(); } });
  // Nor may one that waits there hold a connection.
  addEventListener("pagehide", () => { stopListening(); stopPolling(); clearTimeout(retry); });

  // MARK: Counting down

  function two(number) { return String(number).padStart(2, "0"); }

  function left(seconds, day) {
    const days = Math.floor(seconds / 86400);
    const hours = Math.floor(seconds / 3600) % 24;
    const tail = two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
    if (days > 0) return days + " " + day + " " + two(hours) + ":" + tail;
    return hours > 0 ? hours + ":" + tail : tail;
  }

  // Everything with a deadline, whether or not its time is counted down.
  function watched() { return [...document.querySelectorAll("[data-deadline]")]; }

  function secondsLeft(part) { return Math.floor((Number(part.dataset.deadline) - (Date.now() - ahead)) / 1000); }

  // Each deadline shows the page again once: one that is over and still shown would do it without end. What was over when the page came
  // is in it already.
  const over = new Set();
  for (const part of watched()) { if (secondsLeft(part) < 0) over.add(part.dataset.deadline); }

  function tick() {
    for (const part of watched()) {
      const seconds = secondsLeft(part);
      if (part.classList.contains("countdown")) {
        part.textContent = left(Math.max(0, seconds), part.dataset.day);
        part.classList.toggle("soon", seconds < 300);
      }
      if (seconds < 0 && !over.has(part.dataset.deadline)) {
        over.add(part.dataset.deadline);
        show();
      }
    }
  }

  // MARK: Copying

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const field = document.createElement("textarea");
      field.value = text;
      field.readOnly = true;
      field.className = "unseen";
      button.after(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      button.focus();
      if (!done) return;
    }
    const word = button.textContent;
    if (button.classList.contains("done")) return;
    button.classList.add("done");
    button.textContent = button.dataset.done;
    announce(button.dataset.done);
    setTimeout(() => { button.classList.remove("done"); button.textContent = word; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  // MARK: Choosing

  let patience = null;

  // From a choice to its answer the page stays as it is: shown again, it would take another press and begin a second payment.
  function isChosen() { return document.querySelector(".choice[data-sent]") !== null; }

  function forgetChoice() {
    clearTimeout(patience);
    for (const form of document.querySelectorAll(".choice")) delete form.dataset.sent;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".choice");
    if (!form) return;
    // A second press would begin a second payment.
    if (form.dataset.sent) { event.preventDefault(); return; }
    for (const other of document.querySelectorAll(".choice")) other.dataset.sent = "yes";
    form.querySelector(".choice-text").textContent = form.dataset.busy;
    announce(form.dataset.busy);
    setTimeout(() => { for (const button of document.querySelectorAll(".choice button")) button.disabled = true; }, 0);
    // An answer that never comes, as when the payer stops the browser, does not hold the page for ever.
    patience = setTimeout(() => { forgetChoice(); show(); }, 120000);
  });

  function prepare() {
    for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
    forgetChoice();
    for (const button of document.querySelectorAll(".choice button")) button.disabled = false;
    tick();
  }

  prepare();
  setInterval(tick, 1000);
  follow();
})();
