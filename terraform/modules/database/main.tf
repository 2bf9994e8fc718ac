locals {
  is_postgresql = var.engine == "postgresql"
  owner         = local.is_postgresql ? "bharatmart_owner" : "ADMIN"
  port          = local.is_postgresql ? 5432 : 1521

  # Autonomous Database names its services by their share of the machine. Without a wallet their full descriptors are
  # needed, which exist for TLS ("SERVER") and for mutual TLS.
  autonomous_descriptor = one([
    for profile in try(oci_database_autonomous_database.this["this"].connection_strings[0].profiles, []) :
    profile.value if profile.tls_authentication == "SERVER" && profile.consumer_group == "TP"
  ])
}

# PostgreSQL offers only extensions that the system's configuration names.
resource "oci_psql_configuration" "this" {
  for_each = toset(local.is_postgresql ? ["this"] : [])

  compartment_id = var.compartment_id
  display_name   = var.name
  description    = "Extensions that the migrations create"
  db_version     = var.engine_version
  is_flexible    = true
  shape          = trimprefix(var.shape, "PostgreSQL.")
  freeform_tags  = var.freeform_tags

  db_configuration_overrides {
    items {
      config_key             = "oci.admin_enabled_extensions"
      overriden_config_value = "pg_trgm"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "oci_psql_db_system" "this" {
  for_each = toset(local.is_postgresql ? ["this"] : [])

  compartment_id              = var.compartment_id
  display_name                = var.name
  description                 = "Orders, stock, customers"
  db_version                  = var.engine_version
  config_id                   = oci_psql_configuration.this[each.key].id
  shape                       = var.shape
  instance_count              = var.instance_count
  instance_ocpu_count         = var.ocpu_count
  instance_memory_size_in_gbs = var.memory_gb
  freeform_tags               = var.freeform_tags

  network_details {
    subnet_id                  = var.subnet_id
    nsg_ids                    = [var.security_group_id]
    is_reader_endpoint_enabled = false
  }

  # Storage has three copies: in availability domains if the region has several, otherwise in fault domains.
  storage_details {
    system_type           = "OCI_OPTIMIZED_STORAGE"
    is_regionally_durable = true
  }

  dynamic "credentials" {
    for_each = toset(var.role == "primary" ? ["this"] : [])

    content {
      username = local.owner

      password_details {
        password_type  = "VAULT_SECRET"
        secret_id      = var.admin_secret_id
        secret_version = "1"
      }
    }
  }

  dynamic "source" {
    for_each = toset(var.role == "replica" ? ["this"] : [])

    content {
      source_type          = "DB_SYSTEM"
      primary_db_system_id = var.primary_id
    }
  }

  management_policy {
    maintenance_window_start = "SUN 20:30" # UTC, Monday 02:00 in India

    backup_policy {
      kind           = "DAILY"
      backup_start   = "21:30" # UTC, 03:00 in India
      retention_days = var.backup_retention_days
    }

    pitr_policy {
      kind         = "STANDARD"
      restore_days = var.backup_retention_days
    }
  }

  lifecycle {
    prevent_destroy = true

    # A password is rotated in Vault and in the database together; Terraform knows only the first one. A switch-over, by
    # the playbook, changes which of the two systems is the primary.
    ignore_changes = [credentials, source]

    precondition {
      condition     = var.role == "primary" ? var.admin_secret_id != null && var.primary_id == null : var.admin_secret_id == null && var.primary_id != null
      error_message = "A primary needs admin_secret_id; a replica needs primary_id, and uses its primary's password."
    }
  }
}

data "oci_psql_db_system_connection_detail" "this" {
  for_each = oci_psql_db_system.this

  db_system_id = each.value.id
}

resource "oci_database_autonomous_database" "this" {
  for_each = toset(local.is_postgresql ? [] : ["this"])

  compartment_id                      = var.compartment_id
  display_name                        = var.name
  db_name                             = "BHARATMART"
  db_workload                         = "OLTP"
  db_version                          = var.engine_version
  compute_model                       = "ECPU"
  compute_count                       = var.ocpu_count * 4
  is_auto_scaling_enabled             = true
  is_auto_scaling_for_storage_enabled = true
  data_storage_size_in_gb             = 100
  backup_retention_period_in_days     = var.backup_retention_days
  is_mtls_connection_required         = false # TLS, and only from the private subnet
  subnet_id                           = var.subnet_id
  nsg_ids                             = [var.security_group_id]
  private_endpoint_label              = "database"
  license_model                       = "LICENSE_INCLUDED"
  freeform_tags                       = var.freeform_tags

  is_local_data_guard_enabled = var.role == "primary" ? true : null
  secret_id                   = var.admin_secret_id
  secret_version_number       = var.role == "primary" ? 1 : null

  source                        = var.role == "primary" ? "NONE" : "CROSS_REGION_DISASTER_RECOVERY"
  source_id                     = var.primary_id
  remote_disaster_recovery_type = var.role == "primary" ? null : "ADG"

  lifecycle {
    prevent_destroy = true

    # As above; the source of a standby stays the same when the roles change.
    ignore_changes = [secret_version_number, source, source_id, remote_disaster_recovery_type]

    precondition {
      condition     = var.role == "primary" ? var.admin_secret_id != null && var.primary_id == null : var.admin_secret_id == null && var.primary_id != null
      error_message = "A primary needs admin_secret_id; a replica needs primary_id, and uses its primary's password."
    }
  }
}
