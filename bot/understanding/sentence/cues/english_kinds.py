"""English words that tell the kind of what was heard."""

KINDS = {
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
}
