"""What makes a note sensitive: words that speak of what some platforms must not be sent. In English and in Spanish."""

import re
from functools import cache

from bot.i18n import mark
from storage.text import fold

# A word that ends with a dash is a beginning: `deport-` finds deportation and deportado.
CUES: tuple[tuple[str, str], ...] = (
    (
        mark("it speaks of health"),
        "health sick sickness ill illness disease- doctor doctors doctora medic- hospital- diagnos- asthma- diabet-"
        " cancer- pregnan- disabled disabilit- depressed depression anxiety suicid- therap- hiv addict- overdos-"
        " alcoholi- insulin allerg- wheelchair surger- mental"
        " salud enferm- asma embaraz- discapac- deprimid- depresion ansiedad terapi- vih adicc- adict- sobredosis"
        " alergi- silla-de-ruedas cirugia-",
    ),
    (
        mark("it speaks of money"),
        "debt- indebted bankrupt- evict- loan loans mortgage- salary salaries wage wages income unemploy- poverty"
        " bank-account credit-card food-stamps behind-on-rent"
        " deuda- endeudad- bancarrota desahuci- desaloj- prestamo- hipoteca- salario- sueldo- desemple- pobreza"
        " cuenta-bancaria tarjeta-de-credito",
    ),
    (
        mark("it speaks of the right to stay"),
        "immigra- undocumented visa visas asylum- refugee- deport- green-card citizenship residence-permit"
        " inmigra- indocumentad- visado- asilo refugiad- sin-papeles la-migra ciudadania permiso-de-residencia",
    ),
    (
        mark("it speaks of violence"),
        "violen- abuse abused abuser abusive assault- rape raped threaten- threats harass- traffick- shooting stabbed"
        " beaten beats-her beats-him murder- abusa- abusiv- agresion- maltrat- violacion violad- amenaz- acosa-"
        " acoso asesin-",
    ),
    (
        mark("it speaks of faith"),
        "faith- religio- muslim- islam- christian- catholic- jewish hindu- atheis-"
        " musulman- cristian- catolic- judio judia judios judias ateo atea",
    ),
    (
        mark("it speaks of love and sex"),
        "gay lesbian- bisexual- transgender sexual- homosexual- lesbiana- transexual- transgenero",
    ),
    (
        mark("it speaks of arrest or prison"),
        "arrest- jail- prison- convicted parole probation arrestad- detenid- carcel- preso presa presos encarcel-",
    ),
)


def speaks_of(words: str) -> str:
    """Why these words are sensitive, as the end of a sentence that begins with *because*; empty when they are not."""
    folded = fold(words)
    return next((why for why, pattern in patterns() if pattern.search(folded)), "")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((why, re.compile("|".join(map(pattern_of, cues.split())))) for why, cues in CUES)


def pattern_of(cue: str) -> str:
    """A cue as whole words, or as the beginning of one."""
    end = "" if cue.endswith("-") else r"(?!\w)"
    words = r"[\s-]+".join(map(re.escape, cue.removesuffix("-").split("-")))
    return rf"(?<!\w){words}{end}"
