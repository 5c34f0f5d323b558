"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

from argparse import Namespace

from bot.doctor import Health, examine
from bot.settings import Settings

SIGNS = {Health.WELL: "ok  ", Health.WARNING: "warn", Health.ILL: "FAIL"}


def run(settings: Settings, _: Namespace) -> int:
    findings = examine(settings)
    for finding in findings:
        advice = f" → {finding.advice}" if finding.advice else ""
        print(f"{SIGNS[finding.health]}  {finding.what}{advice}")
    return int(any(finding.health is Health.ILL for finding in findings))
