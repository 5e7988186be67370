"""What a page shows, as texts."""

import re
from html import unescape


def texts(page):
    """Return every text of a page in one."""
    parts = [*page.main, *page.sidebar]
    found = []
    while parts:
        part = parts.pop(0)
        children = getattr(part, "children", None)
        if children:
            parts[:0] = children.values()
            continue
        for name in ("label", "value", "body"):
            value = getattr(part, name, None)
            if isinstance(value, str):
                found.append(value)
        proto = getattr(part, "proto", None)
        body = getattr(proto, "body", None) or getattr(getattr(proto, "html", None), "body", None)
        if isinstance(body, str):
            found.append(body)
    return "\n".join(found)


def title(page):
    """Return the heading of a page."""
    if page.title:
        return page.title[0].value
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", texts(page))[:1]
    return unescape(heading)
