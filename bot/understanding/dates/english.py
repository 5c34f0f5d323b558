"""English words for dates."""

from datetime import time

from bot.understanding.dates import verbs
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.slips import ENGLISH_SLIPS
from bot.understanding.dates.words import AFTERNOON, EVENING, MORNING, NIGHT, NOONTIME, Unit, Words

ENGLISH = Words(
    language="en",
    weekdays=(
        "monday|mon",
        "tuesday|tue|tues",
        "wednesday|wed|weds|wednes",
        "thursday|thu|thur|thurs",
        "friday|fri",
        "saturday|sat",
        "sunday|sun",
    ),
    weekdays_plural=(
        "mondays|mons",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
    ),
    months=(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sep|sept",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    ones={
        "zero": 0,
        "oh": 0,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
    }
    | {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
    | {"seventeen": 17, "eighteen": 18, "nineteen": 19},
    tens={"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    slips=ENGLISH_SLIPS,
    ordinals={"first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
    | {"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15}
    | {"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30},
    units={
        "seconds": (1, Unit.SECOND),
        "sec": (1, Unit.SECOND),
        "secs": (1, Unit.SECOND),
        "minute": (1, Unit.MINUTE),
        "minutes": (1, Unit.MINUTE),
        "min": (1, Unit.MINUTE),
        "mins": (1, Unit.MINUTE),
        "hour": (1, Unit.HOUR),
        "hours": (1, Unit.HOUR),
        "hr": (1, Unit.HOUR),
        "hrs": (1, Unit.HOUR),
        "day": (1, Unit.DAY),
        "days": (1, Unit.DAY),
        "working day": (1, Unit.WORKDAY),
        "working days": (1, Unit.WORKDAY),
        "business day": (1, Unit.WORKDAY),
        "business days": (1, Unit.WORKDAY),
        "week": (1, Unit.WEEK),
        "weeks": (1, Unit.WEEK),
        "wk": (1, Unit.WEEK),
        "wks": (1, Unit.WEEK),
        "fortnight": (2, Unit.WEEK),
        "fortnights": (2, Unit.WEEK),
        "month": (1, Unit.MONTH),
        "months": (1, Unit.MONTH),
        "quarter": (1, Unit.QUARTER),
        "quarters": (1, Unit.QUARTER),
        "year": (1, Unit.YEAR),
        "years": (1, Unit.YEAR),
        "yr": (1, Unit.YEAR),
        "yrs": (1, Unit.YEAR),
        "decade": (1, Unit.DECADE),
        "decades": (1, Unit.DECADE),
    },
    day_names={
        "today": 0,
        "later today": 0,
        "earlier today": 0,
        "later tomorrow": 1,
        "earlier yesterday": -1,
        "tomorrow": 1,
        "tmrw": 1,
        "tmr": 1,
        "yesterday": -1,
        "day after tomorrow": 2,
        "day before yesterday": -2,
    },
    day_parts={
        "tonight": (0, NIGHT),
        "last night": (-1, NIGHT),
        "last evening": (-1, EVENING),
        "later tonight": (0, NIGHT),
        "late tonight": (0, NIGHT),
        "earlier tonight": (0, NIGHT),
        "this lunchtime": (0, NOONTIME),
        "this morning": (0, MORNING),
        "this afternoon": (0, AFTERNOON),
        "this evening": (0, EVENING),
    },
    parts={
        "morning": MORNING,
        "afternoon": AFTERNOON,
        "afternoonish": AFTERNOON,
        "evening": EVENING,
        "night": NIGHT,
        "lunch": NOONTIME,
        "lunchtime": NOONTIME,
        "lunch time": NOONTIME,
    },
    parts_beside={"first thing": MORNING, "first thing in the morning": MORNING, "last thing": EVENING},
    parts_plural={"mornings": MORNING, "afternoons": AFTERNOON, "evenings": EVENING, "nights": NIGHT},
    in_parts={
        f"{lead}{part}": value
        for lead in ("in the ", "in ", "during the ")
        for part, value in (("morning", MORNING), ("afternoon", AFTERNOON), ("evening", EVENING))
    }
    | {"at night": NIGHT, "in the night": NIGHT, "at lunch": NOONTIME, "at lunchtime": NOONTIME, "over lunch": NOONTIME}
    | {"early in the morning": MORNING, "in the early hours of the morning": MORNING, "in the pm": AFTERNOON}
    | {"in the am": MORNING, "in the night-time": NIGHT, "in the early morning": MORNING},
    noons={
        "noon": time(12),
        "midday": time(12),
        "mid day": time(12),
        "noonish": time(12),
        "noontime": time(12),
        "midnight": time(0),
    },
    ampm={"am": False, "a.m": False, "a.m.": False, "pm": True, "p.m": True, "p.m.": True, "a m": False, "p m": True},
    frequencies={
        "daily": (1, Unit.DAY),
        "everyday": (1, Unit.DAY),
        "weekly": (1, Unit.WEEK),
        "fortnightly": (2, Unit.WEEK),
        "biweekly": (2, Unit.WEEK),
        "bi-weekly": (2, Unit.WEEK),
        "bimonthly": (2, Unit.MONTH),
        "bi-monthly": (2, Unit.MONTH),
        "bi-yearly": (2, Unit.YEAR),
        "biyearly": (2, Unit.YEAR),
        "nightly": (1, Unit.DAY),
        "monthly": (1, Unit.MONTH),
        "quarterly": (3, Unit.MONTH),
        "yearly": (1, Unit.YEAR),
        "annually": (1, Unit.YEAR),
        "annual": (1, Unit.YEAR),
        "hourly": (1, Unit.HOUR),
    }
    | dict.fromkeys(("semiannually", "semi-annually", "twice a year"), (6, Unit.MONTH))
    | {
        f"once {lead} {unit.value}": (1, unit)
        for lead in ("a", "an", "every", "each")
        for unit in (Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
    },
    edges={
        "eod": (Kind.END, Unit.DAY),
        "cob": (Kind.END, Unit.DAY),
        "close of business": (Kind.END, Unit.DAY),
        "end of business": (Kind.END, Unit.DAY),
        "close of play": (Kind.END, Unit.DAY),
        "eow": (Kind.END, Unit.WEEK),
        "eom": (Kind.END, Unit.MONTH),
        "eoq": (Kind.END, Unit.QUARTER),
        "eoy": (Kind.END, Unit.YEAR),
        "bom": (Kind.START, Unit.MONTH),
        "boy": (Kind.START, Unit.YEAR),
    }
    | {
        f"{edge}{mark}{unit.value}": (kind, unit)
        for edge, kind in (("mid", Kind.MID),)
        for mark in ("", "-", " ")
        for unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
    }
    | {
        f"{unit.value}{mark}end": (Kind.END, unit)
        for mark in ("-", " ")
        for unit in (Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
    },
    times={"once": 1, "twice": 2},
    holidays={"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1)}
    | {"new year's": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14)}
    | {"new year": (1, 1), "xmas": (12, 25), "boxing day": (12, 26), "new years": (1, 1), "new years eve": (12, 31)},
    roles={
        Kind.OTHER_WORD: "sunday school|sunday schools|good friday|black friday|easter sunday|easter monday|palm sunday"
        "|ash wednesday|shrove tuesday|cyber monday|giving tuesday|saturday school|girl friday",
        Kind.A: "a|an",
        Kind.HALF: "half",
        Kind.COUPLE: "couple|couple of",
        Kind.FEW: "few|several",
        Kind.SECOND: "second",
        Kind.WEEKEND: "weekend|wknd|week-end",
        Kind.WEEKENDS: "weekends|wknds",
        Kind.WORKDAY: "weekday|weekdays|workday|workdays",
        Kind.NOW: "now|right now|immediately|asap|as soon as possible|straight away|right away",
        Kind.OCLOCK: "o'clock|oclock|o’clock|o clock|sharp|on the dot",
        Kind.THE: "the",
        Kind.OF: "of",
        Kind.ON: "on",
        Kind.IN: "in|in around|in about|within|inside of|in under|in less than|in just under|in just over"
        "|in just|in only|in maybe|in at most|in exactly|in roughly|in approximately|in approx|within about"
        "|within the next",
        Kind.AT: "at|@",
        Kind.BY: "by|no later than|not later than|due",
        Kind.FOR: "for|for up to",
        Kind.DURING: "during|throughout",
        Kind.FROM: "from|starting from",
        Kind.TO: "to|through|thru|til|till|up to",
        Kind.BETWEEN: "between",
        Kind.AND: "and|&",
        Kind.OR: "or",
        Kind.UNTIL: "until|ending|ending on",
        Kind.SINCE: "since",
        Kind.BEFORE: "before|on or before|prior to|ahead of",
        Kind.AFTER: "after|not before|no earlier than|not earlier than|no sooner than",
        Kind.PAST: "past",
        Kind.AROUND: "around|about|approximately|roughly|circa|sometime|some time|sometime in"
        "|on or about|on or around|close to",
        Kind.NEXT: "next|nxt",
        Kind.LAST: "last|previous|just gone|just passed",
        Kind.THIS: "this|current|the current",
        Kind.FOLLOWING: "following|coming|upcoming|this coming|the coming",
        Kind.AGO: "ago|back",
        Kind.HENCE: "from now|hence|later|out|from today|time",
        Kind.EARLIER: "earlier",
        Kind.MORE: "more|additional|full|whole|solid",
        Kind.ISH: "ish",
        Kind.THOUSAND: "thousand",
        Kind.THAN: "than",
        Kind.BUT: "but",
        Kind.EVERY: "every|each|every single",
        Kind.ALTERNATE: "alternate|alternating",
        Kind.OTHER: "other",
        Kind.TIMES: "times|x|occurrences",
        Kind.EXCEPT: "except|except for|excluding|but not|apart from|unless|but not on|except on|without"
        "|other than|aside from|save for|skipping|not counting|with the exception of",
        Kind.STARTING: "that starts|that starts on|that begins|that begins on|which starts on|starting|beginning"
        "|starting on|beginning on|as of|effective|commencing|starting with",
        Kind.START: "start|beginning|begin",
        Kind.MID: "middle|mid",
        Kind.END: "end|close",
        Kind.EARLY: "early",
        Kind.LATE: "late",
        Kind.REST: "rest|remainder",
    },
    counted_things=frozenset(
        {"floor", "grade", "street", "st", "avenue", "ave", "century", "time", "anniversary", "edition", "grader"}
        | {"graders", "place", "thing", "row", "district", "ward", "class", "year", "birthday", "generation", "one"}
    ),
    articles=frozenset({"the", "our", "your", "my", "their", "this", "that", "his", "her"}),
    numbered_things=frozenset(
        {"room", "rooms", "code", "codes", "page", "pages", "version", "ref", "reference", "suite", "apt", "apartment"}
        | {"flat", "unit", "box", "bus", "line", "gate", "level", "floor", "extension", "ext", "ticket", "invoice"}
        | {"order", "chapter", "section", "article", "form", "track", "route", "highway", "grade", "number", "no"}
        | {"nr", "pin", "building", "platform", "locker", "zone", "lot", "table", "figure", "item", "hall", "size"}
    ),
    short_units=frozenset({"hr", "hrs", "min", "mins", "sec", "secs", "wk", "wks", "yr", "yrs"}),
    streets=frozenset(
        {"street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "boulevard", "blvd", "terrace", "square"}
    ),
    courtesies=("please", "thanks", "thank you", "at the latest", "latest"),
    dividers=frozenset({"not", "nor", "but", "or"}),
    is_day_first=False,
    doubtful=frozenset(
        {"may", "march", "mar", "sun", "sat", "wednes", "jan", "jun", "mons", "boy", "bom", "cob"}
        | {"second", "back", "time", "noon", "june", "april"}
    ),
    rough_endings=("ish",),
    ordinal_endings=("st", "nd", "rd", "th"),
    predicates=frozenset({"due"}),
    topics=frozenset({"about"}),
    past=verbs.ENGLISH_PAST,
    past_endings=("ed",),
    present=verbs.ENGLISH_PRESENT,
    neither=verbs.ENGLISH_NEITHER,
    future=verbs.ENGLISH_FUTURE,
)
