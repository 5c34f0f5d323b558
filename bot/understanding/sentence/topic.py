"""What a question to the records is about: its words without those that only ask."""

import re

from bot.understanding.text import folded

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ASKING = {
    "en": "what who which when where how why did do does have has had is are was were we i you they us me our my your"
    " their hear heard hearing say said says tell told know promise promised promises owe owed notes note anything"
    " something everything any all show find list give look search up for about on of from to with by at in the a an"
    " that this these those there so far been ever lately recently please can could would and not met meet last time"
    " need needs want wants",
    "es": "que quien quienes cual cuales cuando donde como por de del la el los las lo un una unos unas nos me te se"
    " les le a al en con sobre acerca dijeron dijo dicho hemos han ha hay oimos escuchamos escuchado sabemos prometimos"
    " prometieron prometido debo debemos muestra muestrame busca buscame lista dime notas algo todo hasta ahora para"
    " ultimamente y no mi mis nuestro nuestra su sus esta este eso fue fueron vez ultima necesita necesitan",
}


def topic_of(text: str, language: str, names: tuple[str, ...] = ()) -> str:
    """The words that tell what is looked for; none when only a partner is asked about."""
    asking = set(ASKING.get(language, ASKING["en"]).split())
    named = {word for name in names for word in WORD.findall(folded(name).text)}
    seen = folded(text)
    kept = (found for found in WORD.finditer(seen.text) if found.group() not in asking | named)
    return " ".join(seen.original[seen.place(found.start()) : seen.end(found.end())] for found in kept)
