"""`python -m bot slack manifest`: what to paste when the app is created on Slack."""

import json
from argparse import Namespace

from adapters.slack.manifest import manifest
from bot.features import FEATURES
from bot.settings import Settings


def run(_: Settings, chosen: Namespace) -> int:
    made = manifest(
        FEATURES,
        direct_messages=chosen.direct_messages,
        lookup=chosen.lookup,
        request_url=chosen.request_url or "",
    )
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return 0
