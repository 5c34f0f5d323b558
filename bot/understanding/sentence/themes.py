"""Themes that fit a text, by the organisation's own words, and what people's corrections taught about them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log

from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.types import Suggested
from bot.understanding.text import folded

WORD = re.compile(r"[^\W\d_]{2,}")
SEEDED = 3.0
"""As much as a seed word says from the start: so many people would have to disagree."""
ENOUGH = 0.5
MOST = 3
SHORTEST = 3
"""Letters of a word that is worth learning."""

SEEDS: Mapping[str, str] = {
    "hours": "hour hours opening open close closes closing evening evenings night late early weekend weekends "
    "saturday sunday schedule hora horas horario horarios abrir cerrar cierra tarde noche fin temprano",
    "language": "language languages translate translation translator interpreter interpreters bilingual spanish "
    "somali vietnamese arabic english chinese amharic speak speaks idioma idiomas traducir traduccion "
    "traductor interprete bilingue ingles espanol hablan lengua",
    "transport": "bus buses ride rides transport transportation parking car train drive transit route bike autobus "
    "camion transporte estacionamiento carro tren ruta parada viaje",
    "childcare": "childcare babysitting daycare toddler toddlers nursery kids children baby babies guarderia ninos "
    "ninas bebes bebe cuidado hijos",
    "digital access": "computer computers internet wifi laptop laptops tablet online digital "
    "hotspot phone phones email "
    "website app printer computadora computadoras internet wifi digital telefono celular linea pagina "
    "impresora",
    "space": "room rooms space spaces hall venue meeting chairs tables kitchen garden building salon sala salas "
    "espacio espacios lugar local sillas mesas cocina jardin edificio cuarto",
    "cost": "cost costs price prices expensive cheap fee fees fine fines money pay afford free rent costo costos "
    "precio caro cara cuota multa multas dinero pagar gratis renta",
    "trust": "trust trusted distrust police immigration papers safe unsafe fear afraid privacy confianza confian "
    "confia policia migracion papeles seguro inseguro miedo privacidad",
    "awareness": "know aware awareness flyer flyers poster posters advertise publicity newsletter heard information "
    "saben enteran volante volantes cartel publicidad boletin informacion difusion",
    "accessibility": "wheelchair ramp elevator deaf blind hearing disability disabled accessible accessibility stairs "
    "braille ruedas rampa elevador ascensor sordo ciego discapacidad accesible",
    "youth": "youth teen teens teenagers teenager school students homework young after-school jovenes joven "
    "adolescentes escuela estudiantes tarea juventud",
    "food": "food meal meals lunch dinner breakfast hungry pantry snack snacks cook groceries comida comidas "
    "almuerzo cena desayuno hambre despensa alimentos cocinar bocadillos",
}


@dataclass(frozen=True)
class Lexicon:
    """For each theme the words that speak for it, and how often each was accepted and rejected. Plain data."""

    counts: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)

    def learn(self, words: Iterable[str], theme: str, accepted: bool) -> "Lexicon":
        """The same, after someone put a theme on words, or took it from them."""
        known = dict(self.counts.get(theme, {}))
        for word in set(stems(" ".join(words))):
            yes, no = known.get(word, (0.0, 0.0))
            known[word] = (yes + 1, no) if accepted else (yes, no + 1)
        return Lexicon({**self.counts, theme: known})

    def weight(self, word: str, theme: str) -> float:
        """How much a word speaks for a theme, and below zero against it."""
        yes, no = self.counts.get(theme, {}).get(word, (0.0, 0.0))
        if not yes and not no:
            return 0.0
        said = sum(sum(words.get(word, (0.0, 0.0))[:1]) for words in self.counts.values())
        return log((yes + 0.5) / (no + 0.5 + 0.5 * (said - yes)))


@cache
def seeded() -> Lexicon:
    """What an organisation begins with."""
    return Lexicon({theme: dict.fromkeys(stems(words), (SEEDED, 0.0)) for theme, words in SEEDS.items()})


def suggest(text: str, lexicon: Lexicon) -> list[Suggested]:
    """The themes of a text, best first, each with the words that say so."""
    words = list(dict.fromkeys(stems(text)))
    found = [one for theme in lexicon.counts if (one := fit(words, theme, lexicon)).score >= ENOUGH]
    return sorted(found, key=lambda one: (-one.score, one.theme))[:MOST]


def fit(words: Iterable[str], theme: str, lexicon: Lexicon) -> Suggested:
    weights = [(word, lexicon.weight(word, theme)) for word in words]
    score = sum(weight for _, weight in weights)
    because = tuple(word for word, weight in sorted(weights, key=lambda pair: -pair[1]) if weight > 0)
    return Suggested(theme, round(score, 3), because)


def stems(text: str) -> list[str]:
    """Words without the endings of English plurals, so that `bus` and `buses` are one."""
    return [stem(word) for word in WORD.findall(folded(text).text)]


def stem(word: str) -> str:
    for ending in ("ses", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + ("s" if ending == "ses" else "")
    return word


def telling(text: str) -> list[str]:
    """The words of a text that may say what it is about: not the small ones that stand in every sentence."""
    small = frozenset().union(*(table.function for table in TABLES.values()))
    found = (word for word in WORD.findall(folded(text).text) if word not in small)
    return list(dict.fromkeys(bare for word in found if len(bare := stem(word)) >= SHORTEST))


def as_written(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Words without their endings as they stand in a text: what people are shown."""
    form = folded(text)
    stands: dict[str, str] = {}
    for found in WORD.finditer(form.text):
        stands.setdefault(stem(found.group()), text[form.place(found.start()) : form.end(found.end())])
    return tuple(stands.get(word, word) for word in words)
