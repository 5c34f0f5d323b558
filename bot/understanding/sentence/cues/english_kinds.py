"""English words that tell the kind of what was heard."""

KINDS = {
    "need": """
        two asks; an ask; one ask; asks from; would love more; needs more; longer hours; more hours
        asked that; asks that; asked could we; asked can we; asked us not to
        would kill for; dying for; love some; would die for; in dire need; on the hunt for; is looking for
        are looking for
        asked us to; asked me to; asks us to; prefer; prefers; need; needs; needed; needing; in need of; lack
        lacks; lacking; no access to; short of; is after; are after
        don't have; doesn't have; do not have; does not have; have no
        has no; without a; asked for; asks for; asking for; ask for; require; requires; want; wants; wanted
        looking for; could use; run out of; runs out of; running out of; ran out of; not enough; aren't enough
        isn't enough; missing; must have; would help; requested; could do with; can do with; short on; low on
        out of; running low; running short; desperate for; crying out for; begging for; keen to get; in want of
        would rather have; requests; demand; demands; demanding; wish they had; pleading for
        urgently; badly; somewhere to; someone to; somebody to; a place to; place where; on the lookout for
        seeking; hunting for; trying to find; hard up; waiting for; waiting on; waitlist; wait list; waiting list
        """,
    "concern": """
        broke its promise; broke their promise; broke her promise; broke his promise; broke their word
        nobody; no one; noone; no money; no funds; no funding; no budget; no staff; no volunteers; no delivery
        no answer
        no reply; no response; no interpreter; no childcare; no transport; no internet; no heat; broke; runs late
        grumbled; grumbles; moaned; moans; bad news; sad news; passed away; funeral; gone again; was cut; were cut
        won't be here; won't be able; won't come; not done; still not; still no; still waiting; hasn't happened
        miss the
        miss our; miss having; misses the; too low; too high; too hard; too noisy; too tight; too slow; too quiet
        too hot
        too narrow; too dangerous; too long; too often; nobody can; no one can; nobody knows; no one knows; nobody told
        can't get; can't find; can't reach; can't use; can't come; can't read; can't hear; can't see; can't make
        unable to
        without a home; no address; evicting; shutting; closing down; is closing; are closing; moving out; leaving us
        lost their; lost her; lost his; lost our; lost the; playing up; acting up; on strike; short notice; last minute
        stretched thin; stretched; thin on the ground; run off their feet; no one came; nobody came; didn't come
        hasn't come
        didn't make it; didn't work out; fell flat; fell apart; let down; on edge; worn thin; at capacity; full up
        bursting
        isn't keen; aren't keen; not keen; not interested; isn't interested; aren't interested; is out; are out
        out again
        is down; is broken; are broken; swamped; snowed under; fuming; livid; furious; cross; pulled out; pulling out
        mouldy; moldy; shabby; rundown; run down; dodgy; scary; scared of; too much; too little; too busy; too short
        too steep; too dark; too heavy; too complicated; too few; misunderstood; mix up; mix-up; mistake; not safe
        outgrown; outgrew; way off; is off; been off; are off; goes off; went off; nowhere; no wifi; no wi-fi
        no parking; no signal; no toilet; no lift; no elevator; no ramp; no water; no light; no heating; no power
        won't pay; won't fund; won't cover; won't let; won't budge; won't fit; won't work; won't open; won't close
        doesn't work; don't work; isn't working; aren't working; not working; stopped working; out of order
        breaks down; broke down; broke; breaking; falling apart; falling down; worn out; unusable; useless
        clash; clashes; clashing; conflict; conflicts; double booked; double-booked; overbooked; overcrowded
        around the block; turn people away; turning people away; turning away; sent away; sent home; went home
        noisy; dirty; filthy; smells; smelly; slippery;  bumpy; unlit; unlocked; rude; unfair
        lonely; isolated; hungry; homeless; injured; hurt; accident; attacked; harassed
        harassment; bullied; bullying; racism; racist; discrimination; stressed; burnt out; burning out; drained
        sick of; annoyed; disappointed; disappointing; disappoints; hate; hates; hated; dislike; dislikes; dread
        misses; delays; delayed; overdue; behind schedule; backlog; understaffed; short staffed
        short-staffed; short handed; dropped out; dropping out; drop out; dwindling; shrinking; declining; fewer
        low turnout; poor turnout; nobody turned up; no one turned up; nobody showed; no one showed; no show
        no shows; no-shows; didn't turn up; don't turn up; didn't show; can't afford; unaffordable; pricey
        debt; funding ran out; lost funding; losing; loses; cuts to; at risk; threatened
        threatening; hopeless; chaotic; chaos; mess; messy; a pain; nightmare; awful; terrible; horrible; 
        worse; worst; unhappy with; not happy; aren't happy; isn't happy; weren't happy; wasn't happy; doubts
        sceptical; skeptical; suspicious; wary; unsure about; uneasy; uncomfortable; awkward; embarrassed
        ashamed; shy; bored; lack of; refuse; refuses; refused; rejected; turned down; said no; denied
        failed; fails; failing; bad knees; hasn't been; haven't been; no longer; keeps breaking; keep breaking
        keeps getting; fallen; crashed; crashes; crash; gone missing; vandalised; vandalized; graffiti; bugs
        bedbugs; ants; pests; mosquitoes; sewage; blocked; stairs
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
        would rather; rather; keen to; keen on; eager to; dying to; itching to; thinking of; thinking about
        planning to; plans to; plan to; ambition; ambitions; long for; longs for; excited to; excited about
        would prefer; ideally; want to start; wants to start; want to grow; wants to grow; would be happy to see
        hope; hopes; hoping; dream; dreams; dreaming; would love; would like; wish; wishes; someday; one day
        vision; want to become; wants to become; goal; goals; aspire; aspires; in the long run; they'd love
        she'd love; he'd love; they'd like; she'd like; he'd like; looking forward to
        """,
    "idea": """
        had an idea; has an idea; have an idea; came up with; comes up with; floated; pitched; pitches; brainstormed
        could do a; could be a; might be fun; would be fun; would be cool; would be good; worth trying
        wouldn't it be; let's; we might; they might; one option; a thought
        would; should; suggest; suggests; suggested; suggestion; idea; ideas; propose; proposed; proposes
        what if; why not
        how about; what about; could we; we could; maybe we; maybe you; should try; it would be good
        would be nice; would be great; recommend; recommends; recommended; perhaps; think we should
        thinks we should; think you should; proposal
        """,
    "strength": """
        kept its promise; kept their promise; kept her promise; kept his promise; kept their word
        good news; great news; got the grant; got a grant; doing better; feeling better; in great form; in good form
        buzzing
        came together; paid off; smashed it; nailed it; at last; finally got; got fixed; back on track
        recovered
        went great; was great; were great; is great; went brilliantly; went really well; went very well; big hit
        a hit; huge hit; huge success; success; record turnout; good turnout; big turnout; biggest turnout; impressed
        impressive; fantastic; wonderful; stayed the whole; stayed late; came back
        resilient; dedicated; reliable; generous; talented; creative; welcoming; supportive
        improved; improving; thriving; booming; happy that; happy about; very happy; so happy; really happy
        over the moon; in good spirits; pleased; proud
        champion; champions; award; won; winning; over the moon; great turnout; packed; growing
        doing well; doing great; best; sold out; delighted; well attended
        went well; went great; glad; thrilled; good at; great at; strong
        skilled; experienced; expert; experts; well connected; well known; trusted
        knows everyone; speaks; speak; fluent; popular; successful; proud of; proud; active; has a lot of
        have a lot of; works well; work well; going well; love; loves; loved; enjoy; enjoys; enjoyed; full house
        always full; strength; happy with
        """,
    "question": """
        can we; could we; may we; can you; could you; do you; would you; are you; is there; are there; will you
        asking if; asking whether; asking when; asking how; asking about; asking what; unclear; not clear; unsure if
        unsure about; not sure if; not sure how; not sure what
        asked who; asks who; asked which; wonder; wonders; wondering; wondered; asked whether; asked if
        asked when; asked how; asked what
        asked why; asked where; asks whether; asks if; asks when; asks how; asks what; asks why; asks where
        want to know; wants to know; wanted to know; question; questions; is it possible; would like to know
        unsure whether; not sure whether; curious; asked about; asks about
        """,
    "thanks": """
        her love; his love; their love; best wishes; regards
        asked me to thank; asked us to thank; asked me to say thanks; wanted to say thanks; wants to say thanks; thx
        says thanks; said thanks; sends thanks; send thanks; big thank you; thankyou; happy with; pleased with
        delighted with; so happy; so kind; kind of you; much appreciated; means a lot; meant a lot; made their day
        sends love; send love
        thanks; thank; thank you; thanked; thankful; grateful; gratitude; appreciate; appreciates; appreciated
        appreciative; very happy with; so happy with
        """,
    "decision": """
        doesn't need; don't need; does not need; do not need; no longer need; no longer needs; didn't need
        have agreed to; has agreed to; we agreed; they agreed; agreed we; going with; going ahead; goes ahead
        go ahead with; from now on; signed off; signed off on; ruled out; called off; is off; has picked
        picked; have picked; final decision; unanimous; unanimously; 
        decided; decide; decides; decision; agreed on; agreed that; voted; vote; settled on; chose; approved
        it was agreed; resolved to; went with; opted; have chosen; has chosen; they agreed to
        """,
    "offer": """
        spare; left over; leftover; going free; for free; give away; giving away; lends; lend; loan; can use our
        can take; can cover; can donate; can supply; can cook; can drive; can print; can run; can translate
        could help; could share; could take; could run; could cook; could drive; is up for; are up for; up for
        welcome to use; welcome to borrow; borrow; is available; are available; is offering; are offering
        is donating; are donating; is giving; keen to help; would be happy to; would be glad to
        to spare; spare one; could bring; could do; is free; are free; we can bring; can bring; can do
        offer; offers; offered; offering; would pay; would lend; would host; can lend; can host; can provide
        can help; can share; can teach
        can give; could lend; could host; could provide; could teach; willing to; happy to; glad to; volunteer
        volunteers; volunteered; donate; donated; donates; available to; at our disposal; free to use; can use
        lend us; ready to help
        """,
}
