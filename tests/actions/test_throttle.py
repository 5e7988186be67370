"""Guessing is slowed; a room that shares one address is not locked out."""

from prioritisation.actions.access.throttle import (
    FREE_GUESSES,
    FREE_GUESSES_TOGETHER,
    LONGEST_WAIT,
    PACE,
    PACE_TOGETHER,
    Throttle,
    bucket_of,
)


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def slowed(address="192.0.2.1", guesses=FREE_GUESSES):
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(guesses):
        assert throttle.wait(address) == 0
    return throttle, clock


def test_a_room_whose_fingers_slip_now_and_then_never_waits():
    throttle, clock = slowed(guesses=FREE_GUESSES - 1)
    for _ in range(40):
        assert throttle.wait("192.0.2.1") == 0
        throttle.note_right("192.0.2.1")
    clock.now += 60
    for _ in range(FREE_GUESSES):
        assert throttle.wait("192.0.2.1") == 0


def test_after_too_many_wrong_guesses_answers_come_one_after_the_other():
    throttle, clock = slowed()
    assert [throttle.wait("192.0.2.1") for _ in range(3)] == [PACE, 2 * PACE, 3 * PACE]
    clock.now += PACE
    assert throttle.wait("192.0.2.1") == 3 * PACE


def test_nobody_waits_for_long_and_a_flood_must_come_again():
    throttle, _ = slowed()
    waits = [throttle.wait("192.0.2.1") for _ in range(20)]
    assert max(w for w in waits if w is not None) <= LONGEST_WAIT
    assert waits.count(None) == 20 - int(LONGEST_WAIT / PACE)


def test_another_address_is_not_slowed():
    throttle, _ = slowed()
    assert throttle.wait("192.0.2.2") == 0


def test_after_a_minute_it_is_forgotten():
    throttle, clock = slowed()
    clock.now += 60
    assert throttle.wait("192.0.2.1") == 0


def test_many_addresses_are_slowed_together():
    clock = Clock()
    throttle = Throttle(clock)
    for number in range(FREE_GUESSES_TOGETHER):
        address = f"198.51.{number // 250}.{number % 250}"
        assert throttle.wait(address) == 0
    assert throttle.wait("203.0.113.7") == PACE_TOGETHER


def test_one_address_makes_no_more_guesses_a_minute_than_is_said():
    throttle, clock = slowed(guesses=0)
    answered = 0
    for _ in range(600):
        wait = throttle.wait("192.0.2.1")
        answered += wait is not None
        clock.now += 0.1
    assert answered <= FREE_GUESSES + 60 / PACE + LONGEST_WAIT / PACE


def test_a_subscriber_of_ipv6_is_one_address():
    assert bucket_of("2001:db8:1:2::1") == bucket_of("2001:db8:1:2:ffff::9")
    assert bucket_of("2001:db8:1:3::1") != bucket_of("2001:db8:1:2::1")
    assert bucket_of("nonsense") == "unknown"


def test_many_guesses_at_once_are_slowed_as_well():
    throttle = Throttle(Clock())
    waits = [throttle.wait("192.0.2.1") for _ in range(500)]
    assert waits.count(0) == FREE_GUESSES
    assert waits.count(None) == 500 - FREE_GUESSES - int(LONGEST_WAIT / PACE)
