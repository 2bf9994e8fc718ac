"""Simulates Oracle's command line, Terraform and sleep for scripts/rolling-deploy. The script calls fake_command, which
calls this cloud over a socket.

Only sleep advances the time. The cloud records violations: a pool that serves with fewer instances than before, an instance
that is removed without draining, an unknown command.
"""

import json
import os
import signal
import socketserver

BOOT, HEAL, LEAVE, MIGRATE, DRAIN = 60, 60, 30, 120, 35  # seconds


def new(pool_size=2):
    return {
        "clock": 0,
        "calls": 0,
        "kill_at": 0,
        "next": 0,
        "sick": [],  # releases that never get healthy
        "noisy": [],  # releases whose instances make an alarm fire
        "migration_fails": False,
        "migration_config": None,
        "migrations": [],
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
            i["gone"] is not None and self.now["clock"] < i["gone"] + LEAVE for i in pool["instances"]
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
        if self.is_ok(instance) and (instance["drained"] is None or self.now["clock"] < instance["drained"] + DRAIN):
            self.wrong(f"{instance['id']} was removed without draining")
        instance["gone"] = self.now["clock"]

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
                if i["gone"] is None or cloud.now["clock"] < i["gone"] + LEAVE
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
            cloud.now["migrations"].append({"born": cloud.now["clock"], "config": cloud.now["migration_config"], "gone": None})
            cloud.event(f"migrating {given['instance-configuration-id']}")
            return {"id": f"migration-{len(cloud.now['migrations']) - 1}"}
        case "compute instance get":
            if given["instance-id"].startswith("migration-"):
                migration = cloud.now["migrations"][int(given["instance-id"].removeprefix("migration-"))]
                is_over = cloud.now["clock"] >= migration["born"] + MIGRATE and not cloud.now["migration_fails"]
                return {"lifecycle-state": "STOPPED" if is_over else "RUNNING"}
            return {"freeform-tags": {"release": cloud.find(given["instance-id"])["release"]}}
        case "compute instance terminate":
            cloud.now["migrations"][int(given["instance-id"].removeprefix("migration-"))]["gone"] = cloud.now["clock"]
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


def terraform(cloud, arguments):
    if arguments == ["output", "-json", "deployments"]:
        return {
            "primary": {
                "region": "ap-mumbai-1",
                "compartment_id": "compartment",
                "name": "bharatmart-test",
                "load_balancer_id": "balancer",
                "backend_set_name": "bharatmart-backend",
                "drain_period_seconds": DRAIN,
                "migration_instance_configuration_id": cloud.now["migration_config"] or "config-migration",
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
    if arguments[0] == "apply" and "-auto-approve" in arguments and "-input=false" in arguments:
        files = [a.removeprefix("-var-file=") for a in arguments if a.startswith("-var-file=")]
        if not files[-1].endswith(".release.tfvars.json"):
            cloud.wrong("the release's file must come last")
        with open(files[-1]) as file:
            release = json.load(file)
        targets = [a.removeprefix("-target=module.primary.") for a in arguments if a.startswith("-target=")]
        for target in targets:
            if target == "module.migration":
                cloud.now["migration_config"] = f"config-{release['image_ids']['fd1']}"
        for name, pool in cloud.now["pools"].items():
            if f'module.instance_configuration["{name}"]' in targets and f'module.instance_pool["{name}"]' in targets:
                wanted = {"image": release["image_ids"][name], "container": release["container_images"].get(name)}
                if wanted != pool["release"]:
                    cloud.now["next"] += 1
                    pool["release"], pool["config"] = wanted, f"config-{cloud.now['next']}"
                cloud.event(f"applied {name} {cloud.release(pool)}")
        return {}
    cloud.wrong(f"unknown command: terraform {' '.join(arguments)}")
    raise Refused("unknown command")


def answer(cloud, program, arguments):
    cloud.now["calls"] += 1
    if cloud.now["calls"] == cloud.now["kill_at"]:
        os.killpg(cloud.victim, signal.SIGKILL)
    if program == "sleep":
        cloud.live(int(arguments[0]))
        return ""
    found = {"data": oci(cloud, arguments)} if program == "oci" else terraform(cloud, arguments)
    cloud.live()
    return json.dumps(found)


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
