"""Spanish words for dates, without their accents."""

from datetime import time

from bot.understanding.dates import verbs
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.slips import SPANISH_SLIPS
from bot.understanding.dates.words import DAWN, LATE_AFTERNOON, MORNING, NIGHT, NOONTIME, Unit, Words

_LEADS = ("de la ", "por la ", "en la ", "a la ", "durante la ")
_PARTS = {"manana": MORNING, "tarde": LATE_AFTERNOON, "noche": NIGHT, "madrugada": DAWN}
SPANISH = Words(
    language="es",
    weekdays=(
        "lunes|lun|lu",
        "martes|ma",
        "miercoles|mie|mier|mx",
        "jueves|jue|juev",
        "viernes|vie|vier",
        "sabado|sab",
        "domingo|dom",
    ),
    weekdays_plural=(
        "los lunes",
        "los martes",
        "los miercoles",
        "los jueves",
        "los viernes",
        "los sabados|sabados",
        "los domingos|domingos",
    ),
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo|may",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sep|sept|set",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    ones={"cero": 0, "zero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}
    | {"siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14}
    | {"quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veintiun": 21}
    | {"veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24}
    | {"veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29},
    tens={
        "veinte": 20,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
    },
    slips=SPANISH_SLIPS,
    counted_weeks={8: 1, 15: 2},
    ordinals={"primer": 1, "primero": 1, "primera": 1, "primeros": 1, "segunda": 2, "tercer": 3, "tercero": 3}
    | {"tercera": 3, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "septimo": 7, "septima": 7}
    | {"octavo": 8, "octava": 8, "noveno": 9, "novena": 9, "decimo": 10, "decima": 10, "undecimo": 11}
    | {"duodecimo": 12},
    units={
        "segundos": (1, Unit.SECOND),
        "minuto": (1, Unit.MINUTE),
        "minutos": (1, Unit.MINUTE),
        "min": (1, Unit.MINUTE),
        "mins": (1, Unit.MINUTE),
        "hora": (1, Unit.HOUR),
        "horas": (1, Unit.HOUR),
        "dia": (1, Unit.DAY),
        "dias": (1, Unit.DAY),
        "dia habil": (1, Unit.WORKDAY),
        "dias habiles": (1, Unit.WORKDAY),
        "dia laborable": (1, Unit.WORKDAY),
        "dias laborables": (1, Unit.WORKDAY),
        "semana": (1, Unit.WEEK),
        "semanas": (1, Unit.WEEK),
        "quincena": (2, Unit.WEEK),
        "quincenas": (2, Unit.WEEK),
        "mes": (1, Unit.MONTH),
        "meses": (1, Unit.MONTH),
        "trimestre": (1, Unit.QUARTER),
        "trimestres": (1, Unit.QUARTER),
        "semestre": (2, Unit.QUARTER),
        "semestres": (2, Unit.QUARTER),
        "ano": (1, Unit.YEAR),
        "anos": (1, Unit.YEAR),
        "decada": (1, Unit.DECADE),
        "decadas": (1, Unit.DECADE),
        "decenio": (1, Unit.DECADE),
    },
    day_names={
        "hoy": 0,
        "hoy dia": 0,
        "hoy mismo": 0,
        "hoy mas tarde": 0,
        "mas tarde hoy": 0,
        "manana mismo": 1,
        "el dia de hoy": 0,
        "el dia de manana": 1,
        "el dia de ayer": -1,
        "hoy en dia": 0,
        "manana": 1,
        "ayer": -1,
        "pasado manana": 2,
        "pasadomanana": 2,
        "antier": -2,
        "anteayer": -2,
        "antes de ayer": -2,
        "antes de anoche": -2,
    },
    day_parts={
        "anoche": (-1, NIGHT),
        "ayer noche": (-1, NIGHT),
        "esta noche": (0, NIGHT),
        "esta tarde": (0, LATE_AFTERNOON),
        "esta manana": (0, MORNING),
        "esta madrugada": (0, DAWN),
        "hoy en la noche": (0, NIGHT),
    },
    parts={
        "tarde": LATE_AFTERNOON,
        "noche": NIGHT,
        "madrugada": DAWN,
        "la manana": MORNING,
        "la tarde": LATE_AFTERNOON,
        "la noche": NIGHT,
        "almuerzo": NOONTIME,
        "la hora de comer": NOONTIME,
        "la hora del almuerzo": NOONTIME,
    },
    parts_beside={"primera hora": MORNING, "a primera hora": MORNING, "a ultima hora": NIGHT, "ultima hora": NIGHT}
    | {"a media manana": MORNING, "a media tarde": LATE_AFTERNOON},
    parts_plural={"mananas": MORNING, "tardes": LATE_AFTERNOON, "noches": NIGHT, "madrugadas": DAWN}
    | {"las mananas": MORNING, "las tardes": LATE_AFTERNOON, "las noches": NIGHT},
    in_parts={f"{lead}{name}": part for lead in _LEADS for name, part in _PARTS.items()}
    | {
        f"{lead}{name}": part
        for lead in ("por las ", "en las ", "de las ")
        for name, part in (("mananas", MORNING), ("tardes", LATE_AFTERNOON), ("noches", NIGHT))
    }
    | {"temprano en la manana": MORNING, "temprano por la manana": MORNING, "de noche": NIGHT},
    noons={"mediodia": time(12), "medio dia": time(12), "el mediodia": time(12), "al mediodia": time(12)}
    | {"medianoche": time(0), "media noche": time(0), "a medianoche": time(0), "a mediodia": time(12)},
    ampm={"am": False, "a.m": False, "a.m.": False, "pm": True, "p.m": True, "p.m.": True, "a m": False, "p m": True},
    frequencies={
        "diariamente": (1, Unit.DAY),
        "cada manana": (1, Unit.DAY),
        "a diario": (1, Unit.DAY),
        "diario": (1, Unit.DAY),
        "semanalmente": (1, Unit.WEEK),
        "semanal": (1, Unit.WEEK),
        "quincenalmente": (2, Unit.WEEK),
        "mensualmente": (1, Unit.MONTH),
        "mensual": (1, Unit.MONTH),
        "trimestralmente": (3, Unit.MONTH),
        "anualmente": (1, Unit.YEAR),
        "anual": (1, Unit.YEAR),
    }
    | {
        f"una vez {lead} {unit}": value
        for lead in ("a la", "por", "al", "cada")
        for unit, value in (
            ("dia", (1, Unit.DAY)),
            ("semana", (1, Unit.WEEK)),
            ("mes", (1, Unit.MONTH)),
            ("ano", (1, Unit.YEAR)),
        )
    },
    edges={"a media semana": (Kind.MID, Unit.WEEK), "media semana": (Kind.MID, Unit.WEEK)},
    times={"una vez": 1, "dos veces": 2},
    holidays={"navidad": (12, 25), "la navidad": (12, 25), "nochebuena": (12, 24), "ano nuevo": (1, 1)}
    | {"nochevieja": (12, 31), "fin de ano": (12, 31), "dia de reyes": (1, 6), "dia de muertos": (11, 2)},
    roles={
        Kind.OTHER_WORD: "viernes santo|jueves santo|sabado santo|domingo de ramos|domingo de resurreccion"
        "|domingo de pascua|lunes de pascua|martes de carnaval|miercoles de ceniza|viernes negro",
        Kind.HALF: "media|medio",
        Kind.QUARTER: "cuarto",
        Kind.COUPLE: "par|par de",
        Kind.FEW: "unos|unas|algunos|algunas|varios|varias|pocos|pocas|unos cuantos|unas cuantas|unos pocos",
        Kind.SECOND: "segundo",
        Kind.WEEKEND: "fin de semana|finde",
        Kind.WEEKENDS: "fines de semana|los fines de semana|los findes",
        Kind.WORKDAY: "dia de semana|dias de semana|dias entre semana|dia entre semana|dias de la semana|entre semana"
        "|los dias de semana|los dias entre semana",
        Kind.NOW: "ahora|ahora mismo|ahorita|cuanto antes|lo antes posible|ya mismo|en este momento",
        Kind.OCLOCK: "en punto",
        Kind.THE: "el|la|los|las|lo",
        Kind.OF: "de|del|de el",
        Kind.ON: "en el",
        Kind.IN: "en|dentro de|tras|en unos|en unas|de aqui a|de aqui en|de aca a|en menos de|en como|en solo"
        "|en tan solo|en aproximadamente|en mas o menos|en cosa de|de dentro de",
        Kind.AT: "a las|a la|las|@|a eso de las|sobre las|hacia las|como a las|alrededor de las|tipo",
        Kind.BY: "vence|vencen|caduca|para|para el|para la|a mas tardar|a mas tardar el|a mas tardar en"
        "|no mas tarde de|no mas tarde del|como muy tarde|como tarde|antes de que acabe|antes de que termine",
        Kind.FOR: "por",
        Kind.DURING: "durante",
        Kind.FROM: "desde|desde el|a partir de|a partir del|a contar de|a contar desde",
        Kind.TO: "a|al",
        Kind.BETWEEN: "entre",
        Kind.AND: "y|e|&",
        Kind.OR: "o|u",
        Kind.UNTIL: "hasta|hasta el|hasta la|hasta fines de|terminando|hasta que acabe|hasta que acabe el"
        "|hasta que termine|hasta que termine el|hasta que pase|hasta que pase el",
        Kind.SINCE: "desde que",
        Kind.BEFORE: "antes de|antes del|previo a",
        Kind.AFTER: "no antes de|no antes del|luego de|despues del|despues de|despues",
        Kind.AROUND: "sobre|hacia|alrededor de|alrededor del|aproximadamente|mas o menos|a eso de|cerca de|sobre el",
        Kind.NEXT: "proximo|proxima|proximos|proximas|siguiente|siguientes|que viene|que vienen|entrante|que entra",
        Kind.LAST: "pasado|pasada|pasados|pasadas|ultimo|ultima|ultimos|ultimas|anterior|anteriores",
        Kind.THIS: "este|esta|estos|estas|actual|presente|en curso|este mismo|esta misma",
        Kind.AGO: "atras",
        Kind.AGOFIRST: "hace|hace como|hace ya",
        Kind.HENCE: "mas tarde|a partir de ahora|desde ahora|a partir de hoy|desde hoy",
        Kind.EARLIER: "antes",
        Kind.MINUS: "menos",
        Kind.MORE: "mas",
        Kind.ISH: "y pico|y algo",
        Kind.THOUSAND: "mil",
        Kind.EVERY: "cada|todos los|todas las|todo|toda",
        Kind.ALTERNATE: "si y otro no|si y otra no|si y uno no|si y una no|de por medio|por medio|alternos|alternas",
        Kind.OTHER: "otro|otra",
        Kind.TIMES: "veces|vez|ocasiones",
        Kind.EXCEPT: "excepto|salvo|a excepcion de|pero no|menos el|menos los|excepto el|excepto los|salvo el"
        "|excepto en|salvo en",
        Kind.STARTING: "que inicia|que inicia el|que empieza|que empieza el|que comienza|que comienza el|que va"
        "|empezando|comenzando|empezando el|comenzando el",
        Kind.START: "principio|principios|comienzo|comienzos|inicio|inicios|a principios|a principio|a comienzos"
        "|al principio|al comienzo|al inicio|a inicios",
        Kind.MID: "mediados|a mediados|la mitad|mitad",
        Kind.END: "fin|final|finales|fines|a fin|a fines|a finales|al final|al fin|a final",
        Kind.EARLY: "temprano|temprano en|mas temprano|mas temprano en|mas temprano de",
        Kind.LATE: "mas tarde en|mas tarde de|tarde en",
        Kind.REST: "resto",
    },
    counted_things=frozenset(
        {"piso", "grado", "calle", "siglo", "aniversario", "avenida", "vez", "generacion", "lugar"}
    ),
    day_articles=frozenset({"el", "para el", "hasta el", "desde el", "en el", "del", "al"}),
    has_minutes_after_and=True,
    courtesies=("por favor", "gracias", "a mas tardar", "como muy tarde", "como maximo"),
    dividers=frozenset({"no", "ni", "pero", "sino", "o"}),
    doubtful=frozenset({"lu", "ma", "mx", "mar", "ago", "set", "may", "segundo", "medio", "media"}),
    articles=frozenset({"el", "la", "los", "las", "del", "al", "nuestro", "nuestra", "su", "tu", "mi", "este", "esta"}),
    numbered_things=frozenset(
        {"sala", "salas", "salon", "aula", "cuarto", "habitacion", "codigo", "codigos", "pagina", "paginas", "version"}
        | {"referencia", "ref", "apartamento", "apto", "departamento", "depto", "casa", "bus", "autobus", "linea"}
        | {"puerta", "nivel", "piso", "planta", "extension", "ext", "boleto", "factura", "pedido", "capitulo"}
        | {"seccion", "articulo", "formulario", "ruta", "grado", "numero", "num", "no", "nro", "edificio", "anden"}
        | {"calle", "avenida", "av", "plaza", "colonia", "col", "calzada", "paseo", "parque", "barrio"}
        | {"lote", "mesa", "figura", "talla", "expediente", "zona"}
    ),
    short_units=frozenset({"min", "mins"}),
    ordinal_endings=("º", "ª", "°", "o", "a", "er", "ro", "ra", "do", "da", "to", "ta", "mo", "vo", "no"),
    predicates=frozenset({"vence", "vencen", "caduca"}),
    topics=frozenset({"sobre"}),
    past=verbs.SPANISH_PAST,
    past_endings=("aron", "ieron", "abamos"),
    accented_past=("ó",),
    accented_future=("aré", "eré", "iré", "ará", "erá", "irá", "arás", "erás", "irás", "arán", "erán", "irán"),
    present=verbs.SPANISH_PRESENT,
    future=verbs.SPANISH_FUTURE,
)
