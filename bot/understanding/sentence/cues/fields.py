"""What a language's table of cues is made of. All words in it are folded: no accents, small letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.understanding.sentence.cues.deeds import Deeds
from bot.understanding.sentence.cues.says import Cue, Who
from bot.understanding.sentence.types import HeardHow, Strength


@dataclass(frozen=True, eq=False)
class Fields:
    """The cues of one language. Phrases are divided by `;` or lines; see `phrases` for how one is written."""

    language: str
    said: Mapping[Cue, str]
    strengths: Mapping[Strength, str]
    kinds: Mapping[str, str]
    heard_how: Mapping[HeardHow, str]
    first: frozenset[str]
    """I, we."""
    second: frozenset[str]
    third: frozenset[str]
    """They, she, he, who."""
    one_person: frozenset[str]
    """She, he."""
    joins: str
    """What two clauses are joined by, as phrases."""
    hold: frozenset[str]
    """After one of these what follows belongs to the same clause: that, if, because."""
    conditions: frozenset[str]
    """If, unless: what they lead is no promise."""
    roles: frozenset[str]
    """Nouns for people and groups that can promise something: the pastor, the church."""
    adverbs: frozenset[str]
    """What may stand between the words of a cue."""
    is_to: frozenset[str]
    """To: what stands between a name and what they are to do."""
    contrast: frozenset[str]
    """Not: what stands between what is right and what was wrong."""
    we_tell: frozenset[str]
    """Told: without anyone before it, it is the writer who did."""
    self_sayings: frozenset[str]
    """What stands beside a bare “I promised”: that, it, much."""
    gets: frozenset[str]
    """Gets: a promise when it is from us."""
    from_us: str
    """From me."""
    leading_on: frozenset[str]
    """That: between a promise and what was promised."""
    within: frozenset[str]
    """What leads to a length that something is done in at most."""
    telling: frozenset[str]
    """Tell: what comes after whom belongs to it."""
    ours: frozenset[str]
    """Our."""
    our_roles: frozenset[str]
    """What “our” makes ourselves: team, office."""
    note_lead: str
    """What stands between “told me” and what was told, as phrases: that, about."""
    to_dos_begun: str
    """What begins something to be done besides its verbs: follow up with."""
    small: frozenset[str]
    """Words that say little: articles, prepositions, adverbs that stand before a verb."""
    articles: frozenset[str]
    lead_in: str
    """What stands before what is promised or heard, to be left out, as phrases: to, that, them."""
    tail: str
    """What may stand after it and says nothing: please, asap."""
    to_whom: frozenset[str]
    """What leads to a name that is left out with it: to, for, with."""
    addressed: frozenset[str]
    """What leads to whom something is promised: to, for."""
    told_first: frozenset[str]
    """Verbs that, without anyone before them, tell what the writer did: promised."""
    kept: frozenset[str]
    """Verbs that are what is done, also where they are a part of the cue."""
    query: str
    question_words: frozenset[str]
    correction: str
    """What a message begins with that corrects the one before."""
    greeting: str
    """What may stand before a question or a correction: hi, please."""
    own_records: frozenset[str]
    """Words by which a partner asks about what is recorded: promises, keep."""
    weak_correction: str
    """The same, when nothing much comes after it."""
    chat: str
    remind: str
    """How a reminder is asked for."""
    noun: frozenset[str]
    """Reminder, alarm."""
    show: str
    drop: str
    change: str
    to_do: str
    """What leads from the order to remind to what is to be done."""
    polite: str
    self_words: frozenset[str]
    """Me, us: who is reminded when it is oneself."""
    function: frozenset[str]
    """The words by which the language is known."""
    fillers: frozenset[str]
    """What may stand before the noun and says nothing: my, all, the next."""
    maker: str
    """Verbs that make a reminder when the word itself follows."""
    shown: str
    """What leads to what a reminder is about when it is shown or dropped: that I have for."""
    reasons: frozenset[str]
    """Because."""
    named_leads: frozenset[str]
    """What ends the name of who is reminded: to, that."""
    also_whom: frozenset[str]
    """And: me and my friends."""
    belongs: frozenset[str]
    """From: Rosa from Casa Latina."""
    given_to: frozenset[str]
    """To: before whom something is given."""
    giving: frozenset[str]
    """Promised, send: verbs right behind which stands whom it is done for."""
    between_dates: frozenset[str]
    copulas: frozenset[str]
    """Is, are: left out with the date after them."""
    self_endings: tuple[str, ...]
    """Endings of the order that mean oneself: recuérda*me*."""
    before_event: frozenset[str]
    """Before, after: a length and one of these count from something."""
    weak_leads: frozenset[str]
    """What leads to a person or a day as well as to what is to be done: for."""
    ends_to_do: frozenset[str]
    """What is no end of what is to be done: on, at."""
    before_to_do: str = ""
    """What leads to something to be done, in a sentence before the order: I need to."""
    future_endings: Mapping[str, Who] | None = None
    """Endings that make a verb a promise, as typed."""
    no_future: frozenset[str] = frozenset()
    done_by_us: frozenset[str] = frozenset()
    """Verbs in the present that are a promise with a day to come: (I, we) bring."""
    done_by_one: frozenset[str] = frozenset()
    """The same of somebody: (she) brings."""
    done_by_many: frozenset[str] = frozenset()
    shall: frozenset[str] = frozenset()
    """Will, also within a word: I'll."""
    able: frozenset[str] = frozenset()
    """Can."""
    done_now: frozenset[str] = frozenset()
    """The same after is and are: bringing."""
    meaning_to: frozenset[str] = frozenset()
    """Verbs before them: hopes (to)."""
    clitics: frozenset[str] = frozenset()
    """What may stand between who does it and the verb: les."""
    says_who_by_ending: bool = False
    """Whether “llevo” alone says that it is I."""
    apart: frozenset[str] = frozenset()
    """When, because: a day behind one of these is another thing's."""
    to_others: frozenset[str] = frozenset()
    """Les: it is done for somebody else."""
    by_whom: frozenset[str] = frozenset()
    """By: stands before who does something in the passive."""
    us: frozenset[str] = frozenset()
    """Us, behind that."""
    bounds: frozenset[str] = frozenset()
    """Until, except: what comes after them bounds what repeats."""
    together: frozenset[str] = frozenset()
    """With."""
    shorthand: str = ""
    """What is written short, and what it stands for, as `thx thanks; abt about`."""
    telling_most: frozenset[str] = frozenset()
    """Words in which slips are looked for: worried, promised."""
    bound: Mapping[str, str] = field(default_factory=dict)
    """What is bound to a name by an apostrophe, and the word it is: s, is."""
    asking: frozenset[str] = frozenset()
    """Can, do: what stands before who does it makes a question of it."""
    settled: Mapping[str, Who] = field(default_factory=dict)
    """Quedé: with somebody, to do something."""
    settling: frozenset[str] = frozenset()
    """What leads to what was settled: de, en."""
    ends_kept: frozenset[str] = frozenset()
    """The last word of a cue that belongs to what is done: (getting) back."""
    done_surely: frozenset[str] = frozenset()
    """Those of them that need no day: sending."""
    occasions: frozenset[str] = frozenset()
    """Meeting, call: what people meet at."""
    arranged: frozenset[str] = frozenset()
    """Next, moved: what stands beside one that is only planned."""
    before_things: frozenset[str] = frozenset()
    """For: behind it a name may stand before what it tells of, “for the Friday Club picnic”."""
    we_reach: frozenset[str] = frozenset()
    """Emailed: before a name, the writer did."""
    buts: frozenset[str] = frozenset()
    """But."""
    headings: frozenset[str] = frozenset()
    """What only says that something comes: two things, update."""
    at_latest: str = ""
    """What makes the date before it a last day, as phrases."""
    of_things: frozenset[str] = frozenset()
    """What binds a day that is past to a thing: (the minutes) from (last night)."""
    we_ask: frozenset[str] = frozenset()
    """Asked: at the beginning of a message it is the writer who did."""
    nobody: frozenset[str] = frozenset()
    """It, this: what cannot promise."""
    meetings: frozenset[str] = frozenset()
    """Meeting, visit: what is planned with a partner."""
    negations: frozenset[str] = frozenset()
    """Not, don't: with one of them words say the opposite."""
    mine: frozenset[str] = frozenset()
    """I, my: in a question, what the writer looks after."""
    kept_by_one: frozenset[str] = frozenset()
    """What is asked of one's own list: due, overdue, promises."""
    pointing: frozenset[str] = frozenset()
    """That, it: nothing but what was said last."""
    deeds: Deeds = field(default_factory=Deeds)
    they_met: str = ""
    """Somebody met somebody, where the verb tells that it was not the writer, as phrases."""
    speaking: frozenset[str] = frozenset()
    """With these a few words begin that say something all the same: thanks, we."""
