"""scripts/rolling-deploy against a simulated cloud (fake_cloud.py)."""

import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

import fake_cloud

HERE = pathlib.Path(__file__).parent
SCRIPT = HERE.parent.parent / "scripts" / "rolling-deploy"


class RollingDeployTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "test.tfvars").write_text("")
        self.server = fake_cloud.Server()
        self.addCleanup(self.server.server_close)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.shutdown)
        self.given()

    def given(self, pool_size=2, **changes):
        self.server.cloud = fake_cloud.Cloud(pool_size, **changes)

    def cloud(self):
        return self.server.cloud.now

    def deploy(self, *arguments, image="image-new"):
        fake = HERE / "fake_command"
        process = subprocess.Popen(
            [str(SCRIPT), "--var-file", str(self.folder / "test.tfvars"), *(["--image", image] if image else []), *arguments],
            env=os.environ
            | {
                "FAKE_CLOUD": str(self.server.server_address[1]),
                "OCI_CLI": f"{fake} oci",
                "TERRAFORM": f"{fake} terraform",
                "SLEEP": f"{fake} sleep",
                "POLL_SECONDS": "60",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.server.cloud.victim = process.pid
        output, errors = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, output, errors)

    def call(self, words):
        """The number of the first call with these words."""
        return next(n for n, call in enumerate(self.server.cloud.log, 1) if words in call)

    def pools(self):
        return self.cloud()["pools"]

    def present(self, pool):
        return [instance for instance in self.pools()[pool]["instances"] if instance["gone"] is None]

    def releases(self):
        return {pool: sorted({i["release"] for i in self.present(pool)}) for pool in self.pools()}

    def file(self):
        return json.loads((self.folder / "test.release.tfvars.json").read_text())

    def assert_nothing_went_wrong(self):
        self.assertEqual(self.cloud()["wrong"], [])

    def assert_rolled(self, *pools, size=2):
        self.assert_nothing_went_wrong()
        for name in pools:
            pool = self.pools()[name]
            self.assertEqual(self.releases()[name], ["image-new container-old"])
            self.assertEqual((len(self.present(name)), pool["size"], pool["autoscaling"]), (size, size, True), name)
            self.assertEqual(self.file()["image_ids"][name], "image-new")
        self.assertEqual(list(self.folder.glob("*.roll.json")), [])

    def test_rolls_one_pool_after_the_other_and_loses_no_capacity(self):
        run = self.deploy()

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1", "fd2", "fd3")
        applied = [event for event in self.cloud()["events"] if event.startswith("applied")]
        self.assertEqual(applied, [f"applied fd{n} image-new container-old" for n in (1, 2, 3)])

    def test_migrates_once_with_the_new_release_before_any_pool_changes(self):
        self.deploy("--pools", "fd1")

        self.assertEqual(self.cloud()["events"][0], "migrating config-image-new")
        self.assertEqual(len(self.cloud()["migrations"]), 1)
        self.assertIsNotNone(self.cloud()["migrations"][0]["gone"])

    def test_rolls_back_a_pool_that_never_gets_healthy_and_stops(self):
        self.given(sick=["image-new container-old"])

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("fd1 did not get healthy and was rolled back", run.stderr)
        self.assert_nothing_went_wrong()
        self.assertEqual(self.releases(), {pool: ["image-old container-old"] for pool in ("fd1", "fd2", "fd3")})
        self.assertEqual([i["id"] for i in self.present("fd1")], ["fd1-first-0", "fd1-first-1"])
        self.assertTrue(all(pool["autoscaling"] and pool["size"] == 2 for pool in self.pools().values()))
        self.assertTrue(all(i["drained"] is None for i in self.present("fd1")))
        self.assertEqual(self.file()["image_ids"]["fd1"], "image-old")
        self.assertFalse(any(event.startswith("applied fd2") for event in self.cloud()["events"]))

    def test_rolls_back_a_pool_whose_new_instances_make_an_alarm_fire(self):
        self.given(noisy=["image-new container-old"])

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("alarm: bharatmart-test-error-ratio", run.stdout)
        self.assert_nothing_went_wrong()
        self.assertEqual(self.releases()["fd1"], ["image-old container-old"])
        self.assertEqual(len(self.present("fd1")), 2)

    def test_continues_after_an_interruption_at_any_call(self):
        self.deploy("--pools", "fd1")
        calls = self.cloud()["calls"]

        for kill_at in range(4, calls, max(1, calls // 5)):
            with self.subTest(killed_at_call=kill_at, of=calls):
                (self.folder / "test.release.tfvars.json").unlink()
                self.given(kill_at=kill_at)
                self.assertEqual(self.deploy("--pools", "fd1").returncode, -9)

                run = self.deploy("--pools", "fd1")

                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
                self.assert_rolled("fd1")

    def test_rolls_back_after_an_interruption(self):
        self.given(sick=["image-new container-old"], kill_at=100)
        self.assertEqual(self.deploy().returncode, -9)

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assert_nothing_went_wrong()
        self.assertEqual([i["id"] for i in self.present("fd1")], ["fd1-first-0", "fd1-first-1"])

    def test_waits_for_instances_that_drain_for_as_long_as_the_variables_allow(self):
        self.given(drain=600, leave=2 * 600 + 60)  # out of the load balancer, and then by itself

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1")

    def test_keeps_the_size_that_autoscaling_gave_a_pool(self):
        self.given(pool_size=3)

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1", size=3)

    def test_keeps_the_size_that_autoscaling_gives_a_pool_during_the_migration(self):
        self.given(grown={"fd1": 4})

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1", size=4)

    def assert_no_migration_is_left(self, count=1):
        self.assertEqual(len(self.cloud()["migrations"]), count)
        self.assertTrue(all(migration["gone"] is not None for migration in self.cloud()["migrations"]))
        self.assertEqual(self.cloud()["histories"], {})

    def test_changes_no_pool_and_leaves_no_instance_when_the_migration_fails(self):
        self.given(migration_result="exit-code")

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("no pool was changed", run.stderr)
        self.assertIn('Migrating schema "public" to version 99', run.stdout)
        self.assertEqual(self.cloud()["events"], ["migrating config-image-new"])
        self.assertEqual(self.file()["image_ids"]["fd1"], "image-old")
        self.assert_nothing_went_wrong()
        self.assert_no_migration_is_left()

    def test_ends_a_migration_that_never_ends(self):
        self.given(migration_result=None)

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("no end after 3600 s", run.stdout)
        self.assertEqual(self.cloud()["events"], ["migrating config-image-new"])
        self.assert_no_migration_is_left()
        self.assertLess(self.cloud()["clock"], 3600 + 10 * 60)

    def test_leaves_no_migration_when_it_is_stopped(self):
        self.deploy("--only-migration", image=None)
        launch = self.call("launch-compute-instance")

        for stop_at in sorted({launch - 1, launch, launch + 1, *range(3, self.cloud()["calls"], 5)}):
            with self.subTest(stopped_at_call=stop_at):
                self.given(stop_at=stop_at)
                self.deploy("--only-migration", image=None)

                self.assertTrue(all(migration["gone"] is not None for migration in self.cloud()["migrations"]))
                (self.folder / "test.primary.roll.json").unlink(missing_ok=True)

    def test_ends_the_migration_of_a_run_that_was_killed_just_after_its_launch(self):
        self.deploy("--pools", "fd1")
        launch = self.call("launch-compute-instance")
        self.given(kill_at=launch + 1)
        (self.folder / "test.release.tfvars.json").unlink()
        self.assertEqual(self.deploy("--pools", "fd1").returncode, -9)

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn("continuing with the migration", run.stdout)
        self.assert_rolled("fd1")
        self.assert_no_migration_is_left()

    def test_tries_again_when_the_instance_cannot_be_terminated(self):
        self.given(cannot_terminate=3)

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_no_migration_is_left()

    def test_says_that_an_instance_is_left(self):
        self.given(cannot_terminate=1000)

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 1)
        self.assertIn("an instance bharatmart-test-migration still exists", run.stderr)
        self.assertEqual(self.cloud()["events"], ["migrating config-image-new"])

    def test_does_not_start_beside_the_migration_of_another_roll(self):
        self.given(migrations=[{"born": -100, "gone": None}])

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("another migration is running, or was left", run.stderr)
        self.assertIsNone(self.cloud()["migrations"][0]["gone"])

    def test_migrates_a_new_environment_whose_instances_are_not_healthy_yet(self):
        self.given(alarms=["bharatmart-test-too-few-backends"])

        run = self.deploy("--only-migration", image=None)

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.cloud()["events"], ["migrating config-image-old"])
        self.assert_no_migration_is_left()
        self.assertEqual(list(self.folder.glob("*.roll.json")), [])

    def test_refuses_a_change_that_is_pending_elsewhere(self):
        self.given(pending={"module.primary.module.load_balancer.oci_load_balancer_backend_set.this": ["update"]})

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("oci_load_balancer_backend_set.this: update", run.stderr)
        self.assertIn("nothing was changed", run.stderr)
        self.assertEqual((self.cloud()["events"], self.cloud()["migrations"]), ([], []))
        self.assert_nothing_went_wrong()
        self.assertEqual(list(self.folder.glob("*.roll.json")), [])
        self.assertEqual(self.file()["image_ids"]["fd1"], "image-old")

    def test_refuses_another_change_of_a_pool_that_it_rolls(self):
        self.given(pool_size_wanted=1)

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("module.primary.module.instance_pool_fd1.oci_core_instance_pool.this: update", run.stderr)
        self.assertEqual(self.cloud()["events"], [])

    def test_refuses_the_new_autoscaling_of_a_pool(self):
        autoscaling = "module.primary.module.instance_pool_fd1.oci_autoscaling_auto_scaling_configuration.this"
        self.given(pending={autoscaling: ["delete", "create"]})

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{autoscaling}: delete, create", run.stderr)

    def test_shows_the_plan_before_it_applies_it(self):
        run = self.deploy("--pools", "fd2", "--without-migration")

        self.assertIn("Plan: module.primary.module.instance_configuration", run.stdout)
        self.assertNotIn("Outputs:", run.stdout)

    def test_finds_the_wrong_release_of_an_earlier_pool_before_it_starts(self):
        self.deploy("--pools", "fd1", "--without-migration")
        self.given()  # the file has the new release of fd1, and its pool has not

        run = self.deploy("--pools", "fd2", "--without-migration", image="image-newer")

        self.assertEqual(run.returncode, 1)
        self.assertIn("module.primary.module.instance_pool_fd1.oci_core_instance_pool.this: update", run.stderr)

    def test_rolls_only_the_pools_that_were_named(self):
        self.deploy("--pools", "fd2", "--without-migration")

        self.assert_rolled("fd2")
        self.assertEqual(self.releases()["fd1"] + self.releases()["fd3"], ["image-old container-old"] * 2)
        self.assertEqual(self.cloud()["migrations"], [])

    def test_does_not_start_while_an_alarm_fires(self):
        self.given(alarms=["bharatmart-test-too-few-backends"])

        run = self.deploy()

        self.assertEqual(run.returncode, 1)
        self.assertIn("an alarm is firing", run.stderr)
        self.assertEqual(self.cloud()["events"], [])

    def test_rolls_back_to_an_earlier_release_that_ends_an_alarm(self):
        self.given(alarms=["bharatmart-test-error-ratio"])

        run = self.deploy("--without-migration", "--ignore-alarms", "--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1")

    def test_starts_while_an_alarm_of_the_standby_fires(self):
        self.given(alarms=["bharatmart-test-unreachable", "bharatmart-test-standby-metrics-absent"])

        run = self.deploy("--pools", "fd1")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_rolled("fd1")

    def test_does_not_start_another_roll_before_an_interrupted_one_has_ended(self):
        self.given(kill_at=60)
        self.deploy()

        run = self.deploy(image="image-newer")

        self.assertEqual(run.returncode, 1)
        self.assertIn("another roll was interrupted", run.stderr)

    def test_goes_back_instead_of_continuing_an_interrupted_roll(self):
        self.deploy("--pools", "fd1", "--without-migration")
        calls = self.cloud()["calls"]
        back = ("--without-migration", "--ignore-alarms", "--instead-of-interrupted")

        for kill_at in (calls // 3, calls // 2, calls + calls // 3):
            with self.subTest(killed_at_call=kill_at):
                (self.folder / "test.release.tfvars.json").unlink()
                self.given(kill_at=kill_at)
                self.assertEqual(self.deploy("--without-migration").returncode, -9)

                run = self.deploy(*back, image="image-old")

                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
                self.assert_nothing_went_wrong()
                self.assertEqual(self.releases(), {pool: ["image-old container-old"] for pool in ("fd1", "fd2", "fd3")})
                self.assertTrue(all(pool["autoscaling"] and pool["size"] == 2 for pool in self.pools().values()))
                self.assertEqual(list(self.folder.glob("*.roll.json")), [])

    def test_ends_the_migration_of_a_roll_that_it_does_not_continue(self):
        self.deploy("--pools", "fd1")
        launch = self.call("launch-compute-instance")
        self.given(kill_at=launch + 1)
        (self.folder / "test.release.tfvars.json").unlink()
        self.deploy("--pools", "fd1")

        run = self.deploy("--without-migration", "--instead-of-interrupted", image="image-old")

        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assert_no_migration_is_left()

    def test_needs_the_first_pool_for_a_migration(self):
        run = self.deploy("--pools", "fd2")

        self.assertEqual(run.returncode, 1)
        self.assertEqual(self.cloud()["calls"], 0)


if __name__ == "__main__":
    unittest.main()
