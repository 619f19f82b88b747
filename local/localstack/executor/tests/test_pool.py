"""Who gets a process and who waits: with processes that only sleep."""

import tempfile
import threading
import unittest
from contextlib import ExitStack
from pathlib import Path

from packshot_executor.fleet import Fleet, Throttled
from packshot_executor.process import FunctionProcess

PATIENCE = 20.0


def sleeping() -> FunctionProcess:
    folder = Path(tempfile.gettempdir())
    return FunctionProcess(["sleep", "600"], folder, lambda address: {}, folder)


class FleetTest(unittest.TestCase):
    def fleet(self, limit_of_one: int, limit_of_all: int) -> Fleet:
        fleet = Fleet(limit_of_one, limit_of_all)
        for function in "abc":
            self.addCleanup(fleet.end, function)
        return fleet

    def use(self, fleet: Fleet, function: str) -> FunctionProcess:
        with fleet.process(function, sleeping, PATIENCE) as process:
            return process

    def test_lends_the_same_process_again(self) -> None:
        fleet = self.fleet(2, 2)
        self.assertIs(self.use(fleet, "a"), self.use(fleet, "a"))

    def test_lends_no_process_to_two_calls(self) -> None:
        fleet = self.fleet(2, 2)
        with fleet.process("a", sleeping, PATIENCE) as first:
            self.assertIsNot(first, self.use(fleet, "a"))

    def test_stops_the_one_that_was_idle_for_longest_when_all_seats_are_taken(self) -> None:
        fleet = self.fleet(2, 2)
        first, second = self.use(fleet, "a"), self.use(fleet, "b")
        self.use(fleet, "a")
        third = self.use(fleet, "c")
        self.assertEqual(
            [True, False, True], [one.is_alive() for one in (first, second, third)]
        )

    def test_stops_none_that_has_a_call(self) -> None:
        fleet = self.fleet(2, 2)
        with ExitStack() as calls:
            busy = [calls.enter_context(fleet.process(name, sleeping, PATIENCE)) for name in "ab"]
            with self.assertRaises(Throttled):
                calls.enter_context(fleet.process("c", sleeping, 0.2))
            self.assertTrue(all(process.is_alive() for process in busy))

    def test_keeps_a_function_to_its_own_limit(self) -> None:
        fleet = self.fleet(1, 3)
        with fleet.process("a", sleeping, PATIENCE):
            with self.assertRaises(Throttled):
                fleet.process("a", sleeping, 0.2).__enter__()
            self.use(fleet, "b")

    def test_serves_one_that_waits_as_soon_as_another_call_is_done(self) -> None:
        fleet = self.fleet(1, 1)
        served: list[FunctionProcess] = []
        waiting = threading.Thread(target=lambda: served.append(self.use(fleet, "a")))
        with fleet.process("a", sleeping, PATIENCE) as process:
            waiting.start()
            waiting.join(0.2)
            self.assertTrue(waiting.is_alive())
        waiting.join(PATIENCE)
        self.assertEqual([process], served)

    def test_starts_another_where_one_has_ended(self) -> None:
        fleet = self.fleet(1, 1)
        first = self.use(fleet, "a")
        first.stop()
        second = self.use(fleet, "a")
        self.assertIsNot(first, second)
        self.assertTrue(second.is_alive())

    def test_gives_the_seat_back_when_a_process_cannot_be_started(self) -> None:
        fleet = self.fleet(1, 1)
        with self.assertRaises(FileNotFoundError):
            with fleet.process("a", _missing, PATIENCE):
                pass
        self.assertTrue(self.use(fleet, "b").is_alive())

    def test_ends_all_processes_of_a_function_and_no_others(self) -> None:
        fleet = self.fleet(2, 3)
        other = self.use(fleet, "b")
        with fleet.process("a", sleeping, PATIENCE) as busy:
            idle = self.use(fleet, "a")
            fleet.end("a")
            alive = [one.is_alive() for one in (busy, idle, other)]
        self.assertEqual([False, False, True], alive)

    def test_ends_a_process_that_was_about_to_start(self) -> None:
        fleet = self.fleet(1, 1)

        def start_while_it_is_deleted() -> FunctionProcess:
            fleet.end("a")
            return sleeping()

        with fleet.process("a", start_while_it_is_deleted, PATIENCE) as process:
            pass
        self.assertFalse(process.is_alive())


def _missing() -> FunctionProcess:
    folder = Path(tempfile.gettempdir())
    return FunctionProcess([str(folder / "no-such-program")], folder, lambda address: {}, folder)


if __name__ == "__main__":
    unittest.main()
