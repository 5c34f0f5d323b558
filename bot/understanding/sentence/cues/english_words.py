"""The long lists of English words: who people are, what a language is known by, what says nothing."""

from bot.understanding.sentence.phrases import words

ROLES = words(
    """
    pastor imam rabbi priest director principal coordinator teacher manager president chair secretary
    volunteer volunteers team staff group council church mosque temple school center centre clinic city county
    board office parents mother father leader leaders elder elders host families family organizer partner
    partners community committee association club shelter network alliance coalition agency department sister
    father deacon coach nurse owner president mayor officer librarian organization women youth seniors people
    folks guy lady treasurer chairperson chairman chairwoman organiser trustee trustees member members neighbors
    neighbours students residents tenants cook driver plumber electrician landlord boss daughter son husband wife
    brother cousin friend friends crew choir band troop class caretaker janitor warden receptionist trainer tutor
    """
)
FUNCTION = words(
    """
    the a an and of to in is are was were be been i you he she it we they me him her us them my your his our
    their this that these those for with at by from on about as but if or so not no do does did have has had
    will would can could should may might must what who when where why how which there here said told want
    wants need needs met ill i'll we'll they'll don't didn't can't it's that's i'm we're into out up after
    before next last every by friday monday tuesday wednesday thursday saturday sunday tomorrow yesterday
    today week month remind promised heard asked send call bring
    """
)
FILLERS = words(
    """
    my the a an all any some of our new me for every each other next first last upcoming this that these those
    up one another to only most recent current previous existing set i have about please both and in list is
    are do how many much total day days did what which when does where are you their again alarm alarms alert
    alerts latest left was there all now detail details time date location dates times name future go repeat
    daily weekly monthly yearly recurring repeating more rest out off just today's
    """
)
NEGATIONS = words(
    """
    not no never without nothing nobody neither nor don't doesn't didn't won't wouldn't isn't aren't wasn't can't
    cannot couldn't haven't hasn't dont doesnt didnt wont wouldnt isnt arent wasnt cant couldnt havent hasnt
    """
)
