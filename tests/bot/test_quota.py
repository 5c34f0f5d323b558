"""How much one person may send at once."""

from bot.quota import REMEMBERED, Quota
from tests.driver import World


class Ticking:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_burst_is_let_through_and_then_one_has_to_wait() -> None:
    clock = Ticking()
    quota = Quota(burst=3, per_second=2.0, now=clock)
    assert [quota.wait("ana") for _ in range(4)] == [0.0, 0.0, 0.0, 0.5]


def test_the_bucket_refills_with_time_and_never_beyond_its_size() -> None:
    clock = Ticking()
    quota = Quota(burst=2, per_second=1.0, now=clock)
    assert [quota.wait("ana") for _ in range(3)] == [0.0, 0.0, 1.0]
    clock.seconds += 1
    assert quota.wait("ana") == 0.0
    clock.seconds += 1_000
    assert [quota.wait("ana") > 0 for _ in range(3)] == [False, False, True]


def test_waiting_takes_nothing_from_the_bucket() -> None:
    clock = Ticking()
    quota = Quota(burst=1, per_second=1.0, now=clock)
    quota.wait("ana")
    for _ in range(50):
        assert quota.wait("ana") > 0
    clock.seconds += 1
    assert quota.wait("ana") == 0.0


def test_one_person_never_uses_up_what_another_has() -> None:
    quota = Quota(burst=1, per_second=1.0, now=Ticking())
    assert (quota.wait("ana"), quota.wait("ana") > 0, quota.wait("rosa")) == (0.0, True, 0.0)


def test_only_so_many_people_are_remembered() -> None:
    quota = Quota(burst=1, per_second=1.0, now=Ticking())
    for number in range(REMEMBERED + 500):
        quota.wait(number)
    assert len(quota._buckets) == REMEMBERED


def test_too_much_at_once_is_said_kindly_and_stops_nobody_else(lending: World) -> None:
    lending.app.engine.quota = Quota(burst=2, per_second=0.5, now=Ticking())
    for _ in range(2):
        assert "The shelf" in lending.ana.says("/loop shelf")
    said = lending.ana.says("/loop shelf")
    assert "That was a lot at once" in said
    assert "Please wait 2 seconds and send it again." in said
    assert "Ref " in said
    assert lending.ana.last.is_failure
    assert "The shelf" in lending.rosa.says("/loop shelf")


def test_suggestions_while_typing_are_not_counted(world: World) -> None:
    world.app.engine.quota = Quota(burst=1, per_second=0.1, now=Ticking())
    for _ in range(5):
        assert world.ana.suggestions("partner", "cas") == ["Casa Latina"]
    assert "You look after nothing right now." in world.ana.says("/loop mine")


def test_what_was_let_in_once_takes_nothing_more_however_often_it_is_repeated() -> None:
    quota = Quota(burst=2, per_second=1.0, now=Ticking())
    assert [quota.wait("ana", "one") for _ in range(50)] == [0.0] * 50
    assert [quota.wait("ana", key) > 0 for key in ("two", "three", "one", "three")] == [False, True, False, True]


def test_of_what_was_let_in_no_more_is_remembered_than_is_needed() -> None:
    quota = Quota(burst=1, per_second=1.0, now=Ticking())
    for n in range(REMEMBERED + 1):
        quota.wait(f"person {n}", n)
    assert quota.wait("person 0", REMEMBERED) == 0.0
    assert quota.wait("person 1", 0) > 0


def test_repeated_deliveries_use_up_nobodys_share(world: World) -> None:
    for _ in range(100):
        world.ana.says("/loop mine", key="the same")
    assert "The hall" in world.ana.says('/loop heard Eastside: "The hall is cold."')
