"""The measured functions and the ways to start them."""
import dataclasses
import pathlib
import shutil
import zipfile

import runtime_api
from backend import BENCH, ROOT, TARGET

QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"


@dataclasses.dataclass(frozen=True)
class Function:
    """A function: its handler, its folder, the event that it receives, and the status of a successful response."""
    name: str
    handler: str
    task: pathlib.Path
    event: str = "create_session"
    status: int = 201

    def check(self, response):
        """Raises FunctionFailed if the response is not a success."""
        expected = (b'"batchItemFailures":[]' if self.event == "uploaded_object"
                    else b'"statusCode":%d' % self.status)
        if expected not in response:
            raise runtime_api.FunctionFailed(f"{self.name} responded {response[:500]!r}")


def functions(task=None):
    """The functions by name. Each has a folder with the content of its zip."""
    task = task or TARGET / "task"
    api, events = task / "packshot", task / "packshot-events"
    return {function.name: function for function in (
        Function("floor", "dev.packshot.bench.floor.HelloHandler", task / "floor", status=200),
        Function("packshot", "dev.packshot.lambda.CreateSessionHandler", api),
        Function("packshot-get", "dev.packshot.lambda.GetSessionHandler", api, "get_session", 200),
        Function("packshot-presign", "dev.packshot.lambda.PresignUploadHandler", api, "presign_upload", 200),
        Function("packshot-update-photo", "dev.packshot.lambda.UpdatePhotoHandler", api, "update_photo", 200),
        Function("packshot-upload", "dev.packshot.lambda.UploadedObjectHandler", events, "uploaded_object"),
        Function("packshot-copy", "dev.packshot.lambda.AddImageFromPhotoHandler", events, "copy_photo"),
        Function("quarkus", QUARKUS, task / "quarkus"),
        Function("quarkus-get", QUARKUS, task / "quarkus-get-session", "get_session", 200),
        Function("micronaut", "dev.packshot.bench.micronaut.CreateSessionHandler", task / "micronaut"))}


def unpack():
    """Unpacks every function. Returns the size of each zip in bytes."""
    task = TARGET / "task"
    shutil.rmtree(task, ignore_errors=True)
    shutil.rmtree(TARGET / "archives", ignore_errors=True)
    built = ROOT / "functions" / "target"
    zips = {"packshot": built / "packshot-api.zip", "packshot-events": built / "packshot-functions.zip",
            **{name: BENCH / name / "target" / "function.zip" for name in ("quarkus", "quarkus-get-session")}}
    for name in ("floor", "micronaut"):
        module, folder = BENCH / name / "target", TARGET / "zips" / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(module / "lib", folder / "lib")
        shutil.copytree(module / "classes", folder, dirs_exist_ok=True)
        zips[name] = pathlib.Path(shutil.make_archive(str(folder), "zip", folder))
    for name, file in zips.items():
        with zipfile.ZipFile(file) as archive:
            archive.extractall(task / name)
    return {name: file.stat().st_size for name, file in zips.items()}


def jar_of(task):
    """A jar of the classes of a function. An archive of classes does not include those in folders.

    The jar has entries for folders because Micronaut needs them."""
    jar = task.with_suffix(".jar")
    if not jar.exists():
        with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(task.rglob("*")):
                if path.relative_to(task).parts[0] != "lib":
                    archive.write(path, path.relative_to(task))
    return jar


class Variant:
    """A function, started in one of these modes on one JDK:

    plain    a zip, with the JDK's own archive of classes;
    runtime  a zip, with an archive of the JDK and the runtime client, as on Lambda's java25;
    own      a container image: all jars on the class path, and an archive of this function;
    noshare  a zip, without any archive of classes;
    primed   a zip, restored from a snapshot that was taken after priming."""

    def __init__(self, function, mode, jdk, backend):
        self.function, self.mode, self.jdk, self.backend = function, mode, jdk, backend
        self.name = f"{function.name}/{mode}/{jdk.feature}"
        self.task_root = function.task
        classpath = None
        options = []
        if mode == "own":
            classpath = f"{jdk.runtime}:{jar_of(function.task)}:{function.task}/lib/*"
            self.task_root = TARGET / "empty"
            self.task_root.mkdir(parents=True, exist_ok=True)
            options = jdk.read_archive_options(self.archive(function.name, classpath, function))
        elif mode == "runtime":
            floor = functions(function.task.parent)["floor"]
            options = jdk.read_archive_options(self.archive("runtime", None, floor))
        elif mode == "noshare":
            options = ["-Xshare:off"]
        elif mode == "primed":  # org.crac finds the runtime client's hooks by this property
            options = ["-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"]
        self.snapstart = mode == "primed"
        self.command = jdk.command(backend, options, classpath)

    def archive(self, name, classpath, function):
        """Returns an archive of the classes that a function loads, which is written on first use."""
        self.jdk.archives.mkdir(parents=True, exist_ok=True)
        archive = self.jdk.archives / f"{name}.archive"
        if not archive.exists():
            task_root = TARGET / "empty" if classpath else function.task
            command = self.jdk.command(self.backend, self.jdk.write_archive_options(archive), classpath)
            runtime_api.run(command, function.handler, str(task_root), self.backend.environment(),
                            self.events(function, 5), check=function.check)
            if not archive.exists():
                raise SystemExit(f"No archive was written for {name} on JDK {self.jdk.feature}.")
        return archive

    def run(self, cpu, warm=0, options=()):
        """Runs one process with one event and then as many more as `warm`."""
        command = [self.command[0], *options, *self.command[1:]]
        return runtime_api.run(command, self.function.handler, str(self.task_root), self.backend.environment(),
                               self.events(self.function, warm + 1), cpu, self.function.check, self.snapstart)

    def events(self, function, count):
        return [self.backend.events.create(function.event) for _ in range(count)]
