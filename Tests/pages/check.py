"""Looks at every page in headless Chromium. Exits with 1 and a list when something is wrong.

    check.py FOLDER PORT [names of steps]
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from browser import Browser
from served import Site

out, port = Path(sys.argv[1]), int(sys.argv[2])
origin = f"http://127.0.0.1:{port}"
folder, shots = out / "site", out / "shots"
shots.mkdir(exist_ok=True)
site = Site(folder, port)
browser = Browser(port + 1)
check = (Path(__file__).parent / "page-check.js").read_text()
problems = []
proven = []
# Pages of which there are pictures in dark colours, too. All are checked in both.
IN_THE_DARK = {"checkout/open", "checkout/token", "checkout/atm", "checkout/paid", "desk/order-review", "desk/orders"}


def problem(where, what):
    problems.append(f"{where}: {what}")
    print(f"WRONG {where}: {what}", flush=True)


def quiet(where):
    for line in browser.logs():
        if line["level"] in ("SEVERE", "WARNING"):
            problem(where, line["message"])


def address(path):
    name, language = path.relative_to(folder).with_suffix("").as_posix().rsplit(".", 1)
    return name, f"{origin}/{name}?lang={language}", language


def every_page():
    """At three widths and in both colour schemes: no fault, no console message."""
    least = 21
    pages = sorted(folder.glob("checkout/*.html")) + sorted(folder.glob("desk/*.html")) + sorted(folder.glob("message/*.html"))
    for path in pages:
        name, url, language = address(path)
        for width, scheme in [(390, "light"), (390, "dark"), (320, "light"), (1280, "light"), (1280, "dark")]:
            browser.size(width, 844 if width < 600 else 860)
            browser.scheme(scheme)
            if width == 390 and scheme == "light":
                browser.open(url)
            # Folded parts must be right, too, when they are unfolded.
            browser.run("for (const part of document.querySelectorAll('details')) part.open = arguments[0]", width != 390)
            found = browser.run(check)
            least = min(least, found["least"])
            for fault in found["faults"]:
                problem(f"{name} {language} {width} {scheme}", fault)
            isShown = (language == "zh-Hant-TW" and width != 320) or (width == 390 and scheme == "light")
            if isShown and (scheme == "light" or name in IN_THE_DARK):
                shot = shots / f"{name.replace('/', '-')}.{language}.{width}.{scheme}.png"
                browser.shot(shot)
        quiet(f"{name} {language}")
    proven.append(f"{len(pages)} pages, 5 views each; least contrast {least:.2f}")


def open_checkout(story, language="en", width=390):
    site.shown.clear()
    browser.size(width, 844)
    browser.scheme("light")
    browser.open(f"{origin}/checkout/{story}?lang={language}")


def wait_for(what, holds, seconds=15):
    """Until something is so at the server."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited in vain for: {what}"
        time.sleep(0.05)


def live():
    """The page moves by itself, by the stream and without it, says so, and says when it cannot."""
    title = "return document.getElementById('standing').textContent"
    open_checkout("token")
    assert browser.run(title) == "Waiting for your payment"
    browser.run("document.getElementById('content').dataset.first = 'yes'")
    time.sleep(1)
    assert browser.run("return document.getElementById('content').dataset.first") == "yes", "shown again for nothing"
    for story, expected in [("processing", "Your payment is being processed"), ("paid", "Paid")]:
        site.shown["token"] = story
        browser.wait(expected, f"{title} === arguments[0]", expected)
        browser.wait("the announcement", "return document.getElementById('announcer').textContent === arguments[0]", expected)
    proven.append("moves by itself on the event stream and announces it")
    quiet("live")

    open_checkout("token")
    site.streams = False
    browser.open(f"{origin}/checkout/token?lang=en")
    before = site.polls
    site.shown["token"] = "paid"
    browser.wait("the poll", f"{title} === 'Paid'")
    assert site.polls > before
    proven.append("falls back to asking where there is no stream")

    site.failing = True
    browser.run("document.dispatchEvent(new Event('visibilitychange'))")
    browser.wait("the lost connection", "return !document.getElementById('connection').hidden")
    site.failing = False
    browser.run("document.dispatchEvent(new Event('visibilitychange'))")
    browser.wait("the connection", "return document.getElementById('connection').hidden")
    site.streams = True
    browser.logs()  # The refused requests of this part are meant.
    proven.append("says when the connection is lost and when it is back")


def countdown():
    """Counts by the deadline and the server's clock, whatever the payer's clock says."""
    open_checkout("token")
    read = "return document.querySelector('.countdown').textContent"
    first = browser.run(read)
    assert first.startswith("26:5") or first == "27:00", first
    browser.wait("a second to pass", "return document.querySelector('.countdown').textContent !== arguments[0]", first)
    # Near its end it stands out, and at its end the page is shown again.
    browser.run("const timer = document.querySelector('.countdown'); timer.dataset.deadline = Number(timer.dataset.deadline) - 27 * 60000 + 6000")
    browser.wait("the colour", "return document.querySelector('.countdown').classList.contains('soon')")
    site.shown["token"] = "token-over"
    browser.wait("the end", "return document.getElementById('standing').textContent === 'Those payment details have run out'")
    assert not browser.run("return document.querySelector('.countdown')")
    quiet("countdown")
    proven.append("counts down and ends by itself")


def over_and_shown():
    """A deadline that is over and still shown, as a service might answer, is no reason to ask without end."""
    site.edit = lambda body: re.sub(
        rb'data-deadline="(\d+)"', lambda found: b'data-deadline="%d"' % (int(found[1]) - 3600_000), body)
    try:
        before = site.pages
        open_checkout("token")
        time.sleep(3)
        assert browser.run("return document.querySelector('.countdown').textContent") == "00:00"
        shown = site.pages - before
        assert shown == 1, f"shown {shown} times in three seconds"
    finally:
        site.edit = None
    # One that ends while the page is shown.
    open_checkout("atm")
    browser.run("""document.getElementById('content').dataset.first = 'yes';
        for (const part of document.querySelectorAll('[data-deadline]')) part.dataset.deadline = 1""")
    browser.wait("the page to be shown again", "return document.getElementById('content').dataset.first !== 'yes'")
    quiet("over and shown")
    proven.append("asks once when a deadline is over, also one that is not counted down, and not for what was over before")


def notices():
    """What came of the last request is said once, and the page that is shown again is about the order."""
    site.shown.clear()
    said = "return document.querySelector('.notice[role=alert]')?.textContent ?? ''"
    browser.open(f"{origin}/checkout/deadline-over?lang=en&notice=closed")
    time.sleep(1.5)
    assert browser.run(said) == "closed", "the notice is gone before it can be read"
    browser.open(f"{origin}/checkout/token?lang=en&notice=unavailable")
    assert browser.run(said) == "unavailable"
    assert "notice" not in browser.run("return location.href")
    site.shown["token"] = "paid"
    browser.wait("the payment", "return document.getElementById('standing').textContent === 'Paid'")
    assert browser.run(said) == ""
    quiet("notices")
    proven.append("says once what came of the last request, and not beside what happened since")


def chosen():
    """From a choice to its answer nothing on the page invites to another press."""
    open_checkout("open")
    browser.run("document.addEventListener('submit', (event) => event.preventDefault())")
    browser.click(".choice button")
    browser.wait("the buttons to rest", "return [...document.querySelectorAll('.choice button')].every((button) => button.disabled)")
    site.shown["open"] = "processing"
    time.sleep(1.5)
    assert browser.run("return [...document.querySelectorAll('.choice button')].every((button) => button.disabled)")
    browser.run("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    browser.wait("the page to move on", "return document.getElementById('standing').textContent === 'Your payment is being processed'")
    quiet("chosen")
    proven.append("stays as it is from a choice to its answer")


def waiting_pages():
    """Browsers keep pages for the way back, and give one server six connections: a page that is left holds none."""
    for story in ["token", "atm", "store", "open", "several", "redirect", "processing", "partially-paid"]:
        before = site.events
        open_checkout(story)
        wait_for("the stream", lambda: site.events > before)
    wait_for("all streams but one to end", lambda: site.held == 1)
    # Left for the browser's memory and brought back: the page listens again, and only once.
    browser.run("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    wait_for("the stream's end", lambda: site.held == 0)
    browser.run("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    wait_for("the stream", lambda: site.held == 1)
    quiet("waiting pages")
    proven.append("a page that waits in the browser's memory holds no connection, and listens again when it is back")


def without_streams():
    """A browser that knows no streams asks now and then, also after it came back to the page."""
    script = browser.devtools("Page.addScriptToEvaluateOnNewDocument", source="delete window.EventSource")
    try:
        open_checkout("token")
        browser.run("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        time.sleep(0.5)
        before = site.polls
        browser.run("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        wait_for("the poll", lambda: site.polls > before)
        site.shown["token"] = "paid"
        browser.wait("the poll", "return document.getElementById('standing').textContent === 'Paid'")
    finally:
        browser.devtools("Page.removeScriptToEvaluateOnNewDocument", **script)
    quiet("without streams")
    proven.append("asks now and then where the browser knows no streams, and again when it is back")


def held_back():
    """A stream whose words are held back on their way keeps no news from the payer, and costs no asking when they come."""
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    site.silent = True
    try:
        open_checkout("token")
        before = site.polls
        wait_for("the poll", lambda: site.polls > before)
        site.shown["token"] = "processing"
        browser.wait("the poll", "return document.getElementById('standing').textContent === 'Your payment is being processed'")
        before = site.events
        browser.run(look)
        wait_for("another stream", lambda: site.events > before)
    finally:
        site.silent = False
    browser.run(look)
    # The page shown by now listens under its own story's name.
    site.shown["token"] = site.shown["processing"] = "paid"
    browser.wait("the stream", "return document.getElementById('standing').textContent === 'Paid'")
    time.sleep(1)
    before = site.polls
    time.sleep(6)
    assert site.polls == before, "asks beside a stream that speaks"
    browser.logs()  # Streams that were held back end without an answer.
    proven.append("asks where a stream is held back, listens anew when somebody looks, and stops asking when the stream speaks")


def copying():
    """The buttons copy exactly what stands beside them."""
    browser.devtools("Browser.grantPermissions", origin=origin, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    for story, values in [
        ("token", ["47.619047", "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045", "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"]),
        ("atm", ["822", "9203418800167234", "1500"]), ("store", ["UNI26010100487", "1500"]),
    ]:
        open_checkout(story)
        count = browser.run("return document.querySelectorAll('.copy').length")
        assert count == len(values), (story, count)
        for index, value in enumerate(values):
            browser.run("document.querySelectorAll('.copy')[arguments[0]].focus()", index)
            browser.press("\ue007")
            browser.wait("the answer", "return document.querySelectorAll('.copy')[arguments[0]].textContent === 'Copied'", index)
            copied = browser.call("POST", browser.session + "/execute/async", {
                "script": "navigator.clipboard.readText().then(arguments[0])", "args": []})
            assert copied == value, (story, copied, value)
            spoken = browser.run("return document.querySelectorAll('.copy')[arguments[0]].getAttribute('aria-label')", index)
            assert spoken.startswith("Copy "), spoken
    quiet("copying")
    proven.append("copies exact values, by keyboard")


def keyboard():
    """Everything can be reached and pressed without a mouse, and one sees where one is."""
    open_checkout("open")
    reached = []
    for _ in range(9):
        browser.press("\ue004")
        seen = browser.run(
            "const at = document.activeElement, style = getComputedStyle(at);"
            "return [at.textContent.trim().slice(0, 30), style.outlineStyle, parseFloat(style.outlineWidth)]")
        reached.append(seen)
    assert reached[0][0] == "Skip to the content", reached
    assert all(style != "none" and width >= 2 for _, style, width in reached), reached
    names = [text for text, _, _ in reached]
    assert any("Credit or debit card" in name for name in names) and any("Stablecoin" in name for name in names), names
    browser.run("document.querySelector('.choice button').focus()")
    site.posted.clear()
    browser.press("\ue007")
    browser.wait("the answer", "return document.title === 'done'")
    assert site.posted == [(
        "/checkout/open/pay?lang=en", "application/x-www-form-urlencoded", [("gateway", "payuni"), ("method", "card")])], site.posted
    quiet("keyboard")
    proven.append("works by keyboard with visible focus; choosing posts gateway and method once")


def pressed_twice():
    """Slow networks leave time for a second press, on the same button or on another."""
    for second in [0, 1]:
        open_checkout("open")
        # The browser would join two presses in a row by itself, so what the page lets through is counted.
        let_through = browser.run(
            "const passed = [];"
            "addEventListener('submit', (event) => { passed.push(!event.defaultPrevented); event.preventDefault(); });"
            "const buttons = document.querySelectorAll('.choice button');"
            "buttons[0].click(); buttons[arguments[0]].click(); return passed", second)
        assert let_through == [True, False], let_through
        browser.wait("the buttons to rest", "return [...document.querySelectorAll('.choice button')].every((one) => one.disabled)")
    quiet("pressed twice")
    proven.append("a second press starts no second payment")


def languages():
    open_checkout("atm", "zh-Hant-TW")
    assert browser.run("return document.documentElement.lang") == "zh-Hant-TW"
    browser.click(".language")
    browser.wait("English", "return document.documentElement.lang === 'en'")
    browser.click(".language")
    browser.wait("Chinese", "return document.documentElement.lang === 'zh-Hant-TW'")
    quiet("languages")
    proven.append("switches language and back")


def posting_page():
    """The page that posts itself posts exactly its fields, hostile ones included, and runs nothing else."""
    expected = [tuple(pair) for pair in json.loads((folder / "form.fields.json").read_text())]
    site.posted.clear()
    browser.open(origin + "/form")
    browser.wait("the answer", "return document.title === 'done'")
    assert len(site.posted) == 1, len(site.posted)
    path, kind, fields = site.posted[0]
    assert path == "/gateway" and kind == "application/x-www-form-urlencoded", (path, kind)
    assert fields == expected, [pair for pair in zip(fields, expected) if pair[0] != pair[1]][:3]
    # Going back must not post again.
    browser.call("POST", browser.session + "/back", {})
    time.sleep(1)
    assert len(site.posted) == 1
    quiet("posting page")
    proven.append(f"the self-posting page posts its {len(expected)} fields once, unchanged, and not again on the way back")


def without_scripts():
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        open_checkout("open")
        browser.size(390, 844)
        browser.shot(shots / "checkout-open.without-scripts.png")
        site.posted.clear()
        browser.click(".choice button")
        for _ in range(50):
            if site.posted:
                break
            time.sleep(0.1)
        assert site.posted and site.posted[0][2] == [("gateway", "payuni"), ("method", "card")], site.posted
        open_checkout("token")
        browser.click("noscript a")
        browser.shot(shots / "checkout-token.without-scripts.png")
        browser.open(origin + "/form")
        site.posted.clear()
        browser.click("#payment-button")
        for _ in range(50):
            if site.posted:
                break
            time.sleep(0.1)
        assert len(site.posted) == 1
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
    browser.logs()
    proven.append("works without scripts: choosing, looking again, posting on")


def policy():
    """The policy stops what does not belong to the page."""
    open_checkout("open")
    browser.run(
        "const script = document.createElement('script'); script.textContent = 'window.broken = true';"
        "document.body.append(script);"
        "const style = document.createElement('style'); style.textContent = 'body{display:none}'; document.head.append(style)")
    time.sleep(0.5)
    assert not browser.run("return window.broken"), "an inline script ran"
    assert browser.run("return getComputedStyle(document.body).display") != "none", "an inline style was applied"
    assert any("Content Security Policy" in line["message"] for line in browser.logs())
    proven.append("the content security policy stops injected scripts and styles")


def code():
    """Another program's eyes on the QR code: what a camera reads off the rendered page."""
    expected = (folder / "qr.txt").read_text()
    for scheme in ["light", "dark"]:
        open_checkout("token")
        browser.size(390, 844, scale=2)
        browser.scheme(scheme)
        shot = shots / f"qr.{scheme}.png"
        browser.shot(shot)
        read = subprocess.run(["zbarimg", "--quiet", "--raw", str(shot)], capture_output=True, text=True)
        assert read.stdout.strip() == expected, (scheme, read.stdout, expected)
    proven.append("the QR code on the rendered page reads as the exact transfer, in both colour schemes")


STEPS = [every_page, live, countdown, over_and_shown, notices, chosen, waiting_pages, without_streams, held_back, copying, keyboard, pressed_twice,
         languages, posting_page, without_scripts, policy, code]
names = [step.__name__ for step in STEPS]
wanted = sys.argv[3:] or names
if not set(wanted) <= set(names):
    browser.close()
    sys.exit("steps: " + " ".join(names))
try:
    for step in [step for step in STEPS if step.__name__ in wanted]:
        begun = time.monotonic()
        try:
            step()
        except (AssertionError, RuntimeError) as error:
            problem(step.__name__, error)
        print(f"{step.__name__}: {time.monotonic() - begun:.1f} s", flush=True)
finally:
    browser.close()
for line in proven:
    print("ok   ", line)
print(f"{len(problems)} problems; screenshots in {shots}")
sys.exit(1 if problems else 0)
