"""The functions that are measured and the ways they are started."""
import dataclasses
import pathlib
import re
import shutil
import subprocess
import zipfile

import runtime_api
from stage import BENCH, TARGET

# what Lambda gives its Java functions; C1 alone is its default
LAMBDA_OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", "-XX:-UsePerfData"]
QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"
API_FUNCTIONS = (("packshot-get", "GetSessionHandler", "get_session", 200),
                 ("packshot-presign", "PresignUploadHandler", "presign_upload", 200),
                 ("packshot-register", "RegisterPhotoHandler", "register_photo", 201),
                 ("packshot-update-photo", "UpdatePhotoHandler", "update_photo", 200),
                 ("packshot-list-images", "ListImagesHandler", "list_images", 200),
                 ("packshot-get-image", "GetImageHandler", "get_image", 200),
                 ("packshot-update-image", "UpdateImageHandler", "update_image", 200))
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"


@dataclasses.dataclass(frozen=True)
class Function:
    name: str
    handler: str
    task: pathlib.Path
    event: str = "create_session"
    status: int = 201
    variables: dict = dataclasses.field(default_factory=dict)

    def accept(self, answer):
        """Fails where the answer is not the one that all of the work leads to."""
        expected = (b'"batchItemFailures":[]' if self.event == "uploaded_object"
                    else b'"statusCode":%d' % self.status)
        if expected not in answer:
            raise runtime_api.FunctionFailed(f"{self.name} answered {answer[:500]!r}")


def functions(task=None):
    """Each function laid out as Lambda unpacks its zip."""
    task = task or TARGET / "task"
    api, events = task / "packshot", task / "packshot-events"
    return {function.name: function for function in (
        Function("floor", "dev.packshot.bench.floor.HelloHandler", task / "floor", status=200),
        Function("packshot", "dev.packshot.lambda.CreateSessionHandler", api),
        *(Function(name, f"dev.packshot.lambda.{handler}", api, event, status)
          for name, handler, event, status in API_FUNCTIONS),
        Function("packshot-upload", "dev.packshot.lambda.UploadedObjectHandler", events, "uploaded_object"),
        Function("packshot-copy", "dev.packshot.lambda.AddImageHandler", events, "copy_photo"),
        Function("quarkus", QUARKUS, task / "quarkus"),
        *(Function(name.replace("packshot", "quarkus"), QUARKUS, task / "quarkus-routes", event, status,
                   {"QUARKUS_LAMBDA_HANDLER": event.replace("_", "-")}) for name, _, event, status in API_FUNCTIONS),
        Function("micronaut", "dev.packshot.bench.micronaut.CreateSessionHandler", task / "micronaut"))}


def lay_out():
    """Unpacks every function; returns the size of each zip in bytes."""
    task = TARGET / "task"
    shutil.rmtree(task, ignore_errors=True)
    shutil.rmtree(TARGET / "archives", ignore_errors=True)
    built = BENCH.parent / "functions" / "target"
    zips = {"packshot": built / "packshot-api.zip", "packshot-events": built / "packshot-functions.zip",
            **{name: BENCH / name / "target" / "function.zip" for name in ("quarkus", "quarkus-routes")}}
    for name in ("floor", "micronaut"):
        module, folder = BENCH / name / "target", TARGET / "zips" / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(module / "lib", folder / "lib")
        shutil.copytree(module / "classes", folder, dirs_exist_ok=True)
        zips[name] = pathlib.Path(shutil.make_archive(str(folder), "zip", folder))
    for name, zipped in zips.items():
        with zipfile.ZipFile(zipped) as archive:
            archive.extractall(task / name)
    return {name: zipped.stat().st_size for name, zipped in zips.items()}


def jar_of(task):
    """The unpacked classes as a jar: an archive takes none from a folder. Micronaut looks for entries of folders, too."""
    jar = task.with_suffix(".jar")
    if not jar.exists():
        with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(task.rglob("*")):
                if path.relative_to(task).parts[0] != "lib":
                    archive.write(path, path.relative_to(task))
    return jar


class Java:
    """One JDK, and the archives made with it."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        said = subprocess.run([self.home / "bin" / "java", "-version"], capture_output=True, text=True).stderr
        self.version = said.splitlines()[1].strip()
        self.feature = int(re.search(r'version "(\d+)', said).group(1))
        self.runtime = f"{BENCH}/function/target/runtime/*"
        self.archives = TARGET / "archives" / str(self.feature)
        self.has_aot = self.feature >= 25
        self.silence = ["-Xlog:cds*=off", *(["-Xlog:aot*=off"] if self.has_aot else [])]

    def command(self, stage, options, classpath=None):
        return ([str(self.home / "bin" / "java"), *LAMBDA_OPTIONS, *stage.trust_options(), *options]
                + ["-cp", classpath or self.runtime, CLIENT])

    def writes(self, archive):
        return [f"-XX:AOTCacheOutput={archive}" if self.has_aot else f"-XX:ArchiveClassesAtExit={archive}", *self.silence]

    def reads(self, archive):
        return [f"-XX:AOTCache={archive}" if self.has_aot else f"-XX:SharedArchiveFile={archive}", *self.silence]


class Variant:
    """A function started in one way on one JDK."""

    def __init__(self, function, way, java, stage):
        self.function, self.way, self.java, self.stage = function, way, java, stage
        self.name = f"{function.name}/{way}/{java.feature}"
        self.task_root = function.task
        classpath = None
        options = []
        if way == "own":  # a container image: all on the class path, and an archive of this very function
            classpath = f"{java.runtime}:{jar_of(function.task)}:{function.task}/lib/*"
            self.task_root = TARGET / "empty"
            self.task_root.mkdir(parents=True, exist_ok=True)
            options = java.reads(self.archive(function.name, classpath, function))
        elif way == "runtime":  # a zip: an archive of the JDK and the runtime client, as Lambda's java25 has
            floor = functions(function.task.parent)["floor"]
            options = java.reads(self.archive("runtime", None, floor))
        elif way == "noshare":
            options = ["-Xshare:off"]
        elif way == "primed":  # as Lambda's own start of the JVM leads org.crac to its hooks
            options = ["-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"]
        self.snapstart = way == "primed"
        self.command = java.command(stage, options, classpath)

    def archive(self, name, classpath, function):
        self.java.archives.mkdir(parents=True, exist_ok=True)
        made = self.java.archives / f"{name}.archive"
        if not made.exists():
            root = str(TARGET / "empty") if classpath else str(function.task)
            events = [self.stage.event(function.event) for _ in range(5)]
            runtime_api.run(self.java.command(self.stage, self.java.writes(made), classpath), function.handler, root,
                            self.stage.environment() | function.variables, events, accept=function.accept)
            if not made.exists():
                raise SystemExit(f"No archive was written for {name} on JDK {self.java.feature}.")
        return made

    def run(self, cpu, warm=0, extra=()):
        events = [self.stage.event(self.function.event) for _ in range(warm + 1)]
        command = self.command[:1] + list(extra) + self.command[1:]
        return runtime_api.run(command, self.function.handler, str(self.task_root),
                               self.stage.environment() | self.function.variables, events, cpu, self.function.accept,
                               self.snapstart)
