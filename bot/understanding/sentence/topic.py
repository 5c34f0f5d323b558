"""What a question to the records is about: its words without those that only ask."""

import re

from bot.understanding.sentence.types import Understood
from bot.understanding.text import folded

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ASKING = {
    "en": "what who which when where how why did do does have has had is are was were we i you they us me our my your"
    " their hear heard hearing say said says tell told know promise promised promises owe owed notes note anything"
    " something everything any all show find list give look search up for about on of from to with by at in the a an"
    " that this these those there so far been ever lately recently please can could would and not met meet last time"
    " need needs want wants often many much open overdue due list meeting meetings meet visit visited talk talked spoke"
    " speak seen saw keep kept left still yet also keeping store stored right correct up",
    "es": "que quien quienes cual cuales cuando donde como por de del la el los las lo un una unos unas nos me te se"
    " les le a al en con sobre acerca dijeron dijo dicho hemos han ha hay oimos escuchamos escuchado sabemos prometimos"
    " prometieron prometido debo debemos muestra muestrame busca buscame lista dime notas algo todo hasta ahora para"
    " ultimamente y no mi mis nuestro nuestra su sus esta este eso fue fueron vez ultima necesita necesitan cuanto"
    " cuantos cuantas cuanta veces abierto abiertas abiertos pendiente pendientes promesa promesas reunion reuniones"
    " reunimos hablamos vimos guardan guarda guardado queda quedan todavia aun tambien verdad cierto",
}


def topic_of(seen: Understood, text: str) -> str:
    """The words that tell what is looked for, without names and days; none when only a partner is asked about."""
    asking = set(ASKING.get(seen.language, ASKING["en"]).split())
    named = {
        word
        for name in (*seen.people, *(one.text for one in seen.ours), *names_of(seen))
        for word in WORD.findall(folded(name).text)
    }
    places = [(each.words.start, each.words.end) for each in seen.partners.named]
    spans = [*places, *((each.start, each.end) for each in seen.dates)]
    form = folded(text)
    kept = []
    for found in WORD.finditer(form.text):
        start, end = form.place(found.start()), form.end(found.end())
        is_known = found.group() in asking | named or any(first <= start < last for first, last in spans)
        kept += [] if is_known else [form.original[start:end]]
    return " ".join(kept)


def names_of(seen: Understood) -> tuple[str, ...]:
    return tuple(name for _, name in seen.partners.sure)
