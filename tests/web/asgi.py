"""Ask the plain routes as a server would, without a browser."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.applications import Starlette

from prioritisation.web.server import routes

HOST = "town.example"
SAME_SITE = {"host": HOST, "origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}


def outcome(work):
    """What a coroutine comes to, in a thread: a test of a browser has a loop in its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Answer(NamedTuple):
    status: int
    headers: dict
    cookies: list
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Browser:
    """Somebody with cookies of their own, at an address."""

    def __init__(self, client="192.0.2.7", language="en", scheme="http"):
        self.app = Starlette(routes=routes())
        self.client, self.language, self.scheme = client, language, scheme
        self.cookies = {}

    def get(self, address, **headers):
        return self.ask("GET", address, b"", headers)

    def post(self, address, fields, headers=SAME_SITE):
        return self.ask(
            "POST",
            address,
            urlencode(fields).encode(),
            {**headers, "content-type": "application/x-www-form-urlencoded"},
        )

    def send(self, address, document, headers=SAME_SITE):
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.ask("POST", address, body, {**headers, "content-type": "application/json"})

    def ask(self, method, address, body, headers):
        answer = outcome(self._ask(method, address, body, headers))
        for cookie in answer.cookies:
            for name, part in SimpleCookie(cookie).items():
                self.cookies[name] = part.value
        return answer

    async def _ask(self, method, address, body, headers):
        path, _, query = address.partition("?")
        sent = []

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        told = {"host": HOST, "accept-language": self.language}
        if self.cookies:
            told["cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        told |= {"content-length": str(len(body))} if method == "POST" else {}
        told |= {k.lower().replace("_", "-"): v for k, v in headers.items()}
        told = {k: v for k, v in told.items() if v is not None}
        await self.app(
            {
                "type": "http",
                "method": method,
                "scheme": self.scheme,
                "path": path,
                "raw_path": path.encode(),
                "root_path": "",
                "query_string": query.encode(),
                "client": (self.client, 50000),
                "server": (HOST, 8501),
                "headers": [(k.encode(), v.encode()) for k, v in told.items()],
            },
            receive,
            send,
        )
        pairs = [(k.decode().lower(), v.decode()) for k, v in sent[0]["headers"]]
        return Answer(
            sent[0]["status"],
            dict(pairs),
            [v for k, v in pairs if k == "set-cookie"],
            b"".join(m.get("body", b"") for m in sent[1:]),
        )
