"""English phrases by which promises, tellings and reminders are known."""

SEND = (
    "send|bring|call|email|get|give|share|check|ask|make|take|write|find|look|follow|talk|try|have|drop|let|text|see|"
    "do|print|put|book|arrange|set|forward|contact|reach|prepare|translate|confirm|invite|help|be|order|pick|provide|"
    "sign|raise|sort|chase|fix|cover|collect|draft|pass|hand|run|ring|phone|return|update|speak|introduce|add|hold|pay|fetch"
)
OCCASION = (
    "meeting|coffee|tea|lunch|brunch|breakfast|dinner|call|visit|chat|talk|catchup|conversation|zoom|debrief|phonecall"
)
TAKING = "handling|organising|organizing|arranging|sorting|covering|chasing|providing|supplying|fixing|drafting"
SENDING = "sending|bringing|getting|giving|lending|emailing|texting|calling|dropping|passing|handing|mailing|posting"
VOWED = "promised|pledged|agreed|committed|guaranteed|vowed|swore|undertook"
VOWING = "promise|pledge|agree|commit|guarantee|vow|swear|undertake"
NOT = "not|never|didn't|don't|doesn't|haven't|hasn't|can't|cannot|couldn't|wouldn't|didnt|dont|doesnt|havent|cant"

SURELY = (
    "sending bringing lending printing booking drafting emailing mailing providing ordering preparing donating baking"
    " delivering supplying texting sharing translating forwarding posting dropping"
)

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
    i'm|we're|im|were going to; i'm|we're|im gonna; im|i'm|we're {TAKING}
    i'm|we're|im on it|that|this; i'm|we're|im on the hook for; i|we am|are on the hook for
    i'm|we're|im down|good|responsible for; put|count|mark|sign me|us down|in|up for; count on me|us for
    i'm|we're|im {SENDING} them|her|him|over; i'm|we're|im looking into|after; i'm|we're|im taking care of
    i've|we've agreed|offered|volunteered|arranged|undertaken to; i|we have offered|volunteered|arranged to
    i|we arranged|undertook to; i|we said yes to; i|we signed up to|for; i|we took on
    i|we assured her|him|them|everyone that? i'd|we'd|i'll|we'll; i|we assured her|him|them that? i|we would|will
    i|we said|promised i|we can|will|would; my|our job|turn|task to; gonna {SEND}; going to {SEND}
    i'm|we're|im doing the|all; i|we am|are doing the|all; i've|we've|i|we said|agreed yes|ok|okay|sure
    i've|we've|i|we said yes|ok|okay to|for; signed up to|for; arranged|undertook to; said yes to; took on
    agreed we'd|we'll|i'd|i'll; have agreed to
    i'm|we're|im getting|coming back to; i'm|we're|im following up; let's say i'll|we'll
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
    they're|she's|he's going to; they|she|he|who are|is|was|were going to; they're|she's|he's gonna
    they|she|he|who are|is|was|were gonna; they're|she's|he's {TAKING}; they're|she's|he's {SENDING} me|us|over
    they're|she's|he's on the hook for; they're|she's|he's down for; they're|she's|he's looking into
    they're|she's|he's taking care of
    they're|she's|he's supposed|meant|due to {SEND}; they|she|he undertook|arranged to; they|she|he took on
    they're|she's|he's trying to; they|she|he are|is planning|trying to
    they|she|he volunteered to
    they|she|he signed an|a|the agreement|contract|mou|memorandum; they|she|he gave us|me? their|her|his word
"""
NAMED_PROMISES = f"""
    will; 'll; {VOWED}; has|have|had {VOWED}; promises|pledges|guarantees|owes|owe; is|are going to
    is|are doing the|all; is|are getting|coming back; is|are gonna; is|are {TAKING}; is|are {SENDING} me|us|over
    is|are on the hook for
    is|are down for
    is|are looking into; is|are taking care of; is|are supposed|meant|due to {SEND}
    is|are to {SEND}; undertook|arranged to; took on
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
    no promises; i'm|we're|im good for now|today|tonight; to be agreed|promised|confirmed|decided|announced|arranged
    i|we|they|she|he? nearly|almost {VOWED}; nearly|almost {VOWED}; i|we|they|she|he? should|could|would have {VOWED}
    i|we|they|she|he? kept|keep|keeps|fulfilled|honored|honoured|broke my|our|its|their|her|his promise|promises|word
    if only; i will|would need|want|like|love; i'll need|want; i'll be on leave|vacation; i'll|we'll be away|out
    will power; good will; at will; free will; the will; a will; last will; promised land
    will it|they|we|she|he|you there; going to the|a|an|our|my|their; i|we was|were going|supposed|meant to
    is|are going to the|a|an|our|my|their; i'm|we're|im going to the|a|an|our|my|their|be
    they're|she's|he's going to the|a|an|our|my|their|be
"""

OURS = """
    is|are|it's|that's|be on me|us; is|are owed; is|are my|our treat|job|responsibility
    is|are|be covered|handled|done by us|me
    is|are in my|our hands; is|are down to us|me; leave it|that|this|them with|to us|me
"""
MET = f"""
    i|we|have|had met with?; met
    met|mtg|meeting|talked|spoke|chatted|coffee|lunch|call|visit|sat w; mtg with
    i've|we've met|seen|visited; just met|visited; {OCCASION} with|at|w; {OCCASION} today|yesterday with
    good|great|nice|lovely|quick|long|short|brief|productive|first|another|big|interesting|tough {OCCASION} with|at
    popped|nipped|dropped|stopped|swung|called|looked into|by|round|over|past; nipped in|out to; looked in on
    swung|popped|stopped|dropped by|in|into|round at|to|for?; had a look round; sat with
    spent the? morning|afternoon with
    just? left|finished with|at; just? back from; just? got back from; i'm|im|we're just? back from
    coming|walking out of; just? came|come|got|walked out of; just? got off the? phone|call with
    checked in on; stopped me|us in|on|at|outside; collared me|us; leaving the; just left the?
    caught|grabbed a? quick? minute|moment|word|coffee|lunch with
    got a? minute|moment|word with; got hold of
    sat in on; presented at; popped over|round|along; went over|along|round to|with; went to see|visit|meet
    walked me|us round|around|through; showed me|us round|around; took me|us round|around; gave me|us a tour
    got a visit|call from; had a visit|call from; phone call from|with; rang|phoned me|us?; phoned
    had them|her|him over|round|in|up? for; dropped round|off; stopped round; swung past; called round|in
    bumped|ran across; skyped|zoomed|facetimed with?; hung out with; checked in with
    had coffee|lunch|tea|dinner|breakfast|drinks with; came over to; dropped by our|the
    had|having a|an|our|my? good|great|nice|long? meeting|coffee|lunch|tea|call|chat with|at
    had|having a|an|our|my? quick|short|brief|productive? meeting|coffee|lunch|tea|call|chat with|at
    had|having a|an|our|my? good|great|nice|long? talk|conversation|zoom|dinner|breakfast|visit with|at
    had|having a|an|our|my? quick|short|brief|productive? talk|conversation|zoom|dinner|breakfast|visit with|at
    i|we? spoke|talked|chatted|sat|met|conversed with|to; sat down with; caught up with; checked in with
    i|we? visited; i|we? stopped|dropped|came|swung by|in; ran into; bumped into; i|we? attended; i|we? phoned
    i|we called|saw|hosted; i|we went to; called; i|we? had|got a call|visit from; met up with; saw
    came by|in|over|round; got out of; sat down with; rang; emailed? called me|us; popped in|by; dropped in
    got together with
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
    emailed to say; emailed; texted; messaged; flagged that?; passed on that?; reckons; reckoned; swears; confirmed that
    confirmed|confirms
    grumbled|grumbles|moaned|moans|whinged|joked|hinted|admitted|confessed|announced|repeated|texts|emails that?|about?
    asked|asks that; wants to know if|whether|when|who|how|what|where; wanted to know if|whether|when|who|how|what|where
    got in touch to say; reached out to say; got in touch; reached out; wrote in; rang|called|phoned to say
    message|msg|note|email|voicemail|text|word|news from; keeps|kept saying; are|is telling me|us that?; told me
    claims; points out; tells me|us that?; brings up; raises
    made clear; stressed; emphasized; emphasised; insisted; warned; warns; i|we was|were told; thanked me|us? for?
    talked about; spoke about; asked whether|if|why|when|how|what|where|about
    asks whether|if|why|when|how|what|where|about
"""
HEARD = """
    is|are moving|closing|opening|starting|leaving|going|running|changing|cutting|dropping|joining|hosting|organising
    is|are organizing|celebrating|retiring|expecting|recruiting|hiring|looking|asking|begging|trying|saying|talking
    seem|seems|seemed|sound|sounds|sounded|look|looks worried|happy|keen|tired|stressed|interested|fed|down|excited
    would kill|die|love|like|be; no longer
    gave us|me; brought us|me; sent us|me; said no; turned down; pulled out; dropped out; signed off; can do|take|help
    is|are after; could|can do with; could use; is|are short on|of; short on|of; is|are out of; is|are low on; low on
    would rather; is|are keen on|to; is|are desperate|begging|crying|keen|eager|hungry for|to|out; is|are looking
    has; have; had no; has|have outgrown|outgrew; outgrew; is|are fed up; is|are sick of
    requested; requests; require; requires; demand; demands; expects; expect; keep|keeps asking|telling|saying
    is|are interested in|to?; is|are unsure|unclear|curious; wasn't|weren't|isn't|aren't; hasn't|haven't; hates
    ran out of; runs|run out|short; is|are waiting|thinking|planning|worrying|complaining|dying|losing|closing
    clashes|clash with; keeps|keep getting|breaking|coming|happening; is|are getting|having; haven't got; hasn't got
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
    " show paint build mend load move finish count check phone ring text visit run lead set buy make design handle"
    " sort collect chase edit record hire"
)
ONE = " ".join(f"{one}es" if one.endswith(("sh", "ch", "x", "s")) else f"{one}s" for one in DONE.split()).replace(
    "carrys", "carries"
)

NOW = " ".join(
    f"{one[:-1] if one.endswith('e') else one}ing" for one in DONE.split() if one not in {"get", "run", "set", "ship"}
)
QUERY_PHRASES = """
    what did|do|does|have|has|were|was; what's|whats due|open|overdue|next|new|left|outstanding|on
    what is|are due|open|overdue|next|new|left|outstanding|on|my|our|the; what i|we owe; what all
    what else did; what promises|commitments|reminders|notes; show; show me|us; list; list all; find
    what's|whats up|new|happening with; find me; search for?; look up
    who did|do|does|have|has|is|was|are|said|owes|told|asked|promised|needs|wants
    which partners|partner|groups|organizations|people|communities|promises|notes|needs|of
    when did|do|does|was|is|are|will; where did|do|is|was; how many; how often; how much; how long since|ago
    any news|notes|promises|word|reminders|open|updates; anything from|about|new|due|open
    do|did|have|has we|i|anyone|they; is|are there any|anything?; have we heard; tell me about|what
    give me the|a|all|everything; summarize; summary of; brief me; remind me what|who|which|when
    can|could you? show|tell me|us?; can|could you find|list; pull up; whose; why did; status of
    my reminders|promises|list; has|have anyone|anybody|somebody|someone; were there; was there; overview of
    catch me up
"""
CORRECTION_PHRASES = """
    scrap|nix|bin|drop|kill that|this|it|last; hold on; hang on; wrong one; no wait; i meant; i mean; undo
    undo that|this|it|last; scratch that|this|the; make that|it; correction
    change that|it|this|the; sorry i meant; sorry make|wrong; i said
    that should|was|is|were wrong|be|supposed|not; it should|was be|not|supposed; not that; not the; wrong
    it's not; its not; that's not|wrong; thats not|wrong; oops; typo; should be; should have been
    delete that|this|it|the; remove that|this|it|the; cancel that|this|it|the; forget that|it
    take that back; never mind; nevermind; it was; was actually; i misspoke
    the date|day|time|name|partner|person is|was wrong; add that; my mistake; my bad; replace
    rename; move that|it; strike that; that promise; edit; it is actually; not on; no not
    no it's|its|it|i|that|the|make|this; please undo|delete|change|correct; ignore that; wait no
"""
GREETING_PHRASES = """
    hi; hello; hey; hi|hello|hey there|all|team|bot; please; pls; so; ok; okay; and
    good morning|afternoon|evening; quick question; question; also; um; uh; well; thanks; loopkeeper; bot
"""
CHAT_PHRASES = """
    hi; hello; hey; hey there; hi there; hiya; good morning|afternoon|evening|night|day; morning; thanks
    thank you; thank you so|very much; many thanks; thx; ty; ok; okay; k; kk; cool; great; nice; lol; haha
    hahaha; yes; yep; yeah; yup; sure; bye; goodbye; see you; see ya; cheers; awesome; perfect; got it
    sounds good; no problem; welcome; you're welcome; how are you; how's it going; what's up; whats up; sup
    well done; good job; good bot; love it; wow; hmm; yay; so much; a lot; a bunch; all; everyone; team
    that's great|all|fine; very much; for that; for your help; again; test; testing; just testing; bot
    today; there; same; congrats; congratulations; have a good|great|nice day|weekend|one|evening; take care
    talk later|soon; later; happy friday|monday; will do; it; that works; works for me; you; too
    morning all; this is fun; you rock; you are the best; you're the best; i love you; tell me a joke
    fine by|with me|us; all good; all good there|here; no worries; fair enough; makes sense; no complaints; phew
    anyway; anyways; more soon|later|tomorrow; that's it; that is it; is how she|he|they put it; how she|he|they put it
    ugh; long day; what a day; busy day; nothing else; nothing new; nothing to add; as usual; as always; my fault
    sorry for|about the delay|wait|mess|trouble|confusion; sorry i'm late
    who are you; what can you do; what are you; good; fine; i'm good; not bad; hope you are well
    how was your weekend|day; oh; ha; alright; right; np; omg; amazing; brilliant
"""
SHOW_PHRASES = """
    show; show me|us; list; view; see; display; read; read me|out|back?; tell me; check; get; pull up
    bring up; open; find; what; what's; whats; what are|is; which; how many; when; when's; where
    do i|we have; have i|we; did i|we; is there; are there; any; give me; i want|need to see|know; can i see
    look up; look at; go through; let me see|know; let's see; do you have; who; recite; go over; review
    what time; am i; will i
"""
DROP_PHRASES = """
    stop reminding me|us?; no more reminding me|us?; quit reminding me|us?; don't|dont need reminding
    stopped; cancelled; canceled; deleted; removed; delete; remove; cancel; clear; erase; drop; get rid of
    stop; turn off; take off; dismiss; forget; end; disable; suspend; discard; do away with
    i|we don't|dont need|want; scrap; undo; wipe; eliminate; please|don't remind; stop reminding
    no longer need; shut off; kill; trash; void; take out; silence; i no longer need; do not remind
    don't remind; dont remind; nix; abort; skip; scratch
"""
