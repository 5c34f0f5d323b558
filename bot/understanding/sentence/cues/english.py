"""English cues."""

from bot.understanding.sentence.cues.english_deeds import ENGLISH_DEEDS
from bot.understanding.sentence.cues.english_kinds import KINDS
from bot.understanding.sentence.cues.english_phrases import (
    ASK,
    CHAT_PHRASES,
    CORRECTION_PHRASES,
    DONE,
    DROP_PHRASES,
    FIRST_PROMISES,
    GREETING_PHRASES,
    HEARD,
    MET,
    NAMED_PROMISES,
    NO_PROMISES,
    NOT_MET,
    NOW,
    OCCASION,
    ONE,
    OURS,
    QUERY_PHRASES,
    REMIND,
    SEND,
    SHOW_PHRASES,
    SURELY,
    THIRD_PROMISES,
    TOLD,
    VOWED,
)
from bot.understanding.sentence.cues.english_words import FILLERS, FUNCTION, NEGATIONS, ROLES
from bot.understanding.sentence.cues.says import Says, Who
from bot.understanding.sentence.cues.table import Cues
from bot.understanding.sentence.phrases import words
from bot.understanding.sentence.types import HeardHow, Strength

ENGLISH = Cues(
    language="en",
    said={
        (Says.ASK, Who.BEFORE): ASK,
        (Says.NO_PROMISE, Who.BEFORE): NO_PROMISES + NOT_MET,
        (Says.PROMISE, Who.FIRST): FIRST_PROMISES,
        (Says.PROMISE, Who.SECOND): f"""
            you will|{VOWED}; you'll; you said|told you'd|you'll|youd; you owe; you said|told you would|will
            you|you've have? {VOWED}; you were going to
            """,
        (Says.PROMISE, Who.THIRD): THIRD_PROMISES,
        (Says.PROMISE, Who.BEFORE): NAMED_PROMISES,
        (Says.WOULD, Who.FIRST): f"i|we would; i'd; we'd; wed; i|we can; id {SEND}",
        (Says.WOULD, Who.THIRD): "they|she|he would; they'd; she'd; he'd; theyd",
        (
            Says.PASSIVE,
            Who.BEFORE,
        ): "will be|get sent|done|delivered|shared|printed|ready|translated|provided|fixed|brought|"
        "given|set|arranged|booked|paid|posted|returned|finished|updated|emailed|mailed|prepared|confirmed|made;"
        """
            gets|get printed|sent|done|fixed|delivered|paid|translated|repaired|cleaned|ordered
            is|are|was|were promised; has|have been promised; to be sent|delivered|provided; it was agreed|promised
            someone will; somebody will
            """,
        (Says.MET, Who.BEFORE): MET,
        (Says.TOLD, Who.BEFORE): TOLD,
        (Says.HEARD, Who.BEFORE): HEARD,
        (Says.PASSIVE, Who.FIRST): OURS,
        (Says.REMIND, Who.BEFORE): REMIND,
    },
    strengths={
        Strength.FORMAL: """
            signed; in writing; formally; committed; commit; guarantee
            guarantees; guaranteed; officially; pledged; pledge; on paper; swore; vowed
            """,
        Strength.TRY: """
            try; try to; tries; trying; do my|our|their|her|his best; see if; aim; aims; plan; plans; planning
            intend; intends; look into; see whether; probably; attempt; as far as possible; if possible
            should be able
            """,
        Strength.HOPE: "hope; hopes; hoping; hopefully; would like; with luck; fingers crossed; might",
    },
    kinds=KINDS,
    heard_how={
        HeardHow.SECOND_HAND: """
            apparently; word is; rumor has it; rumour has it; i heard that; heard that; was told; were told
            secondhand; second hand; second-hand; someone said; somebody said; people say; people are saying
            they say; supposedly; reportedly; according to; told me that? they|she|he; i hear; we hear; overheard
            heard through; through the grapevine
            """,
        HeardHow.ASSUMPTION: """
            i think; we think; i guess; we guess; i assume; we assume; i suspect; we suspect; probably; seems; seem
            it seems; looks like; i believe; we believe; my impression; our impression; i suppose; might be; maybe
            my guess; i have a feeling; i feel like; presumably
            """,
    },
    first=words("i we i've we've i'm we're i'd we'd i'll we'll"),
    second=words("you you've you'll"),
    third=words("they she he who they've she's he's they're"),
    one_person=words("she he she's he's she'll he'll who shell"),
    joins="""
        and; but; so; and so; and also; and then; then; also; plus; while; although; yet; and that; so that
        or else; although; though
        """,
    hold=words(
        """
        that if when because what which where how than said says say think thinks thought hope hopes know knows
        feel feels whether while as since until till before after unless why like every all sure told believe wish
        whatever once so guess suppose whom whose hear heard mentioned assume the a an to of for with from in on
        at by about my our
        """
    ),
    conditions=words("if unless whether nobody noone"),
    roles=ROLES,
    adverbs=words(
        """
        also definitely then just now certainly still gladly both all already kindly probably really always even
        only finally actually quickly simply personally
        """
    ),
    is_to=words("to"),
    contrast=words("not instead"),
    bounds=words("except not excluding until till through"),
    together=words("with at"),
    shorthand="""
        thx thanks; tnx thanks; thnx thanks; ty thanks; abt about; wil will; sez says; sed said; w with; luv love
        pls please; plz please; plese please; u you; ur your; r are; wud would; cud could; shud should; tmrw tomorrow
        mtg meeting; ppl people; bc because; cuz because; coz because; gotta must; wanna want; rly really; frm from
        theyre they're; shes she's; hes he's; im i'm; ive i've; weve we've; theyve they've; dont don't; cant can't
        wont won't; didnt didn't; doesnt doesn't; isnt isn't; arent aren't; wasnt wasn't; havent haven't; tht that
        dnt don't; nd and; n and; goin going; def definitely; prob probably; recvd received; sked schedule; b be
        """,
    telling_most=words(
        """
        worried worries promised promises promise needed wanted mentioned reminded reminder remind suggested offered
        thanked complained volunteered grateful interested concerned visited called talked agreed decided asking
        struggling worrying strength problem problems trouble
        """
    ),
    done_by_us=words(DONE),
    done_by_one=words(ONE),
    done_by_many=words(DONE),
    able=words("can"),
    shall=words("will shall i'll we'll"),
    done_now=words(NOW + " getting running setting shipping dropping"),
    meaning_to=words("hopes hope plans plan aims aim intends intend tries try expects expect means"),
    apart=words("when because since that which who whether why how"),
    by_whom=words("by"),
    us=words("us me"),
    we_tell=words("told said mentioned explained shared"),
    self_sayings=words("gave given have that it much so please this them him her did do him thanks"),
    gets=words("gets get receives has have getting"),
    from_us="from me|us",
    leading_on=words("that"),
    asking=words("can could may should would do does did shall will might"),
    ends_kept=words("back care after into"),
    done_surely=words(SURELY),
    occasions=words(OCCASION.replace("|", " ") + " mtg"),
    arranged=words("next upcoming moved rescheduled postponed pushed scheduled cancelled canceled planned confirmed"),
    before_things=words("for to"),
    we_reach=words("emailed texted messaged contacted reached phoned called rang wrote saw met visited"),
    buts=words("but"),
    headings=words(
        """
        two three four few couple several some things thing notes note updates update news points items recap debrief
        summary headlines quick bits more another other second third first last also plus main on re about
        """
    ),
    at_latest="at the? latest; latest; at the very latest; or sooner|earlier|before; tops",
    of_things=words("from of"),
    we_ask=words("asked invited"),
    bound={"s": "is", "ll": "will", "re": "are"},
    within=words("within before until till"),
    telling=words("tell told telling inform remind assure warn promise promised ask"),
    ours=words("our my"),
    our_roles=words(
        "team staff office crew coworker colleague colleagues manager boss intern volunteer librarian director"
    ),
    note_lead="""
        that; about; us; me; him; her; them; to us; to me; us about; me about; how; of; from; for; to say; again
        today; yesterday
        """,
    to_dos_begun="""
        ring; follow up with|on|about?; check in|back with|on?; get back to; reach out to; touch base with
        circle back; thank; tell; let them|her|him know; schedule; set up; don't forget to
        need to call|send|email|ask|check|get|follow; have to call|send|email|check|get; must call|send|email
        to do; todo; pick up; drop off; look into; mail; phone; text; visit; meet with; write to; prepare
        translate; update; confirm; return; buy; finish; review; add; remember
        """,
    small=words(
        """
        also definitely then just now certainly still gladly both all already really always the a an and but so
        plus their our my her his of that which
        """
    ),
    articles=words("the a an my our their"),
    lead_in="""
        to; that; them; him; her; us; me; you; to them; to him; to her; to us; with them
        that i|we|they|she|he|i'd|we'd|they'd|i'll|we'll will|would|'ll?; i'd; we'd; they'd; she'd; he'd; i'll
        we'll; they'll; i would; we would; they would; she would; he would; i will; we will; they will; she will
        he will; also; definitely; then; just; try to; do my best to; about; on; i; we; for; off; 'd; 'll; will
        would; hopefully; probably; up; to also; everyone; back to them with; all; a promise to; my word that
        in writing that; agreed to; promised to; going to; hope to; plan to; committed to; of
        """,
    tail="""
        at the? latest; at the very latest; later
        can|will|could|would you please?; please; asap; ok; okay; thanks; thank you; too; as well; then
        and; but; so; also; now; at least; lol; btw; haha; sometime; again please; if possible; hopefully
        to them; to us; for them; for us; to her; to him; or so
        """,
    to_whom=words("to for with at from"),
    addressed=words("to for with at"),
    told_first=words("promised pledged agreed committed guaranteed owe"),
    kept=frozenset(SEND.split("|")) - {"be", "have"}
    | words(
        """
        open host lend meet visit teach circulate distribute notify report present finalise finalize discuss approve
        chair translate join attend cook print donate deliver
        """
    ),
    query=QUERY_PHRASES,
    question_words=words(
        """
        what who which when where how why did do does have has is are any whose was were can could what's who's
        """
    ),
    correction=CORRECTION_PHRASES,
    greeting=GREETING_PHRASES,
    own_records=words(
        """
        promise promised promises recorded record records keep kept stored remind reminders notes owe owes
        """
    ),
    weak_correction="no; nope; actually; not; sorry; wait; rather; instead; nah; hmm; i was wrong",
    chat=CHAT_PHRASES,
    remind=REMIND,
    noun=words("reminder reminders alarm alarms alert alerts notification notifications"),
    show=SHOW_PHRASES,
    drop=DROP_PHRASES,
    change="""
        changed; moved; updated; rescheduled; pushed; switched; prepone; post pone; instead of; change; move
        update; edit; reschedule; postpone; push; push back|up; modify; adjust; delay; snooze; shift; rename
        extend; correct; switch; bump; alter; replace; revise; reset; swap; set back|forward; amend
        """,
    to_do="""
        to remind me|us about|to|of|that|not?; i|we need|have|want|must|should|got to; to; about; of; for; that
        on; regarding; saying; says; tells me|us; that tells me|us; that says|say|said; with; so i|we can|could
        i|we have got? to?; i'm|we're|i|we supposed to; to please; saying to; titled; called; labeled; named
        concerning; when to; for when; there is|are; there's; that there is|are; because; at; later
        of our|the need; i'm|we're; i|we am|are; not to; don't forget to; in order to; also
        """,
    polite="""
        please; pls; plz; hey; hi; hello; ok; okay; can|could|would|will you; can|could|would|will you please
        would you mind; i want|need|would you to; i'd like you to; i'd like; i would like; can i get|have
        can we; could i get; also; and; bot; loopkeeper; yo; thanks; just; hey bot; now; kindly; go ahead and
        i want|need to; i need; i want; nevermind; actually; so; then; alexa; siri; be sure to; make sure to
        never mind; help me
        """,
    self_words=words("me us myself ourselves"),
    function=FUNCTION,
    fillers=FILLERS,
    maker="""
        set; set up; create; make; add; start; put; schedule; give me|us?; send me|us?; turn on; need; want
        place; get; have; enter; build; i want|need
        """,
    shown="""
        for the day|week|month|rest; for the rest of the day|week|month; from my list; do i|we have|got
        i|we have|got|made; that i|we have|set|made; set; set up; left; scheduled; coming up; due
        have i|we set?; did i|we set|make|have; are there; is there; from; planned; say|says; already; involving
        referencing; related to; pertaining to; that are|is; which are|is; is; are; was; were; for for; saved
        programmed; containing; of mine; i|we currently have; currently; on file; to be
        """,
    reasons=words("because since as so cause"),
    named_leads=words("to about of that regarding"),
    also_whom=words("and both"),
    belongs=words("from at of with"),
    given_to=words("to"),
    giving=words(
        """
        promise promised pledged committed guaranteed agreed owe owed told tell assured offer offered give gave giving
        send sent sending lend lent lending bring brought bringing show get hand mail email text
        """
    ),
    between_dates=words("and or"),
    copulas=words("is are be due was scheduled starts happening has have"),
    self_endings=(),
    before_event=words("before prior after ahead"),
    weak_leads=words("for on at with"),
    ends_to_do=words("on at for by in from to the and"),
    before_to_do="""
        i|we need|have|want|must|should|got to; i've|we've got to; i'm|we're|i|we going|supposed to
        i|we have|need a|an?; i|we gotta; need|want|have|must|should|got to
        """,
    nobody=words("it this that there these those which what it's that's nobody nothing"),
    meetings=words("meeting visit appointment get-together"),
    negations=NEGATIONS,
    mine=words("i my mine"),
    kept_by_one=words("owe due open promises promised promise list overdue"),
    pointing=words("that this it those these"),
    deeds=ENGLISH_DEEDS,
    speaking=words("we i we're i'm we've thank thanks"),
)
