mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id        = "ocid1.compartment.oc1..mock"
  name                  = "bharatmart-test"
  subnet_id             = "ocid1.subnet.oc1..data"
  security_group_id     = "ocid1.networksecuritygroup.oc1..database"
  engine                = "postgresql"
  engine_version        = "16"
  instance_count        = 2
  ocpu_count            = 2
  memory_gb             = 32
  backup_retention_days = 14
  role                  = "primary"
  admin_secret_id       = "ocid1.vaultsecret.oc1..owner"
}

run "has_postgresql_with_a_replica_for_failover" {
  command = plan

  assert {
    condition     = oci_psql_db_system.this["this"].instance_count == 2 && oci_psql_db_system.this["this"].storage_details[0].is_regionally_durable
    error_message = "Two nodes on storage that outlives an availability domain."
  }

  assert {
    condition     = length(oci_database_autonomous_database.this) == 0
    error_message = "One database, not two."
  }
}

run "supports_point_in_time_recovery_for_two_weeks" {
  command = plan

  assert {
    condition     = oci_psql_db_system.this["this"].management_policy[0].pitr_policy[0].kind == "STANDARD" && oci_psql_db_system.this["this"].management_policy[0].pitr_policy[0].restore_days == 14
    error_message = "Point-in-time recovery covers 14 days."
  }

  assert {
    condition     = oci_psql_db_system.this["this"].management_policy[0].backup_policy[0].kind == "DAILY" && oci_psql_db_system.this["this"].management_policy[0].backup_policy[0].retention_days == 14
    error_message = "A daily backup with a retention of 14 days."
  }
}

run "has_its_password_from_vault" {
  command = plan

  assert {
    condition = oci_psql_db_system.this["this"].credentials[0].password_details[0].password_type == "VAULT_SECRET" && oci_psql_db_system.this["this"].credentials[0].password_details[0].secret_id == "ocid1.vaultsecret.oc1..owner"

    error_message = "Terraform does not know the password."
  }
}

run "offers_the_extension_that_search_needs" {
  command = plan

  assert {
    condition     = contains([for item in oci_psql_configuration.this["this"].db_configuration_overrides[0].items : "${item.config_key}=${item.overriden_config_value}"], "oci.admin_enabled_extensions=pg_trgm")
    error_message = "Migrations create pg_trgm."
  }
}

run "follows_the_primary_as_a_replica" {
  command = plan

  variables {
    role            = "replica"
    admin_secret_id = null
    primary_id      = "ocid1.postgresqldbsystem.oc1..primary"
  }

  assert {
    condition     = oci_psql_db_system.this["this"].source[0].source_type == "DB_SYSTEM" && oci_psql_db_system.this["this"].source[0].primary_db_system_id == "ocid1.postgresqldbsystem.oc1..primary"
    error_message = "A replica names its primary."
  }
}

run "supports_autonomous_database" {
  command = plan

  variables {
    engine         = "autonomous"
    engine_version = "23ai"
  }

  assert {
    condition     = length(oci_psql_db_system.this) == 0 && oci_database_autonomous_database.this["this"].is_local_data_guard_enabled
    error_message = "Autonomous Database with a standby in the region."
  }

  assert {
    condition     = oci_database_autonomous_database.this["this"].secret_id == "ocid1.vaultsecret.oc1..owner" && oci_database_autonomous_database.this["this"].backup_retention_period_in_days == 14 && oci_database_autonomous_database.this["this"].db_workload == "OLTP"
    error_message = "Password from Vault, two weeks of backups."
  }

  assert {
    condition     = output.port == 1521 && output.metrics.namespace == "oci_autonomous_database"
    error_message = "Port and metrics match the engine."
  }
}

run "is_autonomous_in_the_standby_by_data_guard" {
  command = plan

  variables {
    engine          = "autonomous"
    engine_version  = "23ai"
    role            = "replica"
    admin_secret_id = null
    primary_id      = "ocid1.autonomousdatabase.oc1..primary"
  }

  assert {
    condition     = oci_database_autonomous_database.this["this"].source == "CROSS_REGION_DISASTER_RECOVERY" && oci_database_autonomous_database.this["this"].source_id == "ocid1.autonomousdatabase.oc1..primary" && oci_database_autonomous_database.this["this"].remote_disaster_recovery_type == "ADG"
    error_message = "Autonomous Data Guard over regions."
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
    engine                = "mysql"
    shape                 = "VM.Standard.E5.Flex"
    instance_count        = 0
    ocpu_count            = 0
    memory_gb             = 8
    backup_retention_days = 6
    role                  = "standby"
    admin_secret_id       = "secret"
    primary_id            = "primary"
    freeform_tags         = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.subnet_id,
    var.security_group_id,
    var.engine,
    var.shape,
    var.instance_count,
    var.ocpu_count,
    var.memory_gb,
    var.backup_retention_days,
    var.role,
    var.admin_secret_id,
    var.primary_id,
    var.freeform_tags,
  ]
}

run "refuses_a_version_of_the_other_engine" {
  command = plan

  variables {
    engine_version = "23ai"
  }

  expect_failures = [var.engine_version]
}
