"""Partners that the tests look for; all made up."""

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index

CASA = Entry("casa", "Casa Latina", ("la casita",), ("Rosa Delgado", "Luis Peña"), ("es",))
EASTSIDE = Entry("eastside", "Eastside Mutual Aid", (), ("Omar Farah",))
LIBRARY = Entry("library", "Eastside Library")
PANTRY = Entry("pantry", "St. Mary's Food Pantry")
CLINIC = Entry("clinic", "Harbor Clinic")
PABLO = Entry("pablo", "Iglesia San Pablo")
GRACE = Entry("grace", "Grace Baptist Church", (), ("James Whitfield",))
SOMALI = Entry("somali", "Somali Youth Center", (), ("Hodan Ali",))
NORTHGATE = Entry("northgate", "Northgate Senior Center", ("NSC",))
LAKEWOOD = Entry("lakewood", "Lakewood Community Kitchen")
ALAMOS = Entry("alamos", "Centro Comunitario Los Álamos")
TENANTS = Entry("tenants", "Rainier Tenants & Neighbors Union")
THE_519 = Entry("519", "The 519")
HOPE = Entry("hope", "Hope")
CHINESE = Entry("chinese", "東区互助会")
ARABIC = Entry("arabic", "شبكة الأمل")

PARTNERS = (
    CASA,
    EASTSIDE,
    LIBRARY,
    PANTRY,
    CLINIC,
    PABLO,
    GRACE,
    SOMALI,
    NORTHGATE,
    LAKEWOOD,
    ALAMOS,
    TENANTS,
    THE_519,
    HOPE,
    CHINESE,
    ARABIC,
)


def directory(*more: Entry) -> Index:
    """All of them, and more."""
    return Index((*PARTNERS, *more))


def many(count: int) -> list[Entry]:
    """As many partners as a large network has."""
    places = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fern", "Ginkgo", "Hazel", "Iris", "Juniper")
    sides = ("Hill", "Creek", "Park", "Point", "Ridge", "Lake", "Glen", "Bay", "Heights", "Grove")
    kinds = ("Food Bank", "Youth Center", "Health Clinic", "Tenants Union", "Library Friends", "Elders Circle")
    names = (f"{place} {side} {kind}" for place in places for side in sides for kind in kinds)
    return [Entry(f"m{number}", name) for number, name in zip(range(count), names, strict=False)]
