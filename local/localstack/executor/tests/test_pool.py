"""Tests of the process pool, with processes that only sleep."""

import tempfile
import threading
import unittest
from contextlib import ExitStack
from pathlib import Path

from packshot_executor.pool import ProcessPool, Throttled
from packshot_executor.process import FunctionProcess

TIMEOUT = 20.0


def sleeping_process() -> FunctionProcess:
    folder = Path(tempfile.gettempdir())
    return FunctionProcess(["sleep", "600"], folder, lambda address: {}, folder)


class ProcessPoolTest(unittest.TestCase):
    def pool(self, limit_per_function: int, total_limit: int) -> ProcessPool:
        pool = ProcessPool(limit_per_function, total_limit)
        for function in "abc":
            self.addCleanup(pool.end, function)
        return pool

    def use(self, pool: ProcessPool, function: str) -> FunctionProcess:
        with pool.process(function, sleeping_process, TIMEOUT) as process:
            return process

    def test_lends_the_same_process_again(self) -> None:
        pool = self.pool(2, 2)
        self.assertIs(self.use(pool, "a"), self.use(pool, "a"))

    def test_lends_no_process_to_two_invocations(self) -> None:
        pool = self.pool(2, 2)
        with pool.process("a", sleeping_process, TIMEOUT) as first:
            self.assertIsNot(first, self.use(pool, "a"))

    def test_stops_the_longest_idle_process_when_all_slots_are_in_use(self) -> None:
        pool = self.pool(2, 2)
        first, second = self.use(pool, "a"), self.use(pool, "b")
        self.use(pool, "a")
        third = self.use(pool, "c")
        self.assertEqual(
            [True, False, True], [process.is_alive() for process in (first, second, third)]
        )

    def test_stops_no_busy_process(self) -> None:
        pool = self.pool(2, 2)
        with ExitStack() as invocations:
            busy = [invocations.enter_context(pool.process(name, sleeping_process, TIMEOUT)) for name in "ab"]
            with self.assertRaises(Throttled):
                invocations.enter_context(pool.process("c", sleeping_process, 0.2))
            self.assertTrue(all(process.is_alive() for process in busy))

    def test_limits_the_processes_of_a_function(self) -> None:
        pool = self.pool(1, 3)
        with pool.process("a", sleeping_process, TIMEOUT):
            with self.assertRaises(Throttled):
                pool.process("a", sleeping_process, 0.2).__enter__()
            self.use(pool, "b")

    def test_lends_a_released_process_to_a_waiting_invocation(self) -> None:
        pool = self.pool(1, 1)
        served: list[FunctionProcess] = []
        waiting = threading.Thread(target=lambda: served.append(self.use(pool, "a")))
        with pool.process("a", sleeping_process, TIMEOUT) as process:
            waiting.start()
            waiting.join(0.2)
            self.assertTrue(waiting.is_alive())
        waiting.join(TIMEOUT)
        self.assertEqual([process], served)

    def test_replaces_a_process_that_has_ended(self) -> None:
        pool = self.pool(1, 1)
        first = self.use(pool, "a")
        first.stop()
        second = self.use(pool, "a")
        self.assertIsNot(first, second)
        self.assertTrue(second.is_alive())

    def test_releases_the_slot_when_a_process_cannot_be_started(self) -> None:
        pool = self.pool(1, 1)
        with self.assertRaises(FileNotFoundError):
            with pool.process("a", missing_program, TIMEOUT):
                pass
        self.assertTrue(self.use(pool, "b").is_alive())

    def test_stops_all_processes_of_a_function_and_no_others(self) -> None:
        pool = self.pool(2, 3)
        other = self.use(pool, "b")
        with pool.process("a", sleeping_process, TIMEOUT) as busy:
            idle = self.use(pool, "a")
            pool.end("a")
            alive = [process.is_alive() for process in (busy, idle, other)]
        self.assertEqual([False, False, True], alive)

    def test_stops_a_process_that_starts_after_its_function_was_ended(self) -> None:
        pool = self.pool(1, 1)

        def start_after_end() -> FunctionProcess:
            pool.end("a")
            return sleeping_process()

        with pool.process("a", start_after_end, TIMEOUT) as process:
            pass
        self.assertFalse(process.is_alive())


def missing_program() -> FunctionProcess:
    folder = Path(tempfile.gettempdir())
    return FunctionProcess([str(folder / "no-such-program")], folder, lambda address: {}, folder)


if __name__ == "__main__":
    unittest.main()
