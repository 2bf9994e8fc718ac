"""Oracle's API and Terraform for the commands of docs/playbooks (.ci/playbooks).

The real command line sends its requests to this server, with the region as the first part of the path, so that its options
are checked by itself. The server knows one deployment: two regions, their databases with roles, pools, buckets. What the
real cloud would refuse, such as a switch-over to a database that is no replica, or a resource of another region, it
refuses.
"""

import http.server
import json
import pathlib
import re
import shlex
import subprocess
import urllib.parse

PRIMARY, STANDBY = "ap-mumbai-1", "ap-hyderabad-1"
REGIONS = {"primary": PRIMARY, "standby": STANDBY}
DOMAIN = "api.shop.example.in"
ADDRESSES = {"primary": "192.0.2.1", "standby": "192.0.2.2"}
STEERING_POLICY = "ocid1.dnspolicy.oc1..shop"
BUCKETS = ("bharatmart-production-media", "bharatmart-production-archive")
COMPARTMENT = "ocid1.compartment.oc1..exampleproduction"


def ocid(kind, region, name):
    return f"ocid1.{kind}.oc1.{region}.{name}"


class Refused(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code = status, code


def conflict(message):
    return Refused(409, "IncorrectState", message)


class Cloud:
    def __init__(self):
        self.databases = {
            ocid("postgresqldbsystem", PRIMARY, "a"): {"systemRole": "PRIMARY_DB_SYSTEM", "lifecycleState": "ACTIVE", "follows": None},
            ocid("postgresqldbsystem", STANDBY, "b"): {
                "systemRole": "WARM_STANDBY_DB_SYSTEM", "lifecycleState": "ACTIVE", "follows": ocid("postgresqldbsystem", PRIMARY, "a")
            },
        }
        self.pools = {
            ocid("instancepool", region, fd): {"size": 2 if side == "primary" else 1, "state": "RUNNING"}
            for side, region in REGIONS.items() for fd in ("fd1", "fd2", "fd3")
        }
        self.minimums = {key: pool["size"] for key, pool in self.pools.items()}  # of the autoscaling
        self.scaled = set(self.pools)  # by an autoscaling that is on
        self.read_only = {PRIMARY: set(), STANDBY: set(BUCKETS)}  # buckets by region
        self.active, self.disabled = "primary", set()  # the sides that DNS prefers, and that it must not answer with

    def region_lost(self):
        """The primary region as it is when the playbook for a disaster begins."""
        self.databases[ocid("postgresqldbsystem", PRIMARY, "a")]["lifecycleState"] = "FAILED"

    def serving(self):
        """The region whose database takes writes, which is where DNS leads to in the end."""
        for key, database in self.databases.items():
            if database["systemRole"] != "WARM_STANDBY_DB_SYSTEM" and database["lifecycleState"] == "ACTIVE":
                return key.split(".")[3]
        return STANDBY

    def resolved(self):
        """What DNS answers. Both addresses say 200: instances that all have lost their database are DEGRADED."""
        sides = sorted(REGIONS, key=lambda side: side != self.active)
        return next((ADDRESSES[side] for side in sides if side not in self.disabled), "")

    # --- Terraform

    def outputs(self):
        return {
            "url": f"https://{DOMAIN}",
            "addresses": ADDRESSES,
            "steering_policy_id": STEERING_POLICY,
            "database_ids": dict(zip(REGIONS, self.databases)),
            "database_management_policy": {
                "maintenanceWindowStart": "SUN 20:30",
                "backupPolicy": {"kind": "DAILY", "backupStart": "21:30", "retentionDays": 14},
                "pitrPolicy": {"kind": "STANDARD", "restoreDays": 14},
            },
            "deployments": {
                side: {
                    "region": region,
                    "compartment_id": COMPARTMENT,
                    "name": "bharatmart-production",
                    "load_balancer_id": ocid("loadbalancer", region, "lb"),
                    "backend_set_name": "bharatmart-backend",
                    "pool_size": {"minimum": 2 if side == "primary" else 1, "maximum": 4},
                    "traffic_alarm_ids": [ocid("alarm", region, "error-ratio"), ocid("alarm", region, "order-failures")],
                    "pools": {
                        fd: {
                            "instance_pool_id": ocid("instancepool", region, fd),
                            "autoscaling_configuration_id": ocid("autoscalingconfiguration", region, fd),
                            "container_image": f"{region}.ocir.io/examplenamespace/bharatmart@sha256:{'0' * 63}1",
                        }
                        for fd in ("fd1", "fd2", "fd3")
                    },
                }
                for side, region in REGIONS.items()
            },
        }

    def terraform(self, folder, arguments):
        """What Terraform prints. Unknown options, files, outputs and addresses are errors."""
        command, rest = arguments[0], arguments[1:]
        known = set(re.findall(r"^\s+(-[a-z-]+)", subprocess.run(
            ["terraform", command, "-help"], text=True, capture_output=True, check=True).stdout, re.M)) | {"-replace", "-target", "-var-file"}
        words = iter(rest)
        values, plain = {}, []
        for word in words:
            if not word.startswith("-"):
                plain.append(word)
                continue
            name, _, value = word.partition("=")
            if name not in known:
                raise Refused(1, "usage", f"terraform {command} has no option {name}")
            values.setdefault(name, []).append(value or (next(words, "") if name == "-var-file" else ""))
        if command == "output":
            declared = re.findall(r'^output "(\w+)"', (folder / "outputs.tf").read_text(), re.M)
            if len(plain) != 1 or plain[0] not in declared:
                raise Refused(1, "usage", f"there is no output {plain}")
            output = self.outputs()[plain[0]]
            return output if "-raw" in values else json.dumps(output)
        if command != "apply" or plain:
            raise Refused(1, "usage", f"unknown command: terraform {shlex.join(arguments)}")
        variables = [(folder / name).read_text() for name in values.get("-var-file", [])]
        if not variables:
            raise Refused(1, "usage", "apply without the environment's variables")
        for address in values.get("-target", []) + values.get("-replace", []):
            check_address(folder, address)
        if "-target" not in values:
            self.active = "standby" if any('active_region = "standby"' in text for text in variables) else "primary"
            self.disabled = set()
            self.read_only = {region: set() if side == self.active else set(BUCKETS) for side, region in REGIONS.items()}
        return "Apply complete!"

    # --- Oracle's API

    def answer(self, region, method, path, query, body):
        """The JSON of the response, and the id of a work request if there is one."""
        here = {name: value for name, value in body.items() if name not in ("replicaDbSystemId", "primaryDbSystemId")}
        for key in re.findall(r"ocid1\.[\w.-]+", f"{path} {json.dumps(query)} {json.dumps(here)}"):
            if key.split(".")[3] not in ("", region):
                raise Refused(404, "NotAuthorizedOrNotFound", f"{key} is not in {region}")
        compartment = query.get("compartmentId", COMPARTMENT)
        if compartment != COMPARTMENT:
            raise Refused(404, "NotAuthorizedOrNotFound", f"there is no compartment {compartment}")
        for pattern, function in ROUTES:
            match = re.fullmatch(pattern, f"{method} {path}")
            if match:
                return function(self, region, query, body, *match.groups())
        raise Refused(404, "NotAuthorizedOrNotFound", f"{method} {path}")

    def database(self, key):
        if key not in self.databases:
            raise Refused(404, "NotAuthorizedOrNotFound", f"there is no database {key}")
        return self.databases[key]

    def get_database(self, region, query, body, key):
        return {
            "id": key, "displayName": "bharatmart-production", "compartmentId": COMPARTMENT, "dbVersion": "16", "shape":
            "PostgreSQL.VM.Standard.E5.Flex", "instanceOcpuCount": 2, "instanceMemorySizeInGBs": 32, "instanceCount": 2,
            "networkDetails": {"subnetId": ocid("subnet", region, "private")},
        } | {name: value for name, value in self.database(key).items() if name != "follows"}

    def change_database(self, region, query, body, key, action):
        database = self.database(key)
        if action in ("stop", "start"):
            if action == "start" and database["systemRole"] != "WARM_STANDBY_DB_SYSTEM" and self.serving() != region:
                if any(pool["size"] for pool_id, pool in self.pools.items() if f".{region}." in pool_id):
                    raise conflict("the instances of its region would take orders that the other database does not have")
            database["lifecycleState"] = "INACTIVE" if action == "stop" else "ACTIVE"
        elif action == "failover":
            if database["systemRole"] == "WARM_STANDBY_DB_SYSTEM":
                raise conflict("a replica does not fail over")
        elif database["lifecycleState"] != "ACTIVE":
            raise conflict(f"{key} is {database['lifecycleState']}")
        elif action == "switchover":
            replica = self.database(body["replicaDbSystemId"])
            if replica["follows"] != key:
                raise conflict("it is no replica of this database")
            database.update(systemRole="WARM_STANDBY_DB_SYSTEM", follows=body["replicaDbSystemId"])
            replica.update(systemRole="PRIMARY_DB_SYSTEM", follows=None)
        elif action == "changeRoleToStandalone":
            if database["systemRole"] != "WARM_STANDBY_DB_SYSTEM":
                raise conflict("only a replica becomes standalone")
            database.update(systemRole="STANDALONE_DB_SYSTEM", follows=None)
        elif action == "changeRoleToReplica":
            other = self.database(body["primaryDbSystemId"])
            if other["lifecycleState"] != "ACTIVE" or other["systemRole"] == "WARM_STANDBY_DB_SYSTEM":
                raise conflict("it cannot be followed")
            database.update(systemRole="WARM_STANDBY_DB_SYSTEM", follows=body["primaryDbSystemId"])
            other["systemRole"] = "PRIMARY_DB_SYSTEM"
        return {}

    def update_database(self, region, query, body, key):
        database = self.database(key)
        if database["lifecycleState"] != "ACTIVE":
            raise conflict(f"{key} is {database['lifecycleState']}")
        if database["systemRole"] == "WARM_STANDBY_DB_SYSTEM" and body.get("managementPolicy"):
            raise conflict("a replica takes no backups")
        return {"id": key}

    def restore(self, region, query, body):
        self.database(body["source"]["dbSystemId"])
        return {"id": ocid("postgresqldbsystem", region, "restored"), "lifecycleState": "CREATING"}

    def instances(self, region, query, body, pool):
        fd = pool.rsplit(".", 1)[1]
        return [
            {"id": ocid("instance", region, f"{fd}-{n}"), "state": "Running", "loadBalancerBackends": [
                {"loadBalancerId": ocid("loadbalancer", region, "lb"), "backendSetName": "bharatmart-backend",
                 "backendName": f"10.10.0.{fd[2]}{n}:8080", "backendHealthStatus": "OK"}]}
            for n in range(self.pools[pool]["size"])
        ]

    def health_of_backends(self, region, query, body):
        total = sum(pool["size"] for key, pool in self.pools.items() if f".{region}." in key)
        return {"status": "WARNING", "totalBackendCount": total, "criticalStateBackendNames": ["10.10.0.20:8080"],
                "warningStateBackendNames": [], "unknownStateBackendNames": []}

    def detach(self, region, query, body, pool):
        if body["instanceId"] not in [instance["id"] for instance in self.instances(region, query, body, pool)]:
            raise Refused(404, "NotAuthorizedOrNotFound", "the pool has no such instance")
        return {}

    def described(self, pool):
        return {"id": pool, "size": self.pools[pool]["size"], "lifecycleState": self.pools[pool]["state"]}

    def get_pool(self, region, query, body, pool):
        found = self.described(pool)
        self.pools[pool]["state"] = "RUNNING"  # when it is asked for the next time
        return found

    def resize(self, region, query, body, pool):
        if pool in self.scaled and body["size"] != self.minimums[pool]:
            raise conflict("autoscaling would undo it")
        # What the real cloud reports only later, in the state of the pool.
        if any(other["state"] == "SCALING" for key, other in self.pools.items() if f".{region}." in key):
            raise conflict("the load balancer attaches the instances of another pool")
        self.pools[pool].update(size=body["size"], state="SCALING")
        return self.described(pool)

    def get_scaling(self, region, query, body, fd):
        return {"id": ocid("autoscalingconfiguration", region, fd), "isEnabled": True, "policies": [self.policy(region, fd)]}

    def switch_scaling(self, region, query, body, fd):
        (self.scaled.add if body["isEnabled"] else self.scaled.discard)(ocid("instancepool", region, fd))
        return self.get_scaling(region, query, body, fd)

    def policy(self, region, fd):
        minimum = self.minimums[ocid("instancepool", region, fd)]
        return {"id": f"policy-{fd}", "policyType": "threshold", "capacity": {"initial": minimum, "min": minimum, "max": 4}}

    def change_scaling(self, region, query, body, fd):
        self.minimums[ocid("instancepool", region, fd)] = body["capacity"]["min"]
        return self.policy(region, fd)

    def steering_policy(self, region, query, body):
        return {"id": STEERING_POLICY, "template": "FAILOVER", "answers": [
            {"name": side, "rtype": "A", "rdata": address, "pool": side, "isDisabled": side in self.disabled}
            for side, address in ADDRESSES.items()]}

    def change_steering_policy(self, region, query, body):
        if {answer["pool"]: answer["rdata"] for answer in body["answers"]} != ADDRESSES:
            raise Refused(400, "InvalidParameter", "an answer is not the target of a health check")
        self.disabled = {answer["pool"] for answer in body["answers"] if answer["isDisabled"]}
        return self.steering_policy(region, query, body)

    def change_alarm(self, region, query, body, key):
        if key not in self.outputs()["deployments"]["primary" if region == PRIMARY else "standby"]["traffic_alarm_ids"]:
            raise Refused(404, "NotAuthorizedOrNotFound", f"there is no alarm {key}")
        return {"id": key, "isEnabled": body["isEnabled"]}

    def make_writable(self, region, query, body, bucket):
        if bucket not in self.read_only[region]:
            raise conflict("the bucket is not read-only")
        self.read_only[region].remove(bucket)

    def put_object(self, region, query, body, bucket, name):
        if bucket in self.read_only[region]:
            raise conflict("the bucket is read-only")

    def listed(self, region, query, body, kind):
        name = query.get("displayName", "bharatmart-production-cache")
        if not name.startswith("bharatmart-production"):
            return {"items": []}
        return {"items": [{"id": ocid(kind, region, "one"), "displayName": name, "lifecycleState": "ACTIVE"}]}


def check_address(folder, address):
    """Fails if the configuration has no module or resource of this address."""
    words = re.findall(r'(\w+)(?:\["[^"]*"\])?(?:\.|$)', address)
    while words:
        text = "".join(file.read_text() for file in folder.glob("*.tf"))
        if words[0] == "module":
            block = re.search(rf'^module "{words[1]}" {{.*?^}}', text, re.M | re.S)
            if not block:
                raise Refused(1, "usage", f"there is no {address}")
            folder = folder / re.search(r'source\s*=\s*"([^"]*)"', block[0])[1]
        elif len(words) != 2 or f'resource "{words[0]}" "{words[1]}"' not in text:
            raise Refused(1, "usage", f"there is no {address}")
        words = words[2:]


KEY = r"(ocid1\.[\w.-]+)"
BUCKET = f"({'|'.join(BUCKETS)})"
ROUTES = [
    (rf"GET /dbSystems/{KEY}", Cloud.get_database),
    (rf"PUT /dbSystems/{KEY}", Cloud.update_database),
    (rf"POST /dbSystems/{KEY}/actions/(\w+)", Cloud.change_database),
    ("POST /dbSystems", Cloud.restore),
    (rf"GET /dbSystems/{KEY}/replicas", lambda cloud, region, query, body, key: {
        "items": [{"id": other, "region": other.split(".")[3]} for other, database in cloud.databases.items() if database["follows"] == key]}),
    (r"GET /workRequests/([\w.-]+)", lambda cloud, region, query, body, key: {"id": key, "status": "SUCCEEDED", "percentComplete": 100}),
    (r"GET /loadBalancers/ocid1\.loadbalancer[\w.-]+/backendSets/bharatmart-backend/health", Cloud.health_of_backends),
    (rf"GET /instancePools/{KEY}/instances", Cloud.instances),
    (rf"POST /instancePools/{KEY}/actions/detachInstance", Cloud.detach),
    (rf"GET /instancePools/{KEY}", Cloud.get_pool),
    (rf"PUT /instancePools/{KEY}", Cloud.resize),
    (r"GET /autoScalingConfigurations/ocid1\.[\w.-]+\.(fd\d)", Cloud.get_scaling),
    (r"PUT /autoScalingConfigurations/ocid1\.[\w.-]+\.(fd\d)/policies/policy-\1", Cloud.change_scaling),
    (r"PUT /autoScalingConfigurations/ocid1\.[\w.-]+\.(fd\d)", Cloud.switch_scaling),
    (f"GET /steeringPolicies/{STEERING_POLICY}", Cloud.steering_policy),
    (f"PUT /steeringPolicies/{STEERING_POLICY}", Cloud.change_steering_policy),
    (rf"PUT /alarms/{KEY}", Cloud.change_alarm),
    ("GET /n", lambda *_: "examplenamespace"),
    (f"POST /n/examplenamespace/b/{BUCKET}/actions/makeBucketWritable", Cloud.make_writable),
    (f"GET /n/examplenamespace/b/{BUCKET}", lambda *values: {"name": values[-1], "namespace": "examplenamespace", "compartmentId": COMPARTMENT}),
    (f"GET /n/examplenamespace/b/{BUCKET}/o", lambda *_: {"objects": [{"name": "picture.jpg", "size": 7, "md5": "7F3J4SrRmLuUIFeGAmm5Rw==", "timeModified": "2026-01-01T00:00:00Z"}], "prefixes": []}),
    (rf"GET /n/examplenamespace/b/{BUCKET}/o/picture\.jpg", lambda *_: b"picture"),
    (rf"HEAD /n/examplenamespace/b/{BUCKET}/o/picture\.jpg", lambda *_: b""),
    (rf"PUT /n/examplenamespace/b/{BUCKET}/o/(.*)", Cloud.put_object),
    (rf"GET /redisClusters/{KEY}", lambda cloud, region, query, body, key: {
        "id": key, "lifecycleState": "ACTIVE", "primaryEndpointIpAddress": "10.10.4.10"}),
    (rf"GET /redisClusters/{KEY}/nodes", lambda *_: {"items": [
        {"displayName": f"node-{n}", "privateEndpointIpAddress": f"10.10.4.{10 + n}"} for n in range(3)]}),
    ("GET /redisClusters", lambda cloud, region, query, body: cloud.listed(region, query, body, "rediscluster")),
    ("GET /unifiedAgentConfigurations", lambda cloud, region, query, body: cloud.listed(region, query, body, "unifiedagentconfiguration")),
    ("GET /httpMonitors", lambda cloud, region, query, body: cloud.listed(region, query, body, "httpmonitor")["items"]),
    (r"GET /httpProbeResults/ocid1\.httpmonitor[\w.-]+", lambda cloud, region, query, body: [
        {"target": "192.0.2.1", "isHealthy": True, "vantagePointName": "aws-bom"}]),
    (r"GET /instanceagents/ocid1\.instance[\w.-]+/plugins", lambda cloud, region, query, body: [{"name": query["name"], "status": "RUNNING"}]),
    ("POST /metrics/actions/summarizeMetricsData", lambda cloud, region, query, body: [
        {"namespace": body["namespace"], "name": body["query"], "compartmentId": COMPARTMENT, "dimensions": {},
         "aggregatedDatapoints": [{"timestamp": "2026-01-01T00:00:00Z", "value": 1.0}]}]),
    ("POST /search", lambda *_: {"results": [{"data": {}}], "summary": {"resultCount": 1, "fieldCount": 1}, "fields": []}),
]


class Server(http.server.ThreadingHTTPServer):
    """/terraform gets a command: the folder and the arguments. /dig gives the shop's address. The others are Oracle's."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.cloud = Cloud()


class Handler(http.server.BaseHTTPRequestHandler):
    def handle_request(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urllib.parse.urlsplit(self.path)
        try:
            if url.path == "/dig":
                status, answer = 200, self.server.cloud.resolved().encode()
            elif url.path == "/terraform":
                folder, *arguments = text.decode().split("\0")[:-1]
                status, answer = 200, self.server.cloud.terraform(pathlib.Path(folder), arguments).encode()
            else:
                # /REGION/VERSION/PATH; Object Storage has no version.
                _, region, path = re.sub(r"^(/[^/]+)/\d{8}/", r"\1/", url.path).split("/", 2)
                is_json = self.headers.get("Content-Type", "").startswith("application/json")
                answer = self.server.cloud.answer(region, self.command, "/" + urllib.parse.unquote(path).rstrip("/"),
                    dict(urllib.parse.parse_qsl(url.query)), json.loads(text) if text and is_json else {})
                status = 200
        except Refused as refusal:
            status = refusal.status if refusal.status > 1 else 400
            answer = {"code": refusal.code, "message": str(refusal)} if url.path != "/terraform" else str(refusal).encode()
        if not isinstance(answer, bytes):
            answer = json.dumps(answer).encode() if answer is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("opc-work-request-id", "ocid1.workrequest.oc1..one")
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")  # of an object, as the next one
        self.send_header("ETag", "one")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_request

    def log_message(self, *_):
        pass
