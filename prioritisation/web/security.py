"""What protects the plain pages: headers, and posts from this site alone."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FORM_PURPOSE = b"form"


def page_headers(*, has_forms: bool = False, is_personal: bool = False) -> Mapping[str, str]:
    """Return the headers of a plain page: nothing is loaded from elsewhere, nothing is inline.

    Parameters
    ----------
    has_forms : it may post to this site
    is_personal : it is for one reader, and nothing keeps a copy of it
    """
    policy = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'" if has_forms else "form-action 'none'",
        "frame-ancestors 'none'" if has_forms else "frame-ancestors 'self'",
    )
    headers = {
        "Content-Security-Policy": "; ".join(policy),
        "Referrer-Policy": "same-origin" if has_forms else "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    if has_forms:
        headers["X-Frame-Options"] = "DENY"
    if is_personal:
        headers["Cache-Control"] = "no-store"
    return headers


class EverywhereHeaders:
    """Gives every answer of the server, those of the app's pages too, what it does not have yet."""

    _HEADERS = (
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"SAMEORIGIN"),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    )

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message.get("headers", ())}
                missing = (pair for pair in self._HEADERS if pair[0] not in there)
                message = {**message, "headers": [*message.get("headers", ()), *missing]}
            await send(message)

        await self._app(scope, receive, with_headers)


def is_same_origin(request: Request) -> bool:
    """Return whether a post comes from a page of this site.

    Browsers tell it by `Sec-Fetch-Site`, older ones by `Origin`, the oldest by `Referer`; what
    tells nothing is not believed.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    told = request.headers.get("origin") or request.headers.get("referer")
    if told is None:
        return site == "same-origin"
    return bool(told) and urlsplit(told).netloc == request.headers.get("host", "")


def is_too_large(request: Request, most: int) -> bool:
    """Return whether a post is longer than may be read, or does not say how long it is.

    Parameters
    ----------
    most : bytes
    """
    length = request.headers.get("content-length", "" if request.method == "POST" else "0")
    # As many digits as any length has: a longer row of them is none.
    is_number = length.isascii() and length.isdecimal() and len(length) < 20
    return not is_number or int(length) > most


def form_token(secret: str) -> str:
    """Return what a form carries for the holder of a cookie: who has not got the cookie cannot.

    Parameters
    ----------
    secret : what the cookie holds
    """
    return hmac.new(secret.encode(), _FORM_PURPOSE, sha256).hexdigest()


def is_form_token(secret: str, given: str) -> bool:
    """Return whether a form was made for the holder of a cookie."""
    return hmac.compare_digest(form_token(secret).encode(), given.encode())


def is_encrypted(request: Request) -> bool:
    """Return whether the browser's connection is encrypted, as far as the server can tell."""
    return request.url.scheme == "https"
