"""Pictures for the documents: a payer at the checkout, an operator at the desk, at a phone's width and at a desktop's.

    screenshots.py PAYDESK-BINARY FOLDER PORT
"""

import sys
from pathlib import Path

from browser import Browser
from demo import Demo

CHINESE, ENGLISH = "zh-Hant-TW", "en"
PHONE, DESKTOP = 390, 1120


class Camera:
    """Takes pictures of what a browser shows, in a phone's or a desktop's width."""

    def __init__(self, browser, folder):
        self.browser = browser
        self.folder = folder

    def show(self, url, language, width):
        # A phone's picture is shown smaller than it is, so it gets two points for one.
        self.browser.size(width, 844 if width == PHONE else 720, scale=2 if width == PHONE else 1)
        self.browser.scheme("light")
        self.browser.open(f"{url}?lang={language}")

    def take(self, name, width, until="main > *:last-child"):
        """The page down to the end of what `until` selects first: documents have little room."""
        end = self.browser.run("return document.querySelector(arguments[0]).getBoundingClientRect().bottom", until)
        self.browser.shot(self.folder / f"{name}.png", clip=(width, int(end) + 20))


def choose(browser, method):
    browser.run(
        "document.querySelector(`input[name=method][value=${arguments[0]}]`).form.querySelector('button').click()", method)


def by_atm(camera, demo):
    """As payers do it: choose, take a number on the gateway's page, come back; then they pay it at a machine."""
    browser, url = camera.browser, demo.open("shop-1041", "1500", "手沖壺與濾紙組")
    camera.show(url, CHINESE, PHONE)
    camera.take("checkout-methods.zh-TW", PHONE, until=".choices li:nth-child(8)")
    choose(browser, "atm")
    browser.wait("the gateway's page", "return document.querySelector('button[value=takeNumber]') !== null")
    browser.click("button[value=takeNumber]")
    browser.wait("the number at the checkout", "return document.querySelector('.copy') !== null")
    camera.show(url, CHINESE, PHONE)
    camera.take("checkout-atm.zh-TW", PHONE)
    demo.control("act", {"attempt": demo.attempt("shop-1041"), "action": "payNumber"})
    browser.wait("the page to change by itself", "return document.querySelector('main').dataset.status === 'paid'", seconds=40)
    camera.show(url, CHINESE, PHONE)
    camera.take("checkout-paid.zh-TW", PHONE)


def by_stablecoin(camera, demo):
    browser, url = camera.browser, demo.open("shop-1042", "1500", "Pour-over set")
    camera.show(url, ENGLISH, DESKTOP)
    choose(browser, "stablecoin")
    browser.wait("the code", "return document.querySelector('.qr') !== null")
    camera.show(url, ENGLISH, DESKTOP)
    camera.take("checkout-stablecoin.en", DESKTOP)


def at_the_desk(camera, demo):
    browser = camera.browser
    camera.show(demo.desk + "/desk/sign-in", ENGLISH, DESKTOP)
    browser.run("document.getElementById('key').value = arguments[0]; document.querySelector('.sign-in').submit()", demo.key)
    browser.wait("the orders", "return location.pathname === '/desk'")
    camera.show(demo.desk + "/desk", ENGLISH, DESKTOP)
    camera.take("desk-orders.en", DESKTOP)
    for language, name in [(ENGLISH, "en"), (CHINESE, "zh-TW")]:
        camera.show(demo.desk + "/desk/orders/shop-1041", language, DESKTOP)
        camera.take(f"desk-order.{name}", DESKTOP, until="section:has(> .timeline)")


def other_orders(demo):
    """So that the list shows more than payments that went well."""
    demo.open("shop-1038", "360", "濾紙 100 張")
    demo.api("POST", "/v1/orders/shop-1038/cancel", {"by": "mei@shop.example", "text": "缺貨"})
    demo.open("shop-1039", "2400", "茶海與杯組")
    demo.send_tokens("shop-1039", "short")
    demo.open("shop-1040", "880", "高山烏龍茶 150 克")
    demo.send_tokens("shop-1040", "asAsked")


demo = Demo(sys.argv[1])
try:
    browser = Browser(int(sys.argv[3]) + 1)
    try:
        camera = Camera(browser, Path(sys.argv[2]))
        other_orders(demo)
        by_atm(camera, demo)
        by_stablecoin(camera, demo)
        at_the_desk(camera, demo)
    finally:
        browser.close()
finally:
    demo.close()
