"""The inbox of the writing thread by itself: which job comes next, and how long it sleeps until then."""

import threading
from collections.abc import Callable

import pytest

from stackpick_tui.sessions import inbox as inbox_module
from stackpick_tui.sessions.errors import StoreUnavailable
from stackpick_tui.sessions.inbox import WriterInbox
from stackpick_tui.sessions.jobs import Job, Listen, Maintain, Poll, Query, Write
from stackpick_tui.sessions.pending import PendingWrites
from tests.support.saving import Make

LONG = 1000.0
"""Seconds that no test takes."""


class Asleep(Exception):
    """The thread would sleep now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> WriterInbox:
    """Return an inbox without a thread; where one would sleep, ``Asleep`` is raised."""

    def sleep(_: threading.Condition, seconds: float) -> None:
        raise Asleep(seconds)

    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", LONG)
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 3 * LONG)
    monkeypatch.setattr(threading.Condition, "wait", sleep)
    return WriterInbox()


def write(inbox: WriterInbox) -> Write:
    job = inbox.next()
    assert isinstance(job, Write)
    return job


def sleep(inbox: WriterInbox) -> int:
    """Return how long the thread would sleep, in multiples of what is long."""
    with pytest.raises(Asleep) as asleep:
        inbox.next()
    return round(asleep.value.seconds / LONG)


def test_with_nothing_to_do_it_sleeps_until_the_store_is_to_be_maintained(
    inbox: WriterInbox, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sleep(inbox) == 3
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 5 * LONG)
    inbox.put(make("Shop"))
    job = write(inbox)
    inbox.settle(job.pending[0])
    inbox.finish_write(job, failed=False)
    assert not inbox.has_unsaved
    assert sleep(inbox) == 5


def test_typing_sleeps_and_a_tick_does_not(inbox: WriterInbox, make: Make) -> None:
    session = make("Shop")
    inbox.put(session.with_note("typed"), soon=True)
    assert sleep(inbox) == 1
    inbox.put(session)
    assert [each.session for each in write(inbox).pending] == [session]


@pytest.mark.parametrize("failed", [False, True])
def test_a_failed_write_is_tried_again_after_a_while(
    inbox: WriterInbox, make: Make, monkeypatch: pytest.MonkeyPatch, *, failed: bool
) -> None:
    monkeypatch.setattr(inbox_module, "RETRY", 2 * LONG)
    inbox.put(make("Shop"))
    job = write(inbox)
    assert job.tries_disk
    inbox.finish_write(job, failed=failed)
    if failed:
        assert sleep(inbox) == 2
        inbox.retry()
    assert write(inbox).tries_disk


def test_before_a_query_everything_is_tried_once(
    inbox: WriterInbox, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "RETRY", LONG)
    inbox.put(make("Shop"), soon=True)
    queries = [inbox.submit(lambda _: None) for _ in range(2)]
    inbox.finish_write(write(inbox), failed=True)
    assert [_result(inbox.next()) for _ in queries] == queries
    inbox.put(make("Blog"), soon=True)
    query = inbox.submit(lambda _: None)
    # only memory takes it, as the disk has just failed
    assert not write(inbox).tries_disk
    assert _result(inbox.next()) is query


def _result(job: Job | None) -> object:
    assert isinstance(job, Query)
    return job.result


def test_the_store_is_maintained_only_while_nothing_is_pending(
    inbox: WriterInbox, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "MAINTAIN_AFTER", 0.0)
    inbox = WriterInbox()
    inbox.put(make("Shop"), soon=True)
    assert sleep(inbox) == 1
    inbox.put(make("Blog"))
    inbox.retry()
    job = write(inbox)
    for each in job.pending:
        inbox.settle(each)
    inbox.finish_write(job, failed=False)
    assert isinstance(inbox.next(), Maintain)
    inbox.finish_maintenance(was_locked=False)
    assert sleep(inbox) == round(inbox_module.MAINTAIN_EVERY / LONG)


def test_it_polls_while_watching_and_only_then(inbox: WriterInbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_module, "POLL", LONG)
    inbox.watch(on=True)
    assert isinstance(inbox.next(), Poll)
    assert sleep(inbox) == 1
    inbox.watch(on=False)
    assert sleep(inbox) == 3


def test_a_listener_is_handed_over_once(inbox: WriterInbox) -> None:
    inbox.listen(print)
    assert inbox.next() == Listen(print)
    assert sleep(inbox) == 3


@pytest.mark.parametrize(
    "ask",
    [lambda inbox: inbox.retry(), lambda inbox: inbox.watch(on=True), lambda inbox: inbox.remember("a", "b")],
)
def test_a_closed_inbox_has_no_jobs(inbox: WriterInbox, ask: Callable[[WriterInbox], None]) -> None:
    ask(inbox)
    inbox.end()
    assert inbox.next() is None


def test_whoever_waits_for_a_query_at_the_end_is_refused(inbox: WriterInbox) -> None:
    waiting = inbox.submit(lambda _: None)
    inbox.end()
    assert isinstance(waiting.exception(0), StoreUnavailable)
    assert isinstance(inbox.submit(lambda _: None).exception(0), StoreUnavailable)


def test_what_is_put_later_replaces_a_value_and_keeps_its_deadline(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stackpick_tui.sessions.pending.THROTTLE", LONG)
    pending, session = PendingWrites(), make("Shop")
    pending.put(session.with_note("t"), soon=True)
    first = pending.next_due()
    pending.put(session.with_note("typed"), soon=True)
    assert pending.next_due() == first
    assert first is not None
    [write] = pending.due(first)
    assert write.session is not None
    assert write.session.note == "typed"
