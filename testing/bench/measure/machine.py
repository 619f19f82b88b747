"""The machine on which the measurements run."""
import os
import pathlib
import platform


def describe(jdks):
    cpu = next((line.split(":")[1].strip() for line in read("/proc/cpuinfo").splitlines()
                if line.startswith("model name")), platform.processor())
    memory = next((int(line.split()[1]) // 1024 for line in read("/proc/meminfo").splitlines()
                   if line.startswith("MemTotal")), 0)
    return {"cpu": cpu, "cpus": os.cpu_count(), "memory_mb": memory, "kernel": platform.release(),
            "load_at_start": os.getloadavg()[0], "jdks": [jdk.version for jdk in jdks.values()]}


def read(path):
    try:
        return pathlib.Path(path).read_text()
    except OSError:
        return ""
