"""Roundcube's pages, used as a browser uses them: signs in, adds an identity, writes, clicks "Send"."""

import html
import http.cookiejar
import re
import sys
import urllib.parse
import urllib.request

base, login, name, alias, to, subject, body = sys.argv[1:]
jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(
    urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)
)


def get(query):
    return browser.open(f"{base}?{query}", timeout=30).read().decode()


def post(query, fields):
    data = urllib.parse.urlencode(fields).encode()
    return browser.open(f"{base}?{query}", data, timeout=30).read().decode()


def token(page):
    found = re.search(r'"request_token":"([^"]+)"|name="_token" value="([^"]+)"', page)
    return found.group(1) or found.group(2)


page = post(
    "_task=login",
    {"_token": token(get("")), "_task": "login", "_action": "login", "_timezone": "UTC", "_url": "", "_user": login, "_pass": "mailbox"},
)
if "request_token" not in page or "_task=logout" not in page:
    sys.exit(f"not signed in: {page[:2000]}")
answer = post(
    "_task=settings&_action=save-identity",
    {"_token": token(page), "_task": "settings", "_action": "save-identity", "_framed": "1", "_iid": "", "_name": name, "_email": alias},
)
if "successfullysaved" not in answer and "Successfully saved" not in answer:
    sys.exit(f"no identity: {answer[:2000]}")
page = get("_task=mail&_action=compose")
choices = re.findall(r'<option value="(\d+)"[^>]*>([^<]*)</option>', page)
own = [number for number, text in choices if alias in html.unescape(text)]
if not own:
    sys.exit(f"{alias} is not offered: {choices}")
letter = re.search(r'name="_id" value="([^"]+)"|"compose_id":"([^"]+)"', page)
letter = letter.group(1) or letter.group(2)
answer = post(
    f"_task=mail&_action=send&_id={letter}&_framed=1",
    {
        "_token": token(page),
        "_task": "mail",
        "_action": "send",
        "_id": letter,
        "_attachments": "",
        "_from": own[-1],
        "_to": to,
        "_cc": "",
        "_bcc": "",
        "_replyto": "",
        "_followupto": "",
        "_subject": subject,
        "_draft_saveid": "",
        "_draft": "",
        "_is_html": "0",
        "_framed": "1",
        "_store_target": "",
        "_priority": "0",
        "_message": body,
    },
)
if "sent_successfully" not in answer:
    sys.exit(f"not sent: {answer[:2000]}")
