"""The repository of backups: what is in it, what is wrong with it, and the metrics about it."""

import contextlib
import fcntl
import json
import os
import pathlib
import re
import subprocess
import sys
import time

STANZA = "bharatmart"
HOME = pathlib.Path("/var/lib/backup")
RECEIPTS = HOME / "receipts"
METRICS = HOME / "metrics/backup.prom"
HOUR = 3600
FULL_HOURS = float(os.environ.get("BACKUP_FULL_HOURS", "168"))
INCREMENTAL_HOURS = float(os.environ.get("BACKUP_INCREMENTAL_HOURS", "6"))
VERIFY_HOURS = float(os.environ.get("BACKUP_VERIFY_HOURS", "24"))
# Of these a backup, or its verification, may be late.
LATE = 2 * HOUR
# WAL arrives each minute.
MAX_WAL_AGE = 300
SEGMENTS_OF_A_FILE = 256  # of 16 MiB, in the numbering of WAL

SEGMENT = re.compile(r"(?:.*/)?([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})-[0-9a-f]{40}(?:\.\w+)?")
HISTORY = re.compile(r"([0-9A-F]{8})\.history")


class Failed(Exception):
    pass


def become_postgres():
    """The programs run as the user of the repository; docker compose exec starts them as root."""
    if os.geteuid() == 0:
        os.environ["HOME"] = str(HOME)
        os.execvp("setpriv", ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", sys.executable,
            *sys.argv])


@contextlib.contextmanager
def lock():
    """A backup, an expiry and a verification run one at a time."""
    with (HOME / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def pgbackrest(*arguments):
    done = subprocess.run(["pgbackrest", f"--stanza={STANZA}", *arguments], text=True, capture_output=True)
    if done.returncode:
        raise Failed(f"pgbackrest {arguments[-1]}: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout


def files(folder):
    """The files below a folder of the repository, by their paths, with size and time."""
    listed = json.loads(subprocess.run(["pgbackrest", "repo-ls", "--recurse", "--output=json", folder], text=True,
        capture_output=True, check=True).stdout)
    return {name: row for name, row in listed.items() if row["type"] == "file"}


def contents():
    """What pgBackRest knows about the stanza; None if there is none yet."""
    stanzas = json.loads(pgbackrest("info", "--output=json"))
    return next((stanza for stanza in stanzas if stanza["name"] == STANZA and stanza["db"]), None)


# --- WAL


def number(segment):
    """The number of a WAL file, without its timeline."""
    return int(segment[8:16], 16) * SEGMENTS_OF_A_FILE + int(segment[16:24], 16)


def name(timeline, segment_number):
    return f"{timeline:08X}{segment_number // SEGMENTS_OF_A_FILE:08X}{segment_number % SEGMENTS_OF_A_FILE:08X}"


def ends_of_timelines(history):
    """From a history file: the number of the file in which each older timeline ended, the oldest first."""
    ends = []
    for line in history.splitlines():
        if match := re.match(r"(\d+)\t([0-9A-F]+)/([0-9A-F]+)", line):
            high, low = int(match[2], 16), int(match[3], 16)
            ends.append((int(match[1]), high * SEGMENTS_OF_A_FILE + low // (16 * 1024 * 1024)))
    return ends


def is_before_fork(backup, history):
    """Whether the newest timeline continues this backup: not after a restore to a time before it."""
    stop = backup["archive"]["stop"]
    end = dict(ends_of_timelines(history)).get(int(stop[:8], 16))
    return end is None or number(stop) <= end


def missing_wal(backups, segments, history):
    """The WAL files that are missing for a restore of any backup to any second up to the newest file.

    segments: names of the files that are there. history: the history file of the newest timeline, or "".
    """
    if not backups or not segments:
        return []
    newest = max(segments)
    timeline = int(newest[:8], 16)
    ends = ends_of_timelines(history)
    needed = set()
    for backup in backups:
        start, stop = backup["archive"]["start"], backup["archive"]["stop"]
        needed |= {start[:8] + name(0, n)[8:] for n in range(number(start), number(stop) + 1)}
    for n in range(min(number(backup["archive"]["start"]) for backup in backups), number(newest) + 1):
        # The file in which a timeline ends is a part of the next one.
        needed.add(name(next((old for old, end in ends if n < end), timeline), n))
    return sorted(needed - set(segments))


# --- What is found


class Findings:
    """A look at the repository: no file is read but pgBackRest's own lists."""

    def __init__(self):
        self.now = time.time()
        self.problems = []  # (kind, text)
        self.backups = []
        self.usable = []  # backups from which the newest timeline can be reached
        self.segments = {}
        self.timeline = ""
        self.newest_wal = 0.0
        self.receipt = newest_receipt()
        stanza = contents()
        if stanza is None:
            self.found("missing", "there is no stanza, so no WAL is taken")
            return
        self.backups = stanza["backup"]
        self.look_at_backups()
        self.look_at_wal(stanza["archive"][-1]["id"])

    def found(self, kind, text):
        self.problems.append((kind, text))

    def look_at_backups(self):
        there = files(f"backup/{STANZA}")
        for backup in self.backups:
            if f"{backup['label']}/backup.manifest" not in there:
                self.found("missing", f"the files of backup {backup['label']} are gone")
            if backup.get("error"):
                self.found("damaged", f"PostgreSQL's pages in backup {backup['label']} have wrong checksums")
        if not self.backups:
            self.found("missing", "there is no backup")
            return
        age = self.now - self.time_of_newest()
        if age > INCREMENTAL_HOURS * HOUR + LATE:
            self.found("old", f"the newest backup, {self.backups[-1]['label']}, is {age / HOUR:.1f} h old")

    def look_at_wal(self, archive):
        there = files(f"archive/{STANZA}/{archive}")
        self.segments = {
            "".join(match.groups()): row["time"] for path, row in there.items() if (match := SEGMENT.fullmatch(path))}
        histories = [match[0] for path in there if (match := HISTORY.fullmatch(path))]
        history = pgbackrest("repo-get", f"archive/{STANZA}/{archive}/{max(histories)}") if histories else ""
        # A promoted server sends its history before its first WAL.
        self.timeline = max([path[:8] for path in histories] + [segment[:8] for segment in self.segments], default="")
        missing = missing_wal(self.backups, self.segments, history)
        if missing:
            self.found("gap", f"{len(missing)} files of WAL are missing, the first is {missing[0]}")
        self.usable = [backup for backup in self.backups if is_before_fork(backup, history)]
        self.newest_wal = max(self.segments.values(), default=0)
        if self.now - self.newest_wal > MAX_WAL_AGE:
            self.found("archive", f"the newest WAL is {self.now - self.newest_wal:.0f} s old")

    def time_of_newest(self, kind=None):
        return max((each["timestamp"]["stop"] for each in self.backups if kind in (None, each["type"])), default=0)

    def has_later_wal(self):
        """Since the newest backup that can be used."""
        return bool(self.segments) and number(max(self.segments)) > number(self.usable[-1]["archive"]["stop"])

    def has_failed_over(self):
        """Since the newest backup. WAL that the lost primary had not sent is missing until it returns: not after a new backup."""
        return bool(self.backups) and self.timeline > self.backups[-1]["archive"]["stop"][:8]

    def look_at_receipt(self):
        if not self.receipt:
            self.found("receipt", "no backup has been verified")
        else:
            age = self.now - self.receipt["finished"]
            if self.receipt["failures"]:
                self.found("receipt", "the newest verification failed: " + "; ".join(self.receipt["failures"]))
            if age > VERIFY_HOURS * HOUR + LATE:
                self.found("receipt", f"the newest verification is {age / HOUR:.1f} h old")


def newest_receipt():
    paths = sorted(RECEIPTS.glob("*.json"))
    return json.loads(paths[-1].read_text()) if paths else None


# --- Metrics


def write_metrics(findings):
    kinds = [kind for kind, _ in findings.problems]
    newest = findings.backups[-1]["info"]["size"] if findings.backups else 0
    receipt = findings.receipt or {}
    values = [
        ("backup_checked_timestamp_seconds", "When the repository was looked at", findings.now),
        ("backup_newest_timestamp_seconds", "When the newest backup was complete", findings.time_of_newest()),
        ("backup_newest_full_timestamp_seconds", "When the newest full backup was complete", findings.time_of_newest("full")),
        ("backup_database_bytes", "Size of the database in the newest backup", newest),
        ("backup_wal_newest_timestamp_seconds", "When the newest WAL arrived", findings.newest_wal),
        *((f'backup_problems{{kind="{kind}"}}', "Problems that a look at the repository found", kinds.count(kind))
          for kind in ("missing", "damaged", "gap")),
        ("backup_receipt_timestamp_seconds", "When the newest verification ended", receipt.get("finished", 0)),
        ("backup_receipt_passed", "Whether the newest verification passed", int(bool(receipt) and not receipt["failures"])),
        ("backup_rpo_seconds", "Age of the newest change in the newest restored database", receipt.get("rpoSeconds")),
        ("backup_rto_seconds", "Duration of the newest restore, until the database was open", receipt.get("rtoSeconds")),
        ("backup_rto_seconds_per_gigabyte", "The same for each 10^9 bytes", receipt.get("rtoSecondsPerGigabyte")),
    ]
    lines, described = [], set()
    for series, text, value in values:
        metric = series.split("{")[0]
        if value is None:
            continue
        if metric not in described:
            lines += [f"# HELP {metric} {text}", f"# TYPE {metric} gauge"]
            described.add(metric)
        lines.append(f"{series} {value}")
    new = METRICS.with_suffix(".new")
    new.write_text("\n".join(lines) + "\n")
    new.replace(METRICS)
