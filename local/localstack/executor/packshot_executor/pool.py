"""The processes of all functions, no more of them than this machine bears."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from packshot_executor.process import FunctionProcess


class Throttled(Exception):
    """No process came free in time; Lambda refuses calls beyond its limits too."""


@dataclass(eq=False)
class Seat:
    """Room for one process of a function; a process that has ended is followed by another one."""

    function: str
    process: FunctionProcess | None = None
    is_busy: bool = True


class Fleet:
    """Lends a process to one call at a time.

    A function beyond its limit waits for one of its own processes. Beyond the limit for all, the process that has been
    idle for longest makes room, whosever it is.
    """

    def __init__(self, limit_of_one: int, limit_of_all: int) -> None:
        self._limit_of_one = limit_of_one
        self._limit_of_all = limit_of_all
        self._seats: list[Seat] = []  # the one used last is last
        self._changed = threading.Condition()

    @contextmanager
    def process(
        self, function: str, launch: Callable[[], FunctionProcess], patience: float
    ) -> Iterator[FunctionProcess]:
        """``launch`` starts a process where none can be had, and returns once it takes calls."""
        seat = self._take(function, time.monotonic() + patience)
        try:
            if not (seat.process and seat.process.is_alive()):
                seat.process = launch()
            yield seat.process
        finally:
            self._give_back(seat)

    def end(self, function: str) -> None:
        """Stops its processes, whatever they are doing."""
        with self._changed:
            ended = [seat for seat in self._seats if seat.function == function]
            self._seats = [seat for seat in self._seats if seat.function != function]
            self._changed.notify_all()
        for seat in ended:
            _stop(seat)

    def _take(self, function: str, until: float) -> Seat:
        with self._changed:
            while True:
                if seat := self._idle_seat(function) or self._new_seat(function):
                    break
                if not self._changed.wait(until - time.monotonic()):
                    raise Throttled(f"No process of {function} came free in time.")
        return seat

    def _idle_seat(self, function: str) -> Seat | None:
        idle = [seat for seat in self._seats if seat.function == function and not seat.is_busy]
        if not idle:
            return None
        idle[-1].is_busy = True
        return idle[-1]

    def _new_seat(self, function: str) -> Seat | None:
        if sum(seat.function == function for seat in self._seats) >= self._limit_of_one:
            return None
        if len(self._seats) >= self._limit_of_all:
            longest_idle = next((seat for seat in self._seats if not seat.is_busy), None)
            if not longest_idle:
                return None
            self._seats.remove(longest_idle)
            _stop(longest_idle)
        seat = Seat(function)
        self._seats.append(seat)
        return seat

    def _give_back(self, seat: Seat) -> None:
        with self._changed:
            has_ended = seat not in self._seats
            if not has_ended:
                seat.is_busy = False
                self._seats.remove(seat)
                self._seats.append(seat)
            self._changed.notify_all()
        if has_ended:
            _stop(seat)


def _stop(seat: Seat) -> None:
    if seat.process:
        seat.process.stop()
