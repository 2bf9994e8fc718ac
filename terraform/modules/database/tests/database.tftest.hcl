mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id        = "ocid1.compartment.oc1..mock"
  name                  = "bharatmart-test"
  subnet_id             = "ocid1.subnet.oc1..data"
  security_group_id     = "ocid1.networksecuritygroup.oc1..database"
  engine_version        = "16"
  instance_count        = 2
  ocpu_count            = 2
  memory_gb             = 32
  backup_retention_days = 14
  role                  = "primary"
  is_serving            = true
  admin_secret_id       = "ocid1.vaultsecret.oc1..owner"
}

run "has_postgresql_with_a_replica_for_failover" {
  command = plan

  assert {
    condition     = oci_psql_db_system.this.instance_count == 2 && oci_psql_db_system.this.storage_details[0].is_regionally_durable
    error_message = "Two nodes on storage that outlives an availability domain."
  }
}

run "supports_point_in_time_recovery_for_two_weeks" {
  command = plan

  assert {
    condition     = oci_psql_db_system.this.management_policy[0].pitr_policy[0].kind == "STANDARD" && oci_psql_db_system.this.management_policy[0].pitr_policy[0].restore_days == 14
    error_message = "Point-in-time recovery covers 14 days."
  }

  assert {
    condition     = oci_psql_db_system.this.management_policy[0].backup_policy[0].kind == "DAILY" && oci_psql_db_system.this.management_policy[0].backup_policy[0].retention_days == 14
    error_message = "A daily backup with a retention of 14 days."
  }
}

run "has_its_password_from_vault" {
  command = plan

  assert {
    condition = oci_psql_db_system.this.credentials[0].password_details[0].password_type == "VAULT_SECRET" && oci_psql_db_system.this.credentials[0].password_details[0].secret_id == "ocid1.vaultsecret.oc1..owner"

    error_message = "Terraform does not know the password."
  }
}

run "offers_the_extension_that_search_needs" {
  command = plan

  assert {
    condition     = contains([for item in oci_psql_configuration.this.db_configuration_overrides[0].items : "${item.config_key}=${item.overriden_config_value}"], "oci.admin_enabled_extensions=pg_trgm")
    error_message = "Migrations create pg_trgm."
  }
}

run "copies_its_backups_to_the_other_region" {
  command = plan

  variables {
    peer_region = "ap-hyderabad-1"
  }

  assert {
    condition     = one(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy).regions == tolist(["ap-hyderabad-1"])
    error_message = "A lost region must not take all backups with it."
  }

  assert {
    condition     = one(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy).retention_period == 14 && one(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy).compartment_id == "ocid1.compartment.oc1..mock"
    error_message = "A copy is kept as long as its original, in the same compartment."
  }
}

run "copies_no_backups_without_another_region" {
  command = plan

  assert {
    condition     = length(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy) == 0
    error_message = "There is no region to copy to."
  }
}

run "keeps_selling_without_its_replica" {
  command = plan

  variables {
    peer_region = "ap-hyderabad-1"
  }

  assert {
    condition     = one(oci_psql_db_system.this.replication_config).is_rpo_enforced == false && one(oci_psql_db_system.this.replication_config).rpo_in_seconds == "300"
    error_message = "A lost standby region must not stop orders in the serving one."
  }
}

run "limits_the_loss_if_told_to" {
  command = plan

  variables {
    peer_region = "ap-hyderabad-1"
    rpo         = { is_enforced = true, seconds = 120 }
  }

  assert {
    condition     = one(oci_psql_db_system.this.replication_config).is_rpo_enforced && one(oci_psql_db_system.this.replication_config).rpo_in_seconds == "120"
    error_message = "The operator prefers refused orders to lost ones."
  }
}

run "follows_the_primary_as_a_replica_without_backups" {
  command = plan

  variables {
    role            = "replica"
    is_serving      = false
    peer_region     = "ap-mumbai-1"
    admin_secret_id = null
    primary_id      = "ocid1.postgresqldbsystem.oc1..primary"
  }

  assert {
    condition     = oci_psql_db_system.this.management_policy[0].backup_policy[0].kind == "NONE" && oci_psql_db_system.this.management_policy[0].pitr_policy[0].kind == "NONE"
    error_message = "A replica takes no backups of its own."
  }

  assert {
    condition     = length(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy) == 0
    error_message = "A replica has no backups to copy."
  }

  assert {
    condition     = oci_psql_db_system.this.source[0].source_type == "DB_SYSTEM" && oci_psql_db_system.this.source[0].primary_db_system_id == "ocid1.postgresqldbsystem.oc1..primary"
    error_message = "A replica names its primary."
  }
}

run "takes_the_backups_after_a_switch_over" {
  command = plan

  variables {
    role            = "replica"
    is_serving      = true
    peer_region     = "ap-mumbai-1"
    admin_secret_id = null
    primary_id      = "ocid1.postgresqldbsystem.oc1..primary"
  }

  assert {
    condition     = oci_psql_db_system.this.management_policy[0].backup_policy[0].kind == "DAILY" && oci_psql_db_system.this.management_policy[0].pitr_policy[0].kind == "STANDARD" && one(oci_psql_db_system.this.management_policy[0].backup_policy[0].copy_policy).regions == tolist(["ap-mumbai-1"])
    error_message = "The replica that was promoted is the one with the backups now."
  }

  # The playbook passes it to Oracle's command while Terraform cannot be used.
  assert {
    condition     = output.management_policy.backupPolicy == { kind = "DAILY", backupStart = oci_psql_db_system.this.management_policy[0].backup_policy[0].backup_start, retentionDays = 14 } && output.management_policy.pitrPolicy == { kind = "STANDARD", restoreDays = 14 }
    error_message = "The playbook gives a promoted replica the policies that Terraform gives it later."
  }
}

run "refuses_a_primary_without_a_password" {
  command = plan

  variables {
    admin_secret_id = null
  }

  expect_failures = [oci_psql_db_system.this]
}

run "refuses_a_replica_of_nothing" {
  command = plan

  variables {
    role            = "replica"
    is_serving      = false
    admin_secret_id = null
  }

  expect_failures = [oci_psql_db_system.this]
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id        = "production"
    name                  = "Bharat Mart"
    subnet_id             = "data"
    security_group_id     = "database"
    engine_version        = "14"
    shape                 = "VM.Standard.E5.Flex"
    instance_count        = 0
    ocpu_count            = 0
    memory_gb             = 8
    backup_retention_days = 6
    role                  = "standby"
    is_serving            = null
    peer_region           = "Hyderabad"
    rpo                   = { is_enforced = true, seconds = 1 }
    admin_secret_id       = "secret"
    primary_id            = "primary"
    freeform_tags         = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.subnet_id,
    var.security_group_id,
    var.engine_version,
    var.shape,
    var.instance_count,
    var.ocpu_count,
    var.memory_gb,
    var.backup_retention_days,
    var.role,
    var.is_serving,
    var.peer_region,
    var.rpo,
    var.admin_secret_id,
    var.primary_id,
    var.freeform_tags,
  ]
}

run "refuses_another_database" {
  command = plan

  variables {
    engine_version = "23ai"
  }

  expect_failures = [var.engine_version]
}
