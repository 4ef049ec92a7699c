"""A conversation as one HTML page of its own: pictures inside, no script, nothing from elsewhere.

It opens without a network and prints well. All that anybody wrote is escaped.
"""

import html

from demo.conversation import Shown
from fromage_core.chat import Notice
from fromage_core.saved import SIDE, picture_url

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ max-width: 42rem; margin: 0 auto; padding: 2rem 1rem; background: #fdfbf7; color: #2f2a23;
  font: 1rem/1.6 system-ui, sans-serif; }}
h1 {{ font: 700 1.5rem/1.2 Georgia, serif; }}
article {{ margin: 1.25rem 0; break-inside: avoid; }}
article.user {{ margin-left: 20%; padding: 0.5rem 1rem; border-radius: 1rem; background: #fef1cc; }}
h2 {{ margin: 0; color: #5e5447; font: 600 0.8rem/1.6 system-ui, sans-serif; }}
p {{ margin: 0.25rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }}
p.notice {{ border-left: 3px solid #f8c13c; padding-left: 0.75rem; color: #5e5447; }}
figure {{ margin: 0.75rem 0; break-inside: avoid; }}
img {{ display: block; max-width: 100%; max-height: 24rem; border-radius: 1rem; }}
figcaption {{ color: #5e5447; font: italic 0.9rem/1.4 Georgia, serif; }}
@media print {{
  body {{ padding: 0; background: none; print-color-adjust: exact; }}
  img {{ max-height: 9cm; }}
}}
</style>
<h1>{title}</h1>
{messages}
</html>
"""
SPEAKER = {"user": "You", "assistant": "FROMAGe"}


def paper(messages: list, title: str) -> str:
    """The page of a conversation."""
    articles = [
        f'<article class="{message["role"]}"><h2>{SPEAKER[message["role"]]}</h2>\n'
        + "\n".join(filter(None, map(_part, message["content"])))
        + "\n</article>"
        for message in messages
    ]
    return PAGE.format(title=html.escape(title), messages="\n".join(articles))


def _part(part) -> str:
    if isinstance(part, Shown):
        caption = f"<figcaption>{html.escape(part.caption)}</figcaption>" if part.caption else ""
        source, alt = picture_url(part.image, SIDE), html.escape(part.alt)
        return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'
    if isinstance(part, Notice):
        return f'<p class="notice">{html.escape(part.text)}</p>'
    return f"<p>{html.escape(part.strip())}</p>" if isinstance(part, str) and part.strip() else ""
