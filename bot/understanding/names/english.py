"""English words around the names of partners and people."""

from typing import Final

from bot.understanding.names.tables import Tables, set_of

ENGLISH: Final = Tables(
    leads=set_of(
        "at with from to of for by near via visited visit visiting call called calling email emailed meet met"
        " promised owe owes told gave sent thank thanked asked invited"
    ),
    places=set_of("at near via"),
    articles=set_of("the our a an"),
    joining=set_of("of for and the & de del la las los el y"),
    belongs=set_of("from at with of"),
    meeting=set_of(
        """
        met meet meeting meets saw see call called calling phone phoned ring rang email emailed text texted
        thank thanked ask asked tell told remind invite invited visit visited interviewed spoke speak speaking
        talked talk talking chatted chat with heard hear listened listen lunch coffee worked work
        """
    ),
    to_whom=set_of("with to from by and"),
    saying=set_of(
        """
        said says told tells asked asks wants wanted needs promised promises agreed agrees offered offers mentioned
        thinks thought suggested suggests confirmed reported explained replied answered called emailed texted wrote
        hopes hoped will would can could has had likes liked loves knows brought brings sent runs leads
        """
    ),
    doing=set_of(
        """
        is was sez sed wondered wonders worries worried wishes gave gives took takes came noted added heard feels felt
        rang got lends lent drops delivers thanked thanks invited invites owes gets comes cannot cant cannot didnt
        does did may should just still also now never
        """
    ),
    titles=set_of(
        """
        mr mrs ms miss mx dr doctor prof professor pastor rev reverend father fr brother sister imam rabbi
        deacon bishop chief coach principal officer captain judge councilmember councillor councilor councilman
        councilwoman mayor senator elder auntie aunt uncle nurse director
        """
    ),
    ordinary=set_of(
        """
        id youd youll youve youre shed hed hell shell hes shes theyre theyve theyll theyd itll itd thats whats lets
        wed weve havent hasnt hadnt shouldnt arent werent choir club class classes members member neighbors neighbours
        residents
        i im ill ive we were he she it its they you your my our their his her him them us me who what when where
        why how which that this these those there here a an the and or but not no yes if so as at by for from in
        into of off on onto out over to too up with about after before during since until till while than then
        also just only very really still even again soon now today tomorrow yesterday tonight morning afternoon
        evening night week weeks day days month months year years hour hours time times be am is are was been
        being do does did done have has had having will would shall should can could may might must met meet
        meeting meetings call called calls calling talk talked talking spoke speak speaking said say says saying
        told tell tells asked ask asks asking heard hear hears hearing wants want wanted need needs needed like
        likes liked think thinks thought hope hopes hoped promise promised promises agreed agree agrees offered
        offer offers bring brings brought send sends sent sending get gets got give gives gave given go goes
        going went come comes came take takes took make makes made know knows knew see sees saw seen look looks
        looked work works worked working help helps helped helping use used uses try tries tried keep keeps kept
        let lets visit visited visiting email emailed emails text texted phone phoned remind reminder note notes
        noted follow followed following check checked thanks thank please great good nice bad new old big small
        long short late early next last first second third more most less few many much some any all both each
        every other another same such own one two three four five six seven eight nine ten people person folks
        folk families family kids kid children parents parent mothers mother seniors youth staff team group
        everyone someone nobody thing things something anything nothing everything space room rooms place places
        event events idea ideas question questions problem problems issue issues plan plans flyer flyers list
        form forms bus buses transport language languages translation interpreter childcare food money cost
        costs funding trust feedback commitment update report quick quickly per because however maybe perhaps
        free sale sorry hot cold
        well ok okay hi hello hey dear re fyi heres dont didnt cant wont isnt wasnt couldnt wouldnt doesnt show
        set cancel delete change add create schedule book move stop start begin open close turn find put pick
        pay buy read write review submit finish prepare order clean wash wear eat drink drive walk feed play
        watch
        """
    ),
    no_initials=set_of(
        """
        am pm it us usa uk eu un tv ok id hr ceo cfo coo ngo npo faq pdf asap eta fyi tbd tba rsvp diy pto ps cc
        bcc est edt cst cdt mst mdt pst pdt utc gmt et ct mt pt nyc la dc sf ii iii iv vi vii ix xl atm covid
        hiv aids ged esl esol ada gps url usb ssn dob doa aka iou qa q1 q2 q3 q4 mon tue wed thu fri sat sun jan
        feb mar apr jun jul aug sep sept oct nov dec i a ad bc no not and or the we he she they you my me so do
        go if in on at to of by be is as an up all any are but can did for from get got had has have her him his
        how its let may new now off old one our out please see two use was way who will with yes urgent today
        """
    ),
    days=set_of(
        """
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
        saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun january february march april may june
        july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        christmas easter ramadan eid thanksgiving english spanish somali arabic french
        """
    ),
)
