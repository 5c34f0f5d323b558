"""English cues."""

from bot.understanding.sentence.cues.table import Cues, Says, Who
from bot.understanding.sentence.phrases import words
from bot.understanding.sentence.types import HeardHow, Strength

SEND = (
    "send|bring|call|email|get|give|share|check|ask|make|take|write|find|look|follow|talk|try|have|drop|let|text|see|"
    "do|print|put|book|arrange|set|forward|contact|reach|prepare|translate|confirm|invite|help|be|order|pick|provide"
)
VOWED = "promised|pledged|agreed|committed|guaranteed|vowed|swore|undertook"
VOWING = "promise|pledge|agree|commit|guarantee|vow|swear|undertake"
NOT = "not|never|didn't|don't|doesn't|haven't|hasn't|can't|cannot|couldn't|wouldn't|didnt|dont|doesnt|havent|cant"

FIRST_PROMISES = f"""
    i|we will|shall
    i'll|we'll
    ill|well {SEND}
    i|we {VOWED}
    i've|we've {VOWED}
    i|we have {VOWED}
    i|we {VOWING}
    i|we owe
    i|we said|told|promised|agreed i'd|i|we'd|we would|will
    i|we said|promised|agreed we'll|i'll|we'd|i'd|id|wed
    i|we told her|him|them|everyone that? i'd|we'd|id|wed|i'll|we'll|ill
    i|we told her|him|them|everyone that? i|we would|will|can
    i|we promise|promised her|him|them i'd|we'd|id|i'll|we'll
    i'm|we're|im|were going to; i'm|we're|im gonna
    i|we am|are going to; i|we am|are gonna; i am|we are planning|hoping|trying to
    i'm|we're planning|hoping|trying to; i'm|we're committed to; i|we am|are committed to
    i|we hope|plan|intend|aim|mean to; i|we offered to; i|we volunteered to
    i|we gave them|her|him? my|our word; i|we made a promise|commitment; my|our promise; my|our commitment
    my|our word
    let me; leave it to me; count on me|us to; i|we signed an|a|the agreement|contract|mou|memorandum
    hopefully i|we can|will; hopefully we'll|i'll
"""
THIRD_PROMISES = f"""
    they|she|he|who will|shall
    they'll|she'll|he'll|theyll|shell|who'll
    they|she|he|who {VOWED}; they|she|he|who has|have|had {VOWED}; they've|she's|he's {VOWED}
    they|she|he|who promise|promises|pledge|pledges|guarantee|guarantees
    they|she|he owe|owes
    they|she|he|who said|says|say they'll|she'll|he'll|they'd|she'd|he'd|theyd
    they|she|he|who said|says|say that? they|she|he will|would|can
    they're|she's|he's going to|gonna; they|she|he|who are|is|was|were going to|gonna
    they're|she's|he's trying to; they|she|he are|is planning|trying to
    they|she|he volunteered to
    they|she|he signed an|a|the agreement|contract|mou|memorandum; they|she|he gave us|me? their|her|his word
"""
NAMED_PROMISES = f"""
    will; 'll; {VOWED}; has|have|had {VOWED}; promises|pledges|guarantees|owes|owe; is|are going to|gonna
    said|says|say they'll|she'll|he'll|they'd|she'd|he'd|theyd
    said|says|say that? they|she|he will|would|can
    told us|me that? they|she|he will|would; told us|me they'll|she'll|he'll|they'd|she'd|he'd
    volunteered to; gave us|me? their|her|his word; signed an|a|the agreement|contract|mou|memorandum
    
"""
NO_PROMISES = f"""
    i|we|they|she|he? {NOT} say|mention that? i|we|they|she|he|it would|will|could|can
    i|we|they|she|he? {NOT} {VOWING}|promised|agreed|committed
    i|we|they|she|he did|do|does|have|has|had|can|could|would not|never {VOWING}|promised|agreed|committed
    did|do|does|have|has|had|can|could not|never {VOWING}|promised|agreed|committed
    i|we|they|she|he? have|has|had not yet? {VOWED}
    i|we|they|she|he? will not|never; i|we|they|she|he? won't|wont; refuse|refused|declined to
    i|we|they|she|he? might; i|we|they|she|he? may {SEND}; i|we|they|she|he? could|should|can {SEND}
    i|we|they|she|he would love|like|prefer|rather; would love|like to
    would be nice|great|good|lovely|wonderful|helpful
    maybe|perhaps|possibly i'll|we'll|they'll|she'll|he'll; maybe|perhaps|possibly i|we|they|she|he will|can|could
    will see; we'll|i'll|they'll see if|whether|how|what; i'd|we'd|they'd love|like|prefer; i wish; no promise
    no promises
    if only; i will|would need|want|like|love; i'll need|want; i'll be on leave|vacation; i'll|we'll be away|out
    will power; good will; at will; free will; the will; a will; last will; promised land
    will it|they|we|she|he|you|there
"""

MET = """
    i|we|have|had met with?; met
    met|mtg|meeting|talked|spoke|chatted|coffee|lunch|call|visit|sat w; mtg with
    i've|we've met|seen|visited; just met|visited
    had|having a|an|our|my? good|great|nice|long? meeting|coffee|lunch|tea|call|chat with|at
    had|having a|an|our|my? quick|short|brief|productive? meeting|coffee|lunch|tea|call|chat with|at
    had|having a|an|our|my? good|great|nice|long? talk|conversation|zoom|dinner|breakfast|visit with|at
    had|having a|an|our|my? quick|short|brief|productive? talk|conversation|zoom|dinner|breakfast|visit with|at
    i|we? spoke|talked|chatted|sat|met|conversed with|to; sat down with; caught up with; checked in with
    i|we? visited; i|we? stopped|dropped|came|swung by|in; ran into; bumped into; i|we? attended; i|we? phoned
    i|we called|saw|hosted; i|we went to; called; i|we? had|got a call|visit from; met up with; saw
    came by|in|over|round; got out of; sat down with; rang; emailed? called me|us; popped in|by; dropped in
    got together with; meeting|coffee|lunch|call|visit with
    was|were at; i|we was|were at; came to see|visit us|me; visited us; emailed with; got off the phone|call with
"""
NOT_MET = """
    met the|their|our|my|all|its|these needs|need|goal|goals|deadline|deadlines|target|targets|criteria|requirements
    met by; has|have been met; is|are|was|were met; never met; haven't|hasn't met; didn't meet; called off; called for
    called the; need|needs to be met; not met; when|if we met
"""
TOLD = """
    told me|us|staff that?|about?; said; says; say; saying; mentioned; mentions; reported; reports; shared that?
    noted; explained; added
    complained; complains; pointed out; brought up; raised; commented; heard from; heard; i|we heard from?|that?
    i|we overheard; overheard; apparently; word is; rumor|rumour has it; i|we learned|learnt that?|from?
    let me|us know; told
    i|we gather; i|we hear that?|from?; according to; feedback from; is|are saying; wrote; writes; replied
    emailed to say; emailed; texted; messaged
    made clear; stressed; emphasized; emphasised; insisted; warned; warns; i|we was|were told; thanked me|us? for?
    talked about; spoke about; asked whether|if|why|when|how|what|where|about
    asks whether|if|why|when|how|what|where|about
"""
HEARD = """
    need; needs; needed; needing; want; wants; wanted; would like; would love; they'd|she'd|he'd like|love
    ask|asks|asked for; asked us|me for|to; is|are asking for|about
    lack; lacks; worry; worries; worried
    is|are|was|were worried|concerned|afraid|scared|upset|unhappy|frustrated|grateful|thankful
    is|are|was|were happy|excited|proud|interested|hoping|looking|struggling|missing|tired
    they're|she's|he's worried|concerned|afraid|scared|upset|unhappy|frustrated|grateful|thankful
    they're|she's|he's happy|excited|proud|interested|hoping|looking|struggling|missing|tired
    feel; feels; felt; think; thinks; thought; believe; believes; hope; hopes; wish; wishes; dream; dreams
    struggle; struggles
    can't; cannot; couldn't; cant; don't have; doesn't have; do not have; does not have; don't know; have no
    has|have a|an|some|one|two|three|too|more|plenty|many; has the; has no; don't feel; don't
    suggested; suggests; suggest; proposed; proposes; love; loves; loved; like; likes; liked; enjoy; enjoyed
    thanked; thank; appreciate; appreciated; appreciates
    offer; offers; offered; can offer|lend|share|provide|host|teach|help
    could offer|lend|share|provide|host|teach|help; are|is willing to; prefer; prefers; miss; misses; hate
    hates; decided; decides
    will need|want|miss|lose; is|are not enough; there is|are|was|were; there's; wonder; wonders; wondered
    is|are wondering
    have trouble; has trouble; find it; finds it; have been; has been; were; are; is; feel like
    run|runs|running out of
"""
REMIND = """
    remind me|us|him|her|them; remind; remind everyone|everybody; don't|dont let me|us forget
    do not let me|us forget; don't|dont forget
    set up? a|an|the|another|my? new|weekly|daily|monthly|recurring? reminder|reminders|alarm|alert
    create|make|add|start|put|schedule|leave|give me|us? a|an|another|in|up? a? new? reminder|reminders|alert
    send|get|build|enter|insert|generate|record|place me|us? a|an|another|in|up? a? new? reminder|reminders|alert
    start|begin reminding me|us?; i|we want|need|like to be reminded; i'd|we'd like to be reminded
    want to be reminded; i|we don't|dont want to forget; tell me|us to; let me|us know to|that
    give me|us a? heads up; set me|us up? a reminder|alert
    need|want a reminder; reminder to|for|about|that|of; ping me; nudge me; alert me; notify me; note to self
    make a note to; help me remember
    make sure i|we remember|don't|do; please|pls|plz remind; bug me; wake me; chase me; remember to
    i|we need|have to remember to; i|we must not|mustn't forget
"""
ASK = """
    ask; please ask; need|have|want|should|must|going to? ask; i|we want|need|have|like to ask
    i'd|we'd like to ask; we|i should|must|could ask; let's ask; i|we asked; i|we want|need them|her|him to
    request; can you ask
    could you ask; i'll|we'll ask; i|we will ask; i|we am|are asking; i'm|we're asking; survey
    send a|the|out survey; invite; asked them|her|him to|for|if|whether; need to|from know|hear; check with
    see if|whether they|she|he
"""

DONE = (
    "bring send deliver lend give drop pick provide host take print share draft prepare translate fix return collect"
    " order book confirm cook donate email mail forward post supply pay drive hand organize organise arrange call"
    " introduce write repair get teach clean carry fetch hang install make open cover sign ship swap upload train"
    " show paint build mend load move finish count check phone ring text visit run lead set"
)
ONE = " ".join(f"{one}es" if one.endswith(("sh", "ch", "x", "s")) else f"{one}s" for one in DONE.split()).replace(
    "carrys", "carries"
)

NOW = " ".join(
    f"{one[:-1] if one.endswith('e') else one}ing" for one in DONE.split() if one not in {"get", "run", "set", "ship"}
)

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
    kinds={
        "need": """
            asked us to; asked me to; asks us to; prefer; prefers; need; needs; needed; needing; in need of; lack
            lacks; lacking; no access to; short of; don't have; doesn't have; do not have; does not have; have no
            has no; without a; asked for; asks for; asking for; ask for; require; requires; want; wants; wanted
            looking for; could use; run out of; runs out of; running out of; ran out of; not enough; aren't enough
            isn't enough; missing; must have; would help; requested
            """,
        "concern": """
            leak; leaks; leaking; leaked; mould; mold; damp; too cold; too hot; too dark; freezing; no heat
            no hot water; sticking point; isn't answering; not answering; nobody asks; no one asks; wrong
            scares; scare; stolen; theft; flooded; flooding; floods; rats; mice; fell through; overwhelmed; exhausted
            burned out; too many; too old; too few; no space; no room; is full; are full; shuts out; ended
            kicked out; evicted; eviction; cut off; cuts; running late; hard time; stuck; out sick; quit; no more
            hardly any; hardly anyone; may lose; might lose; lost; died; shut; noise; dont feel
            worried; worry; worries; worrying; concern; concerned; concerns; afraid; scared; fear
            fears; unsafe
            complain; complained; complains; complaint; upset; unhappy; frustrated; frustrating; angry; problem
            problems; trouble; issue; too far; too late; too early; too loud; too small; too expensive; too crowded
            too hard; can't; cannot; couldn't; can not; cant; empty; nobody comes; no one comes; difficult; hard to
            confusing; confused; struggle; struggles; struggling; don't trust; doesn't trust; don't feel; distrust
            unwelcome; not welcome; barrier; barriers; broken; closed; closes; cancelled; canceled; nervous
            dangerous; stops at; missed; don't know; feel ignored; ignored; left out; turned away; tired of; fed up
            expensive; costs too much
            """,
        "aspiration": """
            hope; hopes; hoping; dream; dreams; dreaming; would love; would like; wish; wishes; someday; one day
            vision; want to become; wants to become; goal; goals; aspire; aspires; in the long run; they'd love
            she'd love; he'd love; they'd like; she'd like; he'd like; looking forward to
            """,
        "idea": """
            would; should; suggest; suggests; suggested; suggestion; idea; ideas; propose; proposed; proposes
            what if; why not
            how about; what about; could we; we could; maybe we; maybe you; should try; it would be good
            would be nice; would be great; recommend; recommends; recommended; perhaps; think we should
            thinks we should; think you should; proposal
            """,
        "strength": """
            champion; champions; award; won; winning; over the moon; great turnout; packed; growing
            doing well; doing great; best; sold out; delighted; well attended
            went well; went great; glad; thrilled; good at; great at; strong
            skilled; experienced; expert; experts; well connected; well known; trusted
            knows everyone; speaks; speak; fluent; popular; successful; proud of; proud; active; has a lot of
            have a lot of; works well; work well; going well; love; loves; loved; enjoy; enjoys; enjoyed; full house
            always full; strength; happy with
            """,
        "question": """
            asked who; asks who; asked which; wonder; wonders; wondering; wondered; asked whether; asked if
            asked when; asked how; asked what
            asked why; asked where; asks whether; asks if; asks when; asks how; asks what; asks why; asks where
            want to know; wants to know; wanted to know; question; questions; is it possible; would like to know
            unsure whether; not sure whether; curious; asked about; asks about
            """,
        "thanks": """
            thanks; thank; thank you; thanked; thankful; grateful; gratitude; appreciate; appreciates; appreciated
            appreciative; very happy with; so happy with
            """,
        "decision": """
            decided; decide; decides; decision; agreed on; agreed that; voted; vote; settled on; chose; approved
            it was agreed; resolved to; went with; opted; have chosen; has chosen; they agreed to
            """,
        "offer": """
            to spare; spare one; could bring; could do; is free; are free; we can bring; can bring; can do
            offer; offers; offered; offering; would pay; would lend; would host; can lend; can host; can provide
            can help; can share; can teach
            can give; could lend; could host; could provide; could teach; willing to; happy to; glad to; volunteer
            volunteers; volunteered; donate; donated; donates; available to; at our disposal; free to use; can use
            lend us; ready to help
            """,
    },
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
    roles=words(
        """
        pastor imam rabbi priest director principal coordinator teacher manager president chair secretary
        volunteer volunteers team staff group council church mosque temple school center centre clinic city county
        board office parents mother father leader leaders elder elders host families family organizer partner
        partners community committee association club shelter network alliance coalition agency department sister
        father deacon coach nurse owner president mayor officer librarian organization women youth seniors people
        folks guy lady
        """
    ),
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
        dnt don't; nd and; n and; gonna gonna; def definitely; prob probably; recvd received; sked schedule; b be
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
    within=words("within before until till"),
    telling=words("tell told telling inform remind assure warn promise promised ask"),
    ours=words("our my"),
    our_roles=words("team staff office crew coworker colleague manager boss intern"),
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
        later; can|will|could|would you please?; please; asap; ok; okay; thanks; thank you; too; as well; then
        and; but; so; also; now; at least; lol; btw; haha; sometime; again please; if possible; hopefully
        to them; to us; for them; for us; to her; to him; or so
        """,
    to_whom=words("to for with at from"),
    addressed=words("to for with at"),
    told_first=words("promised pledged agreed committed guaranteed owe"),
    kept=frozenset(SEND.split("|")) - {"be", "have"}
    | words("open host lend meet visit teach translate join attend cook print donate deliver"),
    query="""
        what did|do|does|have|has|were|was; what's|whats due|open|overdue|next|new|left|outstanding|on
        what is|are due|open|overdue|next|new|left|outstanding|on|my|our|the; what i|we owe; what all
        what else did; what promises|commitments|reminders|notes; show; show me|us; list; list all; find
        find me; search for?; look up
        who did|do|does|have|has|is|was|are|said|owes|told|asked|promised|needs|wants
        which partners|partner|groups|organizations|people|communities|promises|notes|needs|of
        when did|do|does|was|is|are|will; where did|do|is|was; how many; how often; how much; how long since|ago
        any news|notes|promises|word|reminders|open|updates; anything from|about|new|due|open
        do|did|have|has we|i|anyone|they; is|are there any|anything?; have we heard; tell me about|what
        give me the|a|all|everything; summarize; summary of; brief me; remind me what|who|which|when
        can|could you? show|tell me|us?; can|could you find|list; pull up; whose; why did; status of
        my reminders|promises|list; has|have anyone|anybody|somebody|someone; were there; was there; overview of
        catch me up
        """,
    question_words=words(
        """
        what who which when where how why did do does have has is are any whose was were can could what's who's
        """
    ),
    correction="""
        i meant; i mean; undo; undo that|this|it|last; scratch that|this|the; make that|it; correction
        change that|it|this|the; sorry i meant; sorry it; sorry not|the|make|wrong; i said
        that should|was|is|were wrong|be|supposed|not; it should|was be|not|supposed; not that; not the; wrong
        it's not; its not; that's not|wrong; thats not|wrong; oops; typo; should be; should have been
        delete that|this|it|the; remove that|this|it|the; cancel that|this|it|the; forget that|it
        take that back; never mind; nevermind; it was; was actually; i misspoke
        the date|day|time|name|partner|person is|was wrong; add that; my mistake; my bad; replace
        rename; move that|it; strike that; that promise; edit; it is actually; not on; no not
        no it's|its|it|i|that|the|make|this; please undo|delete|change|correct; ignore that; wait no
        """,
    greeting="""
        hi; hello; hey; hi|hello|hey there|all|team|bot; please; pls; so; ok; okay; and
        good morning|afternoon|evening; quick question; question; also; um; uh; well; thanks; loopkeeper; bot
        """,
    own_records=words(
        """
        promise promised promises recorded record records keep kept stored remind reminders notes owe owes
        """
    ),
    weak_correction="no; nope; actually; not; sorry; wait; rather; instead; nah; hmm; i was wrong",
    chat="""
        hi; hello; hey; hey there; hi there; hiya; good morning|afternoon|evening|night|day; morning; thanks
        thank you; thank you so|very much; many thanks; thx; ty; ok; okay; k; kk; cool; great; nice; lol; haha
        hahaha; yes; yep; yeah; yup; sure; bye; goodbye; see you; see ya; cheers; awesome; perfect; got it
        sounds good; no problem; welcome; you're welcome; how are you; how's it going; what's up; whats up; sup
        well done; good job; good bot; love it; wow; hmm; yay; so much; a lot; a bunch; all; everyone; team
        that's great|all|fine; very much; for that; for your help; again; test; testing; just testing; bot
        today; there; same; congrats; congratulations; have a good|great|nice day|weekend|one|evening; take care
        talk later|soon; later; happy friday|monday; will do; it; that works; works for me; you; too
        morning all; this is fun; you rock; you are the best; you're the best; i love you; tell me a joke
        who are you; what can you do; what are you; good; fine; i'm good; not bad; hope you are well
        how was your weekend|day; oh; ha; alright; right; np; omg; amazing; brilliant
        """,
    remind=REMIND,
    noun=words("reminder reminders alarm alarms alert alerts notification notifications"),
    show="""
        show; show me|us; list; view; see; display; read; read me|out|back?; tell me; check; get; pull up
        bring up; open; find; what; what's; whats; what are|is; which; how many; when; when's; where
        do i|we have; have i|we; did i|we; is there; are there; any; give me; i want|need to see|know; can i see
        look up; look at; go through; let me see|know; let's see; do you have; who; recite; go over; review
        what time; am i; will i
        """,
    drop="""
        stop reminding me|us?; no more reminding me|us?; quit reminding me|us?; don't|dont need reminding
        stopped; cancelled; canceled; deleted; removed; delete; remove; cancel; clear; erase; drop; get rid of
        stop; turn off; take off; dismiss; forget; end; disable; suspend; discard; do away with
        i|we don't|dont need|want; scrap; undo; wipe; eliminate; please|don't remind; stop reminding
        no longer need; shut off; kill; trash; void; take out; silence; i no longer need; do not remind
        don't remind; dont remind; nix; abort; skip; scratch
        """,
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
    function=words(
        """
        the a an and of to in is are was were be been i you he she it we they me him her us them my your his our
        their this that these those for with at by from on about as but if or so not no do does did have has had
        will would can could should may might must what who when where why how which there here said told want
        wants need needs met ill i'll we'll they'll don't didn't can't it's that's i'm we're into out up after
        before next last every by friday monday tuesday wednesday thursday saturday sunday tomorrow yesterday
        today week month remind promised heard asked send call bring
        """
    ),
    fillers=words(
        """
        my the a an all any some of our new me for every each other next first last upcoming this that these those
        up one another to only most recent current previous existing set i have about please both and in list is
        are do how many much total day days did what which when does where are you their again alarm alarms alert
        alerts latest left was there all now detail details time date location dates times name future go repeat
        daily weekly monthly yearly recurring repeating more rest out off just today's
        """
    ),
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
    also_whom=words("and"),
    between_dates=words("and or"),
    copulas=words("is are be due was scheduled starts happening"),
    self_endings=(),
    before_event=words("before prior after ahead"),
    weak_leads=words("for on at with"),
    ends_to_do=words("on at for by in from to the and"),
    before_to_do="""
        i|we need|have|want|must|should|got to; i've|we've got to; i'm|we're|i|we going|supposed to
        i|we have|need a|an?; i|we gotta
        """,
    nobody=words("it this that there these those which what it's that's nobody nothing"),
)
