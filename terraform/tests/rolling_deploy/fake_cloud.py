"""Simulates Oracle's command line, Terraform and sleep for scripts/rolling-deploy. The script calls fake_command, which
calls this cloud over a socket.

Only sleep advances the time. The cloud records violations: a pool that serves with fewer instances than before, an instance
that is removed without draining, an apply of something else than a plan that was shown, an unknown command.

As in Oracle's cloud, an instance that turns itself off still counts as running, a list does not have an instance that was
just launched, and outputs of Terraform do not change in an apply with targets.
"""

import functools
import json
import os
import pathlib
import signal
import socketserver
import subprocess
import tempfile

BOOT, HEAL, LEAVE, MIGRATE, DRAIN = 60, 60, 30, 120, 35  # seconds

REPORT = pathlib.Path(__file__).parents[2] / "modules" / "instance-configuration" / "files" / "report-migration"


@functools.cache
def report(result):
    """What the real report-migration writes to the console after this result of systemd."""
    with tempfile.TemporaryDirectory() as folder:
        log, console = pathlib.Path(folder, "log"), pathlib.Path(folder, "console")
        log.write_text('Migrating schema "public" to version 99\n')
        script = REPORT.read_text().replace("/var/log/bharatmart/migration.log", str(log)).replace("/dev/console", str(console))
        subprocess.run(
            ["bash", "-c", f"shutdown() {{ :; }}\n{script}"], check=True, env=os.environ | {"SERVICE_RESULT": result}
        )
        return console.read_text().replace("\n", "\r\n")


def new(pool_size=2):
    return {
        "clock": 0,
        "calls": 0,
        "kill_at": 0,
        "next": 0,
        "drain": DRAIN,
        "leave": LEAVE,  # seconds until an instance of a pool that has to go is gone
        "sick": [],  # releases that never get healthy
        "noisy": [],  # releases whose instances make an alarm fire
        "migration_result": "success",  # of systemd, or None for a migration that never ends
        "migration_config": "config-migration",
        "migrations": [],
        "grown": {},  # pools that autoscaling makes larger during a migration, and their sizes
        "cannot_terminate": 0,  # calls that fail
        "stop_at": 0,  # a call, before which the script gets SIGTERM
        "pending": {},  # changes of variables that were not applied: address to actions
        "histories": {},
        "shown": None,  # the plan that the script has looked at
        "pool_size_wanted": None,  # a size in the variables that Terraform would set
        "alarms": [],
        "events": [],
        "wrong": [],
        "release_of_config": {},
        "pools": {
            f"fd{n}": {
                "size": pool_size,
                "config": f"config-old-{n}",
                "release": {"image": "image-old", "container": "container-old"},
                "autoscaling": True,
                "instances": [
                    {"id": f"fd{n}-first-{i}", "release": "image-old container-old", "born": -1000, "drained": None, "gone": None}
                    for i in range(pool_size)
                ],
                "serves_at_least": pool_size,
            }
            for n in (1, 2, 3)
        },
    }


class Refused(Exception):
    """An error, which the command line reports by its exit code."""


class Cloud:
    def __init__(self, pool_size=2, **changes):
        self.now = new(pool_size) | changes
        self.victim = None
        self.log = []

    def event(self, text):
        self.now["events"].append(text)

    def wrong(self, text):
        self.now["wrong"].append(f"{self.now['clock']} s: {text}")

    def pool_of(self, pool_id):
        return self.now["pools"][pool_id.removeprefix("pool-")]

    def release(self, pool):
        return f"{pool['release']['image']} {pool['release']['container']}"

    def present(self, pool):
        return [i for i in pool["instances"] if i["gone"] is None]

    def is_running(self, instance):
        return self.now["clock"] >= instance["born"] + BOOT

    def is_ok(self, instance):
        return self.now["clock"] >= instance["born"] + BOOT + HEAL and instance["release"] not in self.now["sick"]

    def is_busy(self, pool):
        return any(not self.is_running(i) for i in self.present(pool)) or any(
            i["gone"] is not None and self.now["clock"] < i["gone"] + self.now["leave"] for i in pool["instances"]
        )

    def live(self, seconds=0):
        """Advances the time, and the pools apply their changes."""
        self.now["clock"] += seconds
        for name, pool in self.now["pools"].items():
            while len(self.present(pool)) < pool["size"]:
                self.now["next"] += 1
                pool["instances"].append(
                    {"id": f"{name}-{self.now['next']}", "release": self.release(pool), "born": self.now["clock"], "drained": None, "gone": None}
                )
            while len(self.present(pool)) > pool["size"]:
                self.take(pool, self.present(pool)[0])
            serving = [i for i in self.present(pool) if self.is_ok(i) and i["drained"] is None]
            if len(serving) < pool["serves_at_least"]:
                self.wrong(f"{name} serves with {len(serving)}")
        noisy = [i for p in self.now["pools"].values() for i in self.present(p) if i["release"] in self.now["noisy"] and self.is_ok(i)]
        if noisy and not any(i["release"] not in self.now["noisy"] for p in (self.now["pools"]["fd1"],) for i in self.present(p)):
            self.now["alarms"] = ["bharatmart-test-error-ratio"]
        elif self.now["noisy"] and not noisy:
            self.now["alarms"] = []

    def take(self, pool, instance):
        if self.is_ok(instance) and (instance["drained"] is None or self.now["clock"] < instance["drained"] + self.now["drain"]):
            self.wrong(f"{instance['id']} was removed without draining")
        instance["gone"] = self.now["clock"]

    def migration(self, instance_id):
        return self.now["migrations"][int(instance_id.removeprefix("migration-"))]

    def state(self, migration):
        if migration["gone"] is not None:
            return "TERMINATING" if self.now["clock"] < migration["gone"] + LEAVE else "TERMINATED"
        return "RUNNING" if self.now["clock"] >= migration["born"] + BOOT else "PROVISIONING"

    def console(self, migration):
        text = "[    0.000000] Linux version 5.15\r\n"
        if self.now["migration_result"] and self.now["clock"] >= migration["born"] + BOOT + MIGRATE:
            text += report(self.now["migration_result"])
        return text

    def find(self, instance_id):
        for pool in self.now["pools"].values():
            for instance in pool["instances"]:
                if instance["id"] == instance_id:
                    return instance
        return None


def options(arguments):
    found, words = {}, []
    position = 0
    while position < len(arguments):
        if arguments[position].startswith("--"):
            name = arguments[position][2:]
            if position + 1 < len(arguments) and not arguments[position + 1].startswith("--"):
                found[name] = arguments[position + 1]
                position += 1
            else:
                found[name] = True
        else:
            words.append(arguments[position])
        position += 1
    return " ".join(words), found


# Options that the real command line requires.
REQUIRED = {
    "compute instance list": ["compartment-id", "display-name", "all"],
    "compute console-history capture": ["instance-id"],
    "compute console-history get-content": ["instance-console-history-id", "file"],
    "compute console-history delete": ["instance-console-history-id", "force"],
    "compute-management instance-pool list-instances": ["compartment-id", "instance-pool-id"],
    "lb backend update": ["load-balancer-id", "backend-set-name", "backend-name", "weight", "backup", "drain", "offline"],
    "lb backend-health get": ["load-balancer-id", "backend-set-name", "backend-name"],
    "monitoring alarm-status list-alarms-status": ["compartment-id"],
}


def oci(cloud, arguments):
    command, given = options(arguments)
    for name in REQUIRED.get(command, []):
        if name not in given:
            cloud.wrong(f"{command} without {name}")
    if given.get("region") != "ap-mumbai-1" or given.get("output") != "json":
        cloud.wrong(f"{command} without region or output")
    match command:
        case "compute-management instance-pool get":
            pool = cloud.pool_of(given["instance-pool-id"])
            return {
                "size": pool["size"],
                "instance-configuration-id": pool["config"],
                "lifecycle-state": "SCALING" if cloud.is_busy(pool) else "RUNNING",
            }
        case "compute-management instance-pool list-instances":
            return [
                {
                    "id": i["id"],
                    "state": "Terminating" if i["gone"] is not None else "Running" if cloud.is_running(i) else "Provisioning",
                    "load-balancer-backends": [{"backend-name": i["id"] + ":8080"}] if cloud.is_running(i) else [],
                }
                for i in cloud.pool_of(given["instance-pool-id"])["instances"]
                if i["gone"] is None or cloud.now["clock"] < i["gone"] + cloud.now["leave"]
            ]
        case "compute-management instance-configuration get":
            config = given["instance-configuration-id"]
            pool = next(p for p in cloud.now["pools"].values() if p["config"] == config)
            return {"freeform-tags": {"release": cloud.release(pool)}}
        case "compute-management instance-pool update":
            pool = cloud.pool_of(given["instance-pool-id"])
            if pool["autoscaling"]:
                cloud.wrong("a pool was resized with autoscaling on")
            pool["size"] = int(given["size"])
            cloud.event(f"{given['instance-pool-id']} to {given['size']}")
            return {}
        case "compute-management instance-pool-instance detach":
            pool = cloud.pool_of(given["instance-pool-id"])
            if cloud.is_busy(pool):
                raise Refused("409: the pool is busy")
            assert given["is-decrement-size"] == "true" and given["is-auto-terminate"] == "true"
            cloud.take(pool, cloud.find(given["instance-id"]))
            pool["size"] -= 1
            cloud.event(f"detached {given['instance-id']}")
            return {}
        case "compute-management instance-configuration launch-compute-instance":
            if given["instance-configuration-id"] != cloud.now["migration_config"]:
                raise Refused("404: there is no such instance configuration")
            cloud.now["migrations"].append({"born": cloud.now["clock"], "gone": None})
            cloud.event(f"migrating {given['instance-configuration-id']}")
            for name, size in cloud.now["grown"].items():
                if cloud.now["pools"][name]["autoscaling"]:
                    cloud.now["pools"][name]["size"] = size
            return {"id": f"migration-{len(cloud.now['migrations']) - 1}"}
        case "compute instance list":
            if given["display-name"] != "bharatmart-test-migration":
                cloud.wrong(f"listed {given['display-name']}")
            return [
                {"id": f"migration-{n}", "lifecycle-state": cloud.state(migration)}
                for n, migration in enumerate(cloud.now["migrations"])
                if migration["born"] < cloud.now["clock"]
            ]
        case "compute instance get":
            if given["instance-id"].startswith("migration-"):
                return {"lifecycle-state": cloud.state(cloud.migration(given["instance-id"]))}
            return {"freeform-tags": {"release": cloud.find(given["instance-id"])["release"]}}
        case "compute instance terminate":
            if cloud.now["cannot_terminate"] > 0:
                cloud.now["cannot_terminate"] -= 1
                raise Refused("500: try again")
            cloud.migration(given["instance-id"])["gone"] = cloud.now["clock"]
            return {}
        case "compute console-history capture":
            if cloud.state(cloud.migration(given["instance-id"])) != "RUNNING":
                raise Refused("409: the instance does not run")
            cloud.now["histories"][f"history-{cloud.now['calls']}"] = (given["instance-id"], cloud.now["clock"])
            return {"id": f"history-{cloud.now['calls']}"}
        case "compute console-history get":
            _, captured = cloud.now["histories"][given["instance-console-history-id"]]
            return {"lifecycle-state": "SUCCEEDED" if cloud.now["clock"] > captured else "GETTING-HISTORY"}
        case "compute console-history get-content":
            instance, captured = cloud.now["histories"][given["instance-console-history-id"]]
            if given["file"] != "-" or cloud.now["clock"] <= captured:
                cloud.wrong("the content went to a file, or was read before there was one")
            return cloud.console(cloud.migration(instance))
        case "compute console-history delete":
            del cloud.now["histories"][given["instance-console-history-id"]]
            return {}
        case "lb backend-health get":
            instance = cloud.find(given["backend-name"].removesuffix(":8080"))
            return {"status": "OK" if cloud.is_ok(instance) else "CRITICAL"}
        case "lb backend update":
            instance = cloud.find(given["backend-name"].removesuffix(":8080"))
            if given["drain"] == "false":
                instance["drained"] = None
            elif instance["drained"] is None:
                instance["drained"] = cloud.now["clock"]
            return {}
        case "autoscaling configuration update":
            cloud.now["pools"][given["auto-scaling-configuration-id"].removeprefix("autoscaling-")]["autoscaling"] = given["is-enabled"] == "true"
            return {}
        case "monitoring alarm-status list-alarms-status":
            return [{"display-name": name, "status": "FIRING"} for name in cloud.now["alarms"]] + [
                {"display-name": "bharatmart-test-database-cpu", "status": "OK"},
                {"display-name": "another-service", "status": "FIRING"},
            ]
    cloud.wrong(f"unknown command: {' '.join(arguments)}")
    raise Refused("unknown command")


def values(arguments, option):
    return [a.removeprefix(f"-{option}=") for a in arguments if a.startswith(f"-{option}=")]


def change(address, actions, before=None, after=None, unknown=None):
    return {
        "address": address,
        "type": address.split(".")[-2],
        "change": {"actions": actions, "before": before, "after": after, "after_unknown": unknown or {}},
    }


def configuration(key):
    return f'module.primary.module.instance_configuration["{key}"].oci_core_instance_configuration.this'


def pool_address(key):
    return f"module.primary.module.instance_pool_{key}.oci_core_instance_pool.this"


def plan(cloud, arguments):
    """A plan has the targets and what they depend on: a pool depends on those before it, and everything on "pending"."""
    file = values(arguments, "var-file")[-1]
    if not file.endswith(".release.tfvars.json"):
        cloud.wrong("the release's file must come last")
    with open(file) as opened:
        release = json.load(opened)
    targets = values(arguments, "target")
    known = ["module.primary.module.migration"]
    known += [configuration(key).removesuffix(".oci_core_instance_configuration.this") for key in cloud.now["pools"]]
    known += [pool_address(key) for key in cloud.now["pools"]]
    for target in targets:
        if target not in known:
            cloud.wrong(f"unknown target {target}")
    changes = [change(address, actions) for address, actions in cloud.now["pending"].items()]
    wanted = {}
    if "module.primary.module.migration" in targets:
        wanted["migration"] = f"config-{release['image_ids']['fd1']}"
        if wanted["migration"] != cloud.now["migration_config"]:
            changes.append(
                change("module.primary.module.migration.oci_core_instance_configuration.this", ["create", "delete"])
            )
    last = max((key for key in cloud.now["pools"] if pool_address(key) in targets), default="")
    for key, pool in cloud.now["pools"].items():
        image = {"image": release["image_ids"][key], "container": release["container_images"].get(key)}
        if key <= last and image != pool["release"]:
            wanted[key] = image
            changes.append(change(configuration(key), ["create", "delete"]))
            size = cloud.now["pool_size_wanted"] or 2
            changes.append(
                change(
                    pool_address(key),
                    ["update"],
                    {"instance_configuration_id": pool["config"], "size": 2, "display_name": key},
                    {"size": size, "display_name": key},
                    {"instance_configuration_id": True},
                )
            )
    with open(values(arguments, "out")[0], "w") as opened:
        json.dump({"resource_changes": changes, "wanted": wanted}, opened)
    return "Plan: " + ", ".join(c["address"] for c in changes)


def apply(cloud, file):
    with open(file) as opened:
        planned = json.load(opened)
    if file != cloud.now["shown"]:
        cloud.wrong("applied a plan that nobody has looked at")
    for address in list(cloud.now["pending"]):
        if address in [c["address"] for c in planned["resource_changes"]]:
            cloud.wrong(f"applied {address}, which is not the roll's")
    for key, wanted in planned["wanted"].items():
        if key == "migration":
            cloud.now["migration_config"] = wanted
            continue
        pool = cloud.now["pools"][key]
        cloud.now["next"] += 1
        pool["release"], pool["config"] = wanted, f"config-{cloud.now['next']}"
        cloud.event(f"applied {key} {cloud.release(pool)}")
    return "Apply complete!\n\nOutputs:\n\nurl = ..."


def terraform(cloud, arguments):
    if arguments == ["output", "-json", "deployments"]:
        return {
            "primary": {
                "region": "ap-mumbai-1",
                "compartment_id": "compartment",
                "name": "bharatmart-test",
                "load_balancer_id": "balancer",
                "backend_set_name": "bharatmart-backend",
                "drain_period_seconds": cloud.now["drain"],
                "alarm_names": ["bharatmart-test-error-ratio", "bharatmart-test-too-few-backends"],
                "migration_instance_configuration_id": "config-migration",
                "pools": {
                    name: {
                        "instance_pool_id": f"pool-{name}",
                        "autoscaling_configuration_id": f"autoscaling-{name}",
                        "image_id": pool["release"]["image"],
                        "container_image": pool["release"]["container"],
                    }
                    for name, pool in cloud.now["pools"].items()
                },
            }
        }
    match arguments:
        case ["plan", "-input=false", *_]:
            return plan(cloud, arguments)
        case ["show", "-json", file]:
            cloud.now["shown"] = file
            with open(file) as opened:
                return json.load(opened)
        case ["show", "-json"]:
            address = "module.primary.module.migration.oci_core_instance_configuration.this"
            found = {"address": address, "type": "oci_core_instance_configuration", "values": {"id": cloud.now["migration_config"]}}
            return {"values": {"root_module": {"child_modules": [{"resources": [found]}]}}}
        case ["apply", "-input=false", "-no-color", file]:
            return apply(cloud, file)
    cloud.wrong(f"unknown command: terraform {' '.join(arguments)}")
    raise Refused("unknown command")


def answer(cloud, program, arguments):
    cloud.now["calls"] += 1
    cloud.log.append(" ".join(arguments))
    if cloud.now["calls"] == cloud.now["kill_at"]:
        os.killpg(cloud.victim, signal.SIGKILL)
    if cloud.now["calls"] == cloud.now["stop_at"]:
        os.kill(cloud.victim, signal.SIGTERM)
    if program == "sleep":
        cloud.live(int(arguments[0]))
        return ""
    found = {"data": oci(cloud, arguments)} if program == "oci" else terraform(cloud, arguments)
    cloud.live()
    text = found["data"] if program == "oci" else found
    return text if isinstance(text, str) else json.dumps(found)


class Server(socketserver.TCPServer):
    """Runs the script's commands one after the other."""

    allow_reuse_address = True
    cloud = None

    class RequestHandlerClass(socketserver.StreamRequestHandler):
        def handle(self):
            words = []
            while word := self.rfile.readline().decode().removesuffix("\n"):
                words.append(word)
            try:
                status, text = 0, answer(self.server.cloud, words[0], words[1:])
            except Refused as refusal:
                status, text = 1, str(refusal)
            self.wfile.write(f"{status}\n{text}\n".encode())

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.RequestHandlerClass)
