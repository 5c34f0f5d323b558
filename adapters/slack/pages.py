"""The pages that somebody sees who lets the bot into a workspace. No script, nothing from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    # The address holds a code, which a page that is opened from here must not learn.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
STYLE = """
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; color: #1d2b27 }
h1 { font-size: 1.5rem; line-height: 1.3 } a { color: #1f6f5c } code { background: #e8f0ed; padding: .1em .35em }
a.button { display: inline-block; padding: .6em 1.2em; border-radius: .4em; background: #1f6f5c; color: #fff;
  text-decoration: none } a:focus-visible { outline: 3px solid #d98e04; outline-offset: 2px }
@media (prefers-color-scheme: dark) { body { background: #14201c; color: #e6efec } code { background: #26362f }
  a { color: #7fd1b9 } }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A heading, what to do now, and perhaps one way on."""

    status: int
    title: str
    words: str
    link: str = ""
    link_words: str = ""


AGAIN = "Open the link that you were given once more and begin again."
ASK = "Ask whoever runs this Loopkeeper for a new link."
NOT_INVITED = Page(403, "This link lets nobody in", f"It was used already, or it is older than seven days. {ASK}")
LATER = Page(503, "That did not work just now", f"Nothing was lost. {AGAIN}")
CANCELLED = Page(200, "Nothing was installed", f"You said no, and that is all right. If you change your mind: {AGAIN}")
OTHER_BROWSER = Page(
    400, "This came back too late, or from another browser", f"For safety you have ten minutes in one browser. {AGAIN}"
)
REFUSED = Page(400, "Slack did not let Loopkeeper in", f"{AGAIN} If it happens twice: {ASK.lower()}")
ONE_BY_ONE = Page(
    400,
    "Loopkeeper was not installed",
    "The link was used meanwhile, or it was for a whole organisation instead of one workspace. " + ASK,
)
FAILED: Mapping[str, Page] = {
    "access_denied": CANCELLED,
    "invalid_browser": OTHER_BROWSER,
    "invalid_state": OTHER_BROWSER,
    "storage_error": ONE_BY_ONE,
}
"""By the library's word for what went wrong."""


def welcome(name: str, app: str, workspace: str) -> Page:
    way = f"https://slack.com/app_redirect?{urlencode({'app': app, 'team': workspace})}"
    words = "Open it in Slack to set things up: your zone, your team's channel, your first partner. Or type /loop help."
    return Page(200, f"Loopkeeper is in {name or 'your workspace'}", words, way, "Open Loopkeeper in Slack")


def drawn(page: Page) -> str:
    """The page as HTML; everything in it is escaped."""
    way = f'<p><a class="button" href="{escape(page.link)}">{escape(page.link_words)}</a></p>' if page.link else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{escape(page.title)}</h1><p>{escape(page.words)}</p>{way}</main></body></html>"
    )
