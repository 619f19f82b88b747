"""A JDK under which functions run, and the archives of classes written with it."""
import pathlib
import re
import subprocess

from backend import BENCH, TARGET

# The options of Lambda's Java runtimes. They compile with C1 alone.
LAMBDA_OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", "-XX:-UsePerfData"]
RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"


class Jdk:
    """A JDK. From version 25 its archives are AOT caches, before that AppCDS archives."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        output = subprocess.run([self.home / "bin" / "java", "-version"], capture_output=True, text=True).stderr
        self.version = output.splitlines()[1].strip()
        self.feature = int(re.search(r'version "(\d+)', output).group(1))
        self.runtime = f"{BENCH}/function/target/runtime/*"
        self.archives = TARGET / "archives" / str(self.feature)
        self.has_aot = self.feature >= 25
        self.silence = ["-Xlog:cds*=off", *(["-Xlog:aot*=off"] if self.has_aot else [])]

    def command(self, backend, options, classpath=None):
        return ([str(self.home / "bin" / "java"), *LAMBDA_OPTIONS, *backend.trust_options(), *options]
                + ["-cp", classpath or self.runtime, RUNTIME_CLIENT])

    def write_archive_options(self, archive):
        option = "AOTCacheOutput" if self.has_aot else "ArchiveClassesAtExit"
        return [f"-XX:{option}={archive}", *self.silence]

    def read_archive_options(self, archive):
        option = "AOTCache" if self.has_aot else "SharedArchiveFile"
        return [f"-XX:{option}={archive}", *self.silence]
