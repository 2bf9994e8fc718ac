"""A mail server and an SMS gateway that deliver nothing: they keep the newest messages in memory and show them.

SMTP on port 1025. On port 8025: POST /sms takes what the shop sends to an SMS gateway; /local/messages?to=ADDRESS returns
the messages to an address or a phone as the service's local run does, the oldest first; / is a page with all of them.
"""

import asyncio
import collections
import email
import email.policy
import html
import http.server
import json
import threading
import urllib.parse

from aiosmtpd.smtp import SMTP

MAX_MESSAGES = 1000
MAX_LENGTH = 100_000  # of a request, in bytes

messages = collections.deque(maxlen=MAX_MESSAGES)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Messages</title>
<style>body{{font:16px sans-serif;max-width:50em;margin:2em auto;padding:0 1em}}pre{{white-space:pre-wrap;background:#f4f4f4;padding:1em}}</style>
<h1>Messages of the shop</h1>{}</html>"""


class Mail:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        text = body.get_content().strip() if body else ""
        for to in envelope.rcpt_tos:
            messages.append({"to": to, "subject": str(mail["subject"] or ""), "text": text})
        return "250 OK"


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path == "/local/messages":
            to = urllib.parse.parse_qs(url.query).get("to", [""])[0]
            self.answer(200, "application/json", json.dumps([one for one in list(messages) if one["to"] == to]))
        elif url.path == "/":
            self.answer(200, "text/html; charset=utf-8", PAGE.format("".join(map(section, reversed(list(messages))))))
        else:
            self.answer(404, "text/plain", "There is nothing here.")

    def do_POST(self):
        try:
            length = int(self.headers.get("Content-Length", ""))
            if self.path != "/sms" or not 0 < length <= MAX_LENGTH:
                raise ValueError
            sms = json.loads(self.rfile.read(length))
            messages.append({"to": str(sms["to"]), "subject": f"SMS by template {sms['templateId']}", "text": str(sms["text"])})
        except (ValueError, KeyError, TypeError):
            self.answer(400, "text/plain", "This is not a text message.")
        else:
            self.answer(202, "text/plain", "")

    def answer(self, status, media_type, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """The address of a request may hold a shopper's."""


def section(message):
    subject, to, text = (html.escape(message[name]) for name in ("subject", "to", "text"))
    return f"<section><h2>{subject}</h2><p>to {to}</p><pre>{text}</pre></section>"


async def main():
    pages = http.server.ThreadingHTTPServer(("0.0.0.0", 8025), Pages)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    loop = asyncio.get_running_loop()
    await loop.create_server(lambda: SMTP(Mail(), enable_SMTPUTF8=True, loop=loop), "0.0.0.0", 1025)
    await asyncio.Event().wait()


asyncio.run(main())
