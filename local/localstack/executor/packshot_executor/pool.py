"""The pool of the processes of all functions."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from packshot_executor.process import FunctionProcess


class Throttled(Exception):
    """Raised when no process becomes free in time. Lambda throttles calls beyond its limits too."""


@dataclass(eq=False)
class Slot:
    """A place for one process of a function. A process that has ended is replaced."""

    function: str
    process: FunctionProcess | None = None
    is_busy: bool = True


class ProcessPool:
    """Lends each process to one invocation at a time.

    At a function's limit, an invocation waits for a process of the same function. At the limit of all functions, the
    process that has been idle longest is stopped, whichever function it belongs to.
    """

    def __init__(self, limit_per_function: int, total_limit: int) -> None:
        self._limit_per_function = limit_per_function
        self._total_limit = total_limit
        self._slots: list[Slot] = []  # the most recently used slot is last
        self._changed = threading.Condition()

    @contextmanager
    def process(
        self, function: str, launch: Callable[[], FunctionProcess], timeout: float
    ) -> Iterator[FunctionProcess]:
        """Borrows a process. Calls ``launch`` if there is none; it returns a process that is ready."""
        slot = self._acquire(function, time.monotonic() + timeout)
        try:
            if not (slot.process and slot.process.is_alive()):
                slot.process = launch()
            yield slot.process
        finally:
            self._release(slot)

    def end(self, function: str) -> None:
        """Stops all processes of a function, busy ones too."""
        with self._changed:
            ended = [slot for slot in self._slots if slot.function == function]
            self._slots = [slot for slot in self._slots if slot.function != function]
            self._changed.notify_all()
        for slot in ended:
            _stop(slot)

    def _acquire(self, function: str, deadline: float) -> Slot:
        with self._changed:
            while True:
                if slot := self._idle_slot(function) or self._new_slot(function):
                    break
                if not self._changed.wait(deadline - time.monotonic()):
                    raise Throttled(f"No process of {function} became free in time.")
        return slot

    def _idle_slot(self, function: str) -> Slot | None:
        idle = [slot for slot in self._slots if slot.function == function and not slot.is_busy]
        if not idle:
            return None
        idle[-1].is_busy = True
        return idle[-1]

    def _new_slot(self, function: str) -> Slot | None:
        if sum(slot.function == function for slot in self._slots) >= self._limit_per_function:
            return None
        if len(self._slots) >= self._total_limit:
            longest_idle = next((slot for slot in self._slots if not slot.is_busy), None)
            if not longest_idle:
                return None
            self._slots.remove(longest_idle)
            _stop(longest_idle)
        slot = Slot(function)
        self._slots.append(slot)
        return slot

    def _release(self, slot: Slot) -> None:
        with self._changed:
            has_ended = slot not in self._slots
            if not has_ended:
                slot.is_busy = False
                self._slots.remove(slot)
                self._slots.append(slot)
            self._changed.notify_all()
        if has_ended:
            _stop(slot)


def _stop(slot: Slot) -> None:
    if slot.process:
        slot.process.stop()
