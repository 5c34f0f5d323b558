"""English words of what is done for us, and of what is not."""

from bot.understanding.sentence.cues.deeds import Deeds
from bot.understanding.sentence.phrases import words

BRING = words(
    """
    bring send deliver lend give drop provide host share draft prepare translate fix return collect order book
    confirm cook donate email mail forward post supply hand organize organise arrange call introduce write repair
    clean carry fetch install cover ship upload train teach print paint build mend load count check phone ring text
    design sort edit help invite come contact review reply answer tell advertise distribute circulate spread
    interpret loan bake recruit volunteer announce display present staff drive pay ask finalize finalise approve
    notify report chair
    """
)
TAKE = words(
    "take get make do put hold find set pick pass finish update add sign run read reserve store keep see visit"
)
"""Done for us when it is done with something that is known: “get *the* keys”."""


def doing(verbs: frozenset[str]) -> set[str]:
    """Bringing."""
    return {f"{one[:-1] if one[-1] == 'e' and one[-2] != 'e' else one}ing" for one in verbs}


def forms(verbs: frozenset[str]) -> str:
    """The verbs with their endings: bring, brings, bringing."""
    found = doing(verbs)
    for one in verbs:
        ends = "es" if one.endswith(("sh", "ch", "ss", "x", "o")) else "s"
        many = f"{one[:-1]}ies" if one[-1] == "y" and one[-2] not in "aeou" else one + ends
        found |= {one, many}
    return "|".join(sorted(found))


ENGLISH_DEEDS = Deeds(
    futures=words(
        """
        will 'll shall is are was were going to gonna i we they she he who i'll we'll they'll she'll he'll theyll
        shell who'll i'm we're they're she's he's ill well
        """
    ),
    helping=f"""
        {forms(BRING)}; {forms(TAKE)} the|our|it|them|that|those|these|this|back|up|over|out|us|me|care|part
        look|looks|looking into|at|for|after; let me|us|you; join; joins; be there|here; meet; meets; try to; work on
        follow up|through; round|line|gather|rustle up?; lead; leads
        {forms(TAKE)} one|two|three|four|five|six|ten|twenty
        find out; see if|whether|about|to
        talk|speak to|with; get back|in; reach out; chip in; pitch in; turn up; show up; keep you|us|me; attend; attends
        stop|drop|swing|come in|over; have|has the|it|them|that|those; be {"|".join(sorted(doing(BRING)))}
        """,
    elsewhere=f"""
        {forms(words("call pay drive help phone text visit take"))} her|his|their; ask for
        take|takes|taking the bar|driving|citizenship|bus|train|day|week|month|summer|year|exam|test
        have|has the baby|babies|flu
        """,
    number="two",
    kin=words(
        """
        son sons daughter daughters kid kids child children husband wife mother mom mum father dad baby babies family
        brother brothers sister sisters grandson granddaughter grandchildren grandmother grandfather boyfriend
        girlfriend fiance fiancee parents nephew niece twins dog cat
        """
    ),
    own=words("her his their own"),
    ending="stop; quit; cease; end; terminate; sue; evict; fire; ban; report; defund; cut|break off|ties; pull out",
    kept_on="stop by|in|at|off|over|round|for; end up|with; report back|to|on; fire up|off",
    others=words("her him them"),
    only_about=words("about regarding concerning re"),
    nothing=words("nothing nobody noone none no"),
    denying=words("no not nope never didn't didnt hardly haven't havent hasn't hadn't nobody noone"),
    wished=words("hopes hope hoped wishes wish expects expect expected thinks think thought believes believe assumes"),
    already=words(
        """
        sent brought gave given delivered dropped handed mailed emailed printed finished did done returned paid posted
        shared lent booked ordered fixed translated already
        """
    ),
    finished=words("done finished ready complete completed over"),
    as_well=words("too also likewise same well as neither either"),
    leading_others=words("help helps helping helped let lets letting have having make makes watch see"),
    absence="""
        be on vacation|leave|holiday|holidays|break|pto; be on maternity|paternity|sick|parental|annual|medical leave
        be sick|ill|away|off|out|absent|busy|traveling|travelling|unavailable; be at a conference
        """,
    let_us=words("let's lets"),
)
