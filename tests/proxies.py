"""The addresses of proxies in the environment, by which a stand-in on this machine would not be reached."""

import os

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")


def without_proxies() -> None:
    """Forget them for the rest of the process."""
    for name in PROXIES:
        os.environ.pop(name, None)
